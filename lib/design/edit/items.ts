import {
  ID_FIELDS,
  idOfItem,
  itemsOf,
  type PartItem,
  type PartName,
  schemaOfPart,
  withItems,
} from '../form/parts'
import { withMoved } from '../form/value-at'
import type { Design, Identity } from '../schema/design'
import { checkAgainst, whenSound } from './check'
import { freshCognitoId, freshId, freshName, freshSub, nameOfCopy } from './fresh-names'
import { providersIdentities } from './identities-of'
import { withRenamed } from './rename-references'

/** A design to which an item has come, and where it stands. */
export interface WithNew {
  readonly design: Design
  readonly index: number
}

/** The design with an item at the end of one of its lists, under an id that is new there. */
export function addItem(design: Design, part: PartName, item: PartItem): WithNew {
  const items = itemsOf(design, part)
  const named = { ...item, [ID_FIELDS[part]]: freshItemId(design, part, idOfItem(part, item)) } as PartItem
  return { design: withItems(design, part, [...items, named]), index: items.length }
}

/**
 * The design with a copy of an item right behind it. The copy has a name and ids of its own: a copied user is
 * somebody else. Expectations are not copied.
 */
export function duplicateItem(design: Design, part: PartName, index: number): WithNew {
  const items = itemsOf(design, part)
  const item = items[index]
  if (!item) return { design, index }
  const copy = copyOf(design, part, item)
  return {
    design: withItems(design, part, [...items.slice(0, index + 1), copy, ...items.slice(index + 1)]),
    index: index + 1,
  }
}

/** The design without an item, and without what cannot be without it. @see dependantsOf */
export function removeItem(design: Design, part: PartName, index: number): Design {
  const items = itemsOf(design, part)
  const item = items[index]
  if (!item) return design
  const gone =
    part === 'identities'
      ? [item as Identity]
      : part === 'providers' || part === 'otherPools'
        ? providersIdentities(design, part, item)
        : []
  const ids = new Set(gone.map(({ id }) => id))
  const request = part === 'requests' ? idOfItem(part, item) : null
  const rest = withItems(
    design,
    part,
    items.filter((_, at) => at !== index),
  )
  return {
    ...rest,
    identities: rest.identities.filter(({ id }) => !ids.has(id)),
    expectations: rest.expectations.filter(
      (each) => !ids.has(each.identity) && (request === null || each.request !== request),
    ),
  }
}

/** The design with an item in another place of its list; the same design when there is no such place. */
export function moveItem(design: Design, part: PartName, from: number, to: number): Design {
  const items = itemsOf(design, part)
  const moved = withMoved(items, from, to)
  return moved === items ? design : withItems(design, part, moved)
}

/** Why an item cannot have this name; null when it can. */
export function renameProblem(design: Design, part: PartName, index: number, to: string): string | null {
  const item = itemsOf(design, part)[index]
  if (!item || idOfItem(part, item) === to) return null
  const checked = checkAgainst(schemaOfPart(part), { ...item, [ID_FIELDS[part]]: to })
  if (!checked.ok) return checked.error[0]?.message ?? null
  const sound = whenSound(withRenamed(design, part, index, to), [])
  return sound.ok ? null : (sound.error[0]?.message ?? null)
}

/**
 * The design in which an item has another name and everything that refers to it follows: fields, templates in
 * requests, ARNs in policies and claims. The same design when it cannot have that name. @see renameProblem
 */
export function renameItem(design: Design, part: PartName, index: number, to: string): Design {
  const item = itemsOf(design, part)[index]
  if (!item || idOfItem(part, item) === to || renameProblem(design, part, index, to) !== null) return design
  return withRenamed(design, part, index, to)
}

/** An id for this list that nothing in it has, as near to the wanted one as can be. */
function freshItemId(design: Design, part: PartName, wanted: string): string {
  const taken = itemsOf(design, part).map((item) => idOfItem(part, item))
  switch (part) {
    case 'identities':
    case 'requests':
      return freshId(taken, wanted)
    case 'roles':
      return freshName(taken, wanted, { separator: '-', longest: 64 })
    case 'buckets':
      return freshName(taken, wanted, { separator: '-', longest: 63 })
    case 'tables':
      return freshName(taken, wanted, { separator: '-', longest: 255 })
    case 'resources':
      return freshName(taken, wanted, { separator: '-', longest: 2000 })
    case 'otherPools':
      return taken.includes(wanted) ? freshCognitoId(taken, regionOf(wanted), design.name) : wanted
    case 'providers':
      // A user pool's id ends in letters and digits alone.
      return /_[0-9a-zA-Z]+$/.test(wanted)
        ? freshName(taken, wanted, { separator: '', longest: 128 })
        : freshName(taken, wanted, { separator: '-', longest: 128 })
  }
}

/** At most 17 characters, as long as an AWS Region can be: the id as a whole may have 55. */
function regionOf(id: string): string {
  return id.slice(0, id.indexOf(':')).slice(0, 17)
}

function copyOf(design: Design, part: PartName, item: PartItem): PartItem {
  const ids = itemsOf(design, part).map((each) => idOfItem(part, each))
  const id = idOfItem(part, item)
  switch (part) {
    case 'identities':
      return copyOfIdentity(design, item as Identity)
    case 'requests':
    case 'otherPools':
    case 'providers': {
      const names = itemsOf(design, part).map(({ name }) => name)
      const name = nameOfCopy(names, (item as PartItem<'requests'>).name)
      // A pool's name allows only certain characters: a copied one has them.
      return { ...item, id: freshItemId(design, part, id), name } as PartItem
    }
    case 'roles': {
      const base = id.replace(/-copy(?:-\d+)?$/, '').slice(0, 59)
      return { ...item, name: freshName(ids, `${base}-copy`, { separator: '-', longest: 64 }) } as PartItem
    }
    case 'buckets':
    case 'tables': {
      const longest = part === 'buckets' ? 63 : 255
      const base = id.replace(/-copy(?:-\d+)?$/, '').slice(0, longest - 5)
      return { ...item, name: freshName(ids, `${base}-copy`, { separator: '-', longest }) } as PartItem
    }
    case 'resources':
      return { ...item, arn: freshItemId(design, part, id) } as PartItem
  }
}

function copyOfIdentity(design: Design, identity: Identity): Identity {
  const { identities } = design
  const name = nameOfCopy(
    identities.map((each) => each.name),
    identity.name,
  )
  const id = freshId(
    identities.map((each) => each.id),
    identity.id,
  )
  const identityId = freshCognitoId(
    identities.map((each) => each.identityId),
    regionOf(identity.identityId),
    id,
  )
  const copy = { ...identity, id, name, identityId }
  switch (copy.kind) {
    case 'user-pool-user': {
      const users = identities.filter((each) => each.kind === 'user-pool-user')
      const sub = freshSub(
        users.map((each) => each.sub),
        id,
      )
      const username = another(
        users.map((each) => each.username),
        copy.username,
        128,
      )
      return { ...copy, sub, username }
    }
    case 'oidc-user':
    case 'google-user':
    case 'apple-user':
      return { ...copy, sub: another([], copy.sub, 128) }
    case 'facebook-user':
    case 'amazon-user':
      return { ...copy, userId: another([], copy.userId, 128) }
    case 'saml-user':
      return { ...copy, nameId: another([], copy.nameId, 128) }
    case 'developer-user':
      return { ...copy, userIdentifier: another([], copy.userIdentifier, 1024) }
    case 'guest':
      return copy
  }
}

function another(taken: readonly string[], name: string, longest: number): string {
  return freshName([...taken, name], name, { separator: '-', longest })
}
