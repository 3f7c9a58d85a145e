import { useEffect, useRef, useState } from 'react'
import type { Design } from '@/lib/design'
import type { ProofMessage } from './answer-in-worker'
import { type Asker, createAsker } from './ask-beside'
import type { Answering, Turn } from './step-by-step'

/** What is asked about: a design, and what was chosen beside it. */
export interface Subject {
  readonly design: Design
}

/** What can be asked about a subject: how, by whom without a worker, and what the answers come to. */
export interface Inquiry<Answer extends Turn, Known, About extends Subject = Subject> {
  toMessage(question: Turn & About): ProofMessage
  inPage(): Promise<Answering<Turn & About, Answer>>
  after(before: Known | null, answer: Answer): Known | null
}

/**
 * The answers about a subject, as they come from beside the page; null before the first word.
 *
 * @param inquiry the same one each time
 * @param subject the same one while nothing of it changed
 */
export function useAnswers<Answer extends Turn, Known, About extends Subject>(
  inquiry: Inquiry<Answer, Known, About>,
  subject: About,
): Known | null {
  const [known, setKnown] = useState<Known | null>(null)
  const turn = useRef(0)
  const asker = useRef<Asker<Turn & About, Answer> | null>(null)
  useEffect(() => {
    const made = createAsker(inquiry.toMessage, inquiry.inPage)
    asker.current = made
    return () => {
      asker.current = null
      made.stop()
    }
  }, [inquiry])
  useEffect(() => {
    const own = ++turn.current
    asker.current?.ask({ turn: own, ...subject }, (answer) => {
      if (answer.turn === turn.current) setKnown((before) => inquiry.after(before, answer))
    })
  }, [inquiry, subject])
  return known
}
