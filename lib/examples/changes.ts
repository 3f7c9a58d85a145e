import { invariant } from '@/lib/base/invariant'
import { type Design, documentsOf, type Identity, withDocumentText } from '@/lib/design'
import type { AnswerState, Shown, StatedAnswer } from './types'

// The words in which examples are written: short, so that a page of them reads like a table.

/** Puts one piece of a policy in place of another. The piece has to be there. */
export function replacing(documentId: string, from: string, to: string): (design: Design) => Design {
  return (design) => {
    const text = documentsOf(design).find(({ id }) => id === documentId)?.text
    invariant(text?.includes(from), `${documentId} does not hold ${from}`)
    return withDocumentText(design, documentId, (text as string).replaceAll(from, to))
  }
}

/** Several changes, one after the other. */
export function both(...changes: readonly ((design: Design) => Design)[]): (design: Design) => Design {
  return (design) => changes.reduce((changed, change) => change(changed), design)
}

/** Changes settings of the identity pool. */
export function withPool(settings: Partial<Design['identityPool']>): (design: Design) => Design {
  return (design) => ({ ...design, identityPool: { ...design.identityPool, ...settings } })
}

/** Changes something about one identity. */
export function withIdentity(id: string, change: object): (design: Design) => Design {
  return (design) => ({
    ...design,
    identities: design.identities.map((identity) =>
      identity.id === id ? ({ ...identity, ...change } as Identity) : identity,
    ),
  })
}

export const cell = (identity: string, request: string): Shown => ({ kind: 'cell', identity, request })
export const step = (identity: string, number: 1 | 2 | 3 | 4 | 5): Shown => ({
  kind: 'step',
  identity,
  step: number,
})
export const trust = (role: string, who: string): Shown => ({ kind: 'trust', role, who })

const stated = (state: AnswerState, says?: string): StatedAnswer => (says ? { state, says } : { state })
export const allow = (says?: string) => stated('allow', says)
export const deny = (says?: string) => stated('deny', says)
export const passed = (says?: string) => stated('passed', says)
export const refused = (says?: string) => stated('refused', says)
export const notReached = stated('not-reached')
export const skipped = stated('skipped')
