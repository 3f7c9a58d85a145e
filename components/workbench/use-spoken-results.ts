'use client'

import { useEffect, useRef } from 'react'
import type { ShownStep } from '@/components/engine/views-of'
import { type ChangedCells, sayChanged } from '@/components/matrix/changed-cells'
import { useAnnounce } from '@/components/ui/announcer'
import { STATUSES } from '@/components/ui/verdict'

interface Spoken {
  readonly broken: string | null
  readonly changed: ChangedCells
  readonly headline: string | null
  readonly step: ShownStep | undefined
}

/** Says in one sentence what an action brought about, and nothing when the words would be the same. */
export function useSpokenResults({ broken, changed, headline, step }: Spoken) {
  const announce = useAnnounce()
  const last = useRef<Spoken | null>(null)
  useEffect(() => {
    const before = last.current
    last.current = { broken, changed, headline, step }
    if (before === null) return
    const sentences: string[] = []
    if (broken !== before.broken) sentences.push(broken ?? 'Every policy is valid JSON again.')
    const said = changed === before.changed ? null : sayChanged(changed.size)
    if (said) sentences.push(`${said}.`)
    if (headline && (said || headline !== before.headline)) sentences.push(`${headline}.`)
    else if (step && step.number !== before.step?.number) {
      sentences.push(
        `Step ${step.number} of 6, ${step.title}: ${STATUSES[step.status].word}. ${step.answered}`,
      )
    }
    if (sentences.length > 0) announce(sentences.join(' '))
  }, [announce, broken, changed, headline, step])
}
