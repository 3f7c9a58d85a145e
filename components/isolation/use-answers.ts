import { useEffect, useRef, useState } from 'react'
import type { Design } from '@/lib/design'
import type { ProofMessage } from './answer-in-worker'
import { type Asker, createAsker } from './ask-beside'
import type { Answering, Turn } from './step-by-step'

/** What can be asked about a design alone: how, by whom without a worker, and what the answers come to. */
export interface Inquiry<Answer extends Turn, Known> {
  toMessage(question: Turn & { readonly design: Design }): ProofMessage
  inPage(): Promise<Answering<Turn & { readonly design: Design }, Answer>>
  after(before: Known | null, answer: Answer): Known | null
}

/**
 * The answers about a design, as they come from beside the page; null before the first word.
 *
 * @param inquiry the same one each time
 */
export function useAnswers<Answer extends Turn, Known>(
  inquiry: Inquiry<Answer, Known>,
  design: Design,
): Known | null {
  const [known, setKnown] = useState<Known | null>(null)
  const turn = useRef(0)
  const asker = useRef<Asker<Turn & { readonly design: Design }, Answer> | null>(null)
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
    asker.current?.ask({ turn: own, design }, (answer) => {
      if (answer.turn === turn.current) setKnown((before) => inquiry.after(before, answer))
    })
  }, [inquiry, design])
  return known
}
