'use client'

import { useEffect, useRef, useState } from 'react'
import { NOT_TAKEN_OVER, openInPlayground } from '@/components/site/open-in-playground'
import { useAnnounce } from '@/components/ui/announcer'
import type { ExampleAnswer, ExampleAnswers } from '@/lib/examples'
import { VERDICT_OR_STATUS } from './answer-look'

/** How long typing rests before the answers follow, in milliseconds. */
const PAUSE = 150

const loadEngine = () => import('./live-engine')

/** What an example shows now, and what can be done with it. */
export function useExample(id: string, text: string, initial: ExampleAnswers) {
  const announce = useAnnounce()
  /** Which of the proposed changes is made; null: none. */
  const [tried, setTried] = useState<number | null>(null)
  const [typed, setTyped] = useState(text)
  const [shown, setShown] = useState({ ...initial, changed: NOTHING as ReadonlySet<string> })
  const [trouble, setTrouble] = useState<string | null>(null)
  const turn = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  /** The design as the reader has changed it; without a text, as the proposal leaves it. */
  const designOf = async (proposal: number | null, ownText: string | null) => {
    const engine = await loadEngine()
    const example = engine.exampleOf(id)
    if (!example) throw new Error(`no example ${id}`)
    const { design, edits, tries } = example
    const proposed = proposal === null ? design : (tries[proposal]?.change(design) ?? design)
    const changed = ownText === null ? proposed : engine.withDocumentText(proposed, edits, ownText)
    const newText = engine.documentsOf(changed).find((each) => each.id === edits)?.text ?? ''
    return { engine, example, changed, newText, proposed }
  }

  const answer = async (proposal: number | null, ownText: string | null) => {
    const mine = ++turn.current
    try {
      const { engine, example, changed, newText } = await designOf(proposal, ownText)
      const next = await engine.answerExample(example, changed)
      // Overtaken by what was typed since.
      if (mine !== turn.current) return
      if (ownText === null) setTyped(newText)
      const changes = changesFrom(initial.answers, next.answers)
      setShown({ ...next, changed: new Set(changes.map(({ key }) => key)) })
      setTrouble(null)
      announce(sentenceOf(changes))
    } catch {
      if (mine === turn.current)
        setTrouble('A part of this page could not be loaded. Check the connection, and try again.')
    }
  }

  return {
    typed,
    tried,
    shown,
    trouble,
    isChanged: tried !== null || typed !== text,
    /** Asked for as soon as somebody comes near, so that the first answer does not have to wait. */
    prepare: () => void loadEngine().catch(() => {}),
    type: (ownText: string) => {
      setTyped(ownText)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => answer(tried, ownText), PAUSE)
    },
    choose: (proposal: number | null) => {
      clearTimeout(timer.current)
      setTried(proposal)
      return answer(proposal, null)
    },
    reset: () => {
      clearTimeout(timer.current)
      turn.current++
      setTried(null)
      setTyped(text)
      setShown({ ...initial, changed: NOTHING })
      setTrouble(null)
      announce('The example is as it was.')
    },
    open: async () => {
      const opened = await designOf(tried, typed)
        .then(({ engine, example, changed, proposed }) =>
          openInPlayground(changed, {
            lastReadable: isReadable(typed) ? changed : proposed,
            selection: engine.lookOf(example, [...shown.changed][0]),
          }),
        )
        .catch(() => false)
      if (!opened) setTrouble(NOT_TAKEN_OVER)
    },
  }
}

const NOTHING: ReadonlySet<string> = new Set()

function isReadable(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function changesFrom(
  before: readonly ExampleAnswer[],
  after: readonly ExampleAnswer[],
): readonly ExampleAnswer[] {
  return after.filter((answer, index) => answer.state !== before[index]?.state)
}

function sentenceOf(changes: readonly ExampleAnswer[]): string {
  if (changes.length === 0) return 'The answers are those of the example as it stands.'
  const told = changes.map(({ question, state }) => `${question}: ${VERDICT_OR_STATUS[state].word}`)
  return `Changed: ${told.join('; ')}.`
}
