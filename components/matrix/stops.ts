import type { Simulated } from '@/components/engine/simulated'
import type { StepNumber } from '@/lib/simulation'
import { VERDICT_WORDS } from '@/lib/views'
import { type ChangedCells, cellKey } from './changed-cells'

/** A cell to step to, and what to say on arrival. */
export interface Stop {
  readonly identityId: string
  readonly requestId: string
  readonly step: StepNumber
  /** "Ana, Get own object: was allowed, now denied". */
  readonly says: string
}

const NOW = { allow: 'allowed', deny: 'denied', undetermined: 'undetermined' } as const

/** The cells that the last edit changed, identity by identity. */
export function changedPlaces({ design, simulation }: Simulated, changed: ChangedCells): readonly Stop[] {
  if (changed.size === 0) return []
  const nameOf = namesIn(design)
  return simulation.cells.flatMap(({ identity, request, verdict, step }) => {
    const was = changed.get(cellKey(identity, request))
    if (was === undefined) return []
    const says = `${nameOf(identity, request)}: was ${NOW[was]}, now ${NOW[verdict]}`
    return [{ identityId: identity, requestId: request, step, says }]
  })
}

/** The cells that are not what the design expects of them. */
export function unmetPlaces({ design, simulation }: Simulated): readonly Stop[] {
  const unmet = simulation.expectations.filter(({ isMet }) => !isMet)
  if (unmet.length === 0) return []
  const nameOf = namesIn(design)
  return unmet.map(({ identity, request, expected, actual, actualStep }) => ({
    identityId: identity,
    requestId: request,
    step: actualStep,
    says:
      expected === actual
        ? `${nameOf(identity, request)}: ${NOW[actual]} as expected, but at step ${actualStep}`
        : `${nameOf(identity, request)}: expected ${VERDICT_WORDS[expected].toLowerCase()}, is ${NOW[actual]}`,
  }))
}

/** "7 of 8 expectations met"; null when nothing is expected. */
export function sayExpectations({ simulation: { expectations } }: Simulated): string | null {
  const { length } = expectations
  if (length === 0) return null
  const met = expectations.filter(({ isMet }) => isMet).length
  return `${met} of ${length} ${length === 1 ? 'expectation' : 'expectations'} met`
}

interface Named {
  readonly id: string
  readonly name: string
}

function namesIn({
  identities,
  requests,
}: {
  readonly identities: readonly Named[]
  readonly requests: readonly Named[]
}) {
  const names = (list: readonly Named[]) => new Map(list.map(({ id, name }) => [id, name]))
  const people = names(identities)
  const asked = names(requests)
  return (identity: string, request: string) =>
    `${people.get(identity) ?? identity}, ${asked.get(request) ?? request}`
}
