import { type Example, keyOf } from '@/lib/examples'
import type { Selection } from '@/lib/store'

/** What the playground should show first of an example: the answer with this key, or the first of all. */
export function lookOf(example: Example, key?: string): Selection {
  const { design, edits, shows } = example
  const shown = shows.find((each) => keyOf(each) === key) ?? shows[0]
  const first = { identityId: design.identities[0]?.id ?? '', requestId: design.requests[0]?.id ?? null }
  switch (shown?.kind) {
    case 'cell':
      return { identityId: shown.identity, requestId: shown.request, step: 6, documentId: edits }
    case 'step':
      return { ...first, identityId: shown.identity, step: shown.step, documentId: edits }
    default:
      return { ...first, step: 4, documentId: edits }
  }
}
