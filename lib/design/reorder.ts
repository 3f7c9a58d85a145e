import type { Design } from './schema/design'

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
  return list === 'requests'
    ? withList(design, 'requests', moved(design.requests, id, placeOf))
    : withList(design, 'identities', moved(design.identities, id, placeOf))
}

function withList<Key extends 'requests' | 'identities'>(
  design: Design,
  key: Key,
  list: Design[Key],
): Design {
  return list === design[key] ? design : { ...design, [key]: list }
}

function moved<Item extends { readonly id: string }>(list: Item[], id: string, placeOf: string): Item[] {
  const from = list.findIndex((item) => item.id === id)
  const to = list.findIndex((item) => item.id === placeOf)
  const item = list[from]
  if (item === undefined || to < 0 || from === to) return list
  return list.toSpliced(from, 1).toSpliced(to, 0, item)
}
