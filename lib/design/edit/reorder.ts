import type { Design } from '../schema/design'
import { moveItem } from './items'

/**
 * The design with one of its requests or identities in the place of another, and those between moved up or down.
 *
 * The order of requests counts: one finds what an earlier one of the same identity has stored. The order of
 * identities decides whom `{{other}}` names. The same design when either is not there, or both are the same.
 */
export function withPlaceOf(
  design: Design,
  list: 'requests' | 'identities',
  id: string,
  placeOf: string,
): Design {
  const from = design[list].findIndex((item) => item.id === id)
  const to = design[list].findIndex((item) => item.id === placeOf)
  return from < 0 || to < 0 ? design : moveItem(design, list, from, to)
}
