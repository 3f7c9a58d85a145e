import type { BitCoder } from './bit-coder'
import { createModel } from './model'
import { createTextCoder, hash, hashText, type TextField } from './text-coder'
import type { AccessLevel, KeyType } from './types'

/** Access levels and key types by the numbers that stand for them in the stored form. */
export const ACCESS_LEVELS: readonly AccessLevel[] = [
  'Read',
  'List',
  'Write',
  'Tagging',
  'Permissions management',
]
export const KEY_TYPES: readonly KeyType[] = [
  'String',
  'Numeric',
  'Date',
  'Bool',
  'Binary',
  'IPAddress',
  'ARN',
  'ArrayOfString',
  'ArrayOfARN',
]

/** A catalogue as it is stored: names once, everything else by number. */
export interface StoredHeader {
  /** The services with details, in the order in which they are stored. */
  readonly services: readonly (StoredPrefix & { readonly isFull: boolean })[]
  readonly globalKeys: readonly StoredKey[]
  /** First words of action names, the most frequent first. */
  readonly verbs: readonly string[]
}

/** A service that exists, and whether resource control policies reach it. */
export interface StoredPrefix {
  readonly prefix: string
  readonly hasRcp: boolean
}

export interface StoredKey {
  readonly name: string
  /** Its number in `KEY_TYPES`. */
  readonly type: number
}

export interface StoredService {
  readonly title: string
  /** Sorted by name, as types and actions are; both are empty unless the service is kept in full. */
  readonly keys: readonly StoredKey[]
  readonly types: readonly StoredType[]
  readonly actions: readonly StoredAction[]
}

export interface StoredType {
  readonly name: string
  readonly arn: string
  /** Numbers of the keys that requests carry because such a resource takes part. */
  readonly keys: readonly number[]
}

export interface StoredAction {
  readonly name: string
  /** Its number in `ACCESS_LEVELS`. */
  readonly level: number
  readonly types: readonly number[]
  /** Numbers of the keys besides those of its types. */
  readonly keys: readonly number[]
}

/** Policies of a pool's roles mostly name these few, so they are read without the names of all the others. */
export const SERVICES_BEFORE_PREFIXES = 6

/** Writes (given what is known) or reads (given nothing) the parts of a catalogue in their order. */
export interface CatalogCoder {
  /** The services without details, sorted; they stand after the first `SERVICES_BEFORE_PREFIXES` with details. */
  prefixes(known?: readonly StoredPrefix[]): StoredPrefix[]
  header(known?: StoredHeader): StoredHeader
  /** The next service; `verbs` are those of the header. */
  service(prefix: string, isFull: boolean, verbs: readonly string[], known?: StoredService): StoredService
}

const KIND = { text: 0, keyType: 1, mask: 2, typeSet: 3, keySet: 4, level: 5, verb: 6, shared: 7 }
const FIELD = { prefix: 1, key: 2, title: 3, type: 4, arn: 5, noun: 6, verb: 7 } satisfies Record<
  string,
  TextField
>
/** What stands for a verb that is not among those of the header: the numbers of the others are smaller. */
const UNKNOWN_VERB = 255

/**
 * The form of the catalogue data, for writing and for reading: one description of the order and of what each part
 * may depend on, so that the two cannot drift apart.
 *
 * Actions stand by noun (`Bucket`: Create, Delete, List): nouns are sorted words, and what verbs a noun has, which
 * resources an action takes and which keys it carries, follows habits that the model learns.
 */
export function createCatalogCoder(bits: BitCoder): CatalogCoder {
  const model = createModel(bits)
  const text = createTextCoder(model, KIND.text, KIND.shared)

  /** Words in their order up to an empty one. */
  function list(field: TextField, known: readonly string[] | undefined): string[] {
    const words: string[] = []
    for (;;) {
      const word = text(field, words.at(-1) ?? '', '', known?.[words.length])
      if (word === '') return words
      words.push(word)
    }
  }

  function number(kind: number, value: number, ...contexts: number[]): number {
    return model.number(kind, 0, 0, contexts, value)
  }

  function keys(prefix: string, known: readonly StoredKey[] | undefined): StoredKey[] {
    const found: StoredKey[] = []
    let above = ''
    let type = 0
    for (;;) {
      // The service's own prefix is left out: `:prefix` for `s3:prefix`.
      const next = known?.[found.length]
      const short = next?.name.startsWith(`${prefix}:`) ? next.name.slice(prefix.length) : next?.name
      above = text(FIELD.key, above, '', short)
      if (above === '') return found
      const ending = hashText(above.slice(-3).toLowerCase())
      type = number(KIND.keyType, next?.type ?? 0, 0, type, ending, hashText(above.slice(-6)))
      found.push({ name: above.startsWith(':') ? prefix + above : above, type })
    }
  }

  /** Which members of a list are meant: a yes or no for each, seen beside the choice before. */
  function mask(
    field: number,
    scope: number,
    names: readonly number[],
    isImplied: (index: number) => boolean,
    before: readonly number[],
    known: readonly number[] | undefined,
  ): number[] {
    const chosen: number[] = []
    let last = 0
    let lastTwo = 0
    for (const [index, name] of names.entries()) {
      if (isImplied(index)) continue
      const was = before.includes(index) ? 1 : 0
      const here = hash(scope, index)
      const contexts = [
        hash(field, 0),
        hash(name, was),
        hash(hash(name, was), last),
        hash(here, lastTwo),
        hash(hash(name, chosen.length), 3),
        hash(was, lastTwo),
        hash(here, hash(last, was + 9)),
      ]
      last = model.flag(KIND.mask, 2 + field, contexts, known?.includes(index) ? 1 : 0)
      lastTwo = (lastTwo % 2) * 2 + last
      if (last === 1) chosen.push(index)
    }
    return chosen
  }

  function types(prefix: string, scope: number, keyNames: readonly number[], known?: readonly StoredType[]) {
    const names = list(
      FIELD.type,
      known?.map((type) => type.name),
    )
    const usual = `arn:\${Partition}:${prefix}:\${Region}:\${Account}:`
    let above = ''
    const arns = names.map((name, index) => {
      const arn = known?.[index]?.arn
      const short = arn?.startsWith(usual) ? arn.slice(usual.length) : arn
      above = text(FIELD.arn, above, squashed(name), short?.replaceAll('${', '<').replaceAll('}', '>'))
      const long = above.replaceAll('<', '${').replaceAll('>', '}')
      return long.startsWith('arn:') ? long : usual + long
    })
    let before: readonly number[] = []
    return names.map((name, index): StoredType => {
      before = mask(1, scope, keyNames, () => false, before, known?.[index]?.keys)
      return { name, arn: arns[index] as string, keys: before }
    })
  }

  function actions(
    scope: number,
    verbs: readonly string[],
    isFull: boolean,
    keyNames: readonly number[],
    types: readonly StoredType[],
    known: ReadonlyMap<string, readonly StoredAction[]> | undefined,
  ): StoredAction[] {
    const found: StoredAction[] = []
    const typeNames = types.map((type) => squashed(type.name))
    const sortedTypeNames = [...typeNames].sort()
    const nouns = known && [...known.keys()].filter((noun) => noun !== '').sort()
    const typeSets: (readonly number[])[] = []
    const keySets: (readonly number[])[] = []
    let typesBefore = 0
    let keysBefore = 0
    let verbsBefore = 0
    let above = ''
    // Actions that are one word alone, `Scan`, come first.
    for (let group = 0, noun = ''; group === 0 || noun !== ''; group++) {
      const lower = noun.toLowerCase()
      let type = -1
      for (const [index, name] of typeNames.entries()) {
        if (name.length > (typeNames[type]?.length ?? 0) && lower.includes(name)) type = index
      }
      const isType = typeNames[type] === lower ? 1 : type < 0 ? 2 : 0
      const shape = nounShape(noun, above)
      const plural = noun.endsWith('s') ? 1 : 0
      const nounHash = hashText(noun)
      const ending = hashText(/[A-Z]?[a-z0-9]*$/.exec(noun)?.[0] ?? '')
      const members = known?.get(noun)
      let verb = 0
      let verbSet = 0
      let typeSet = 0
      let keySet = 0
      for (let member = 0; ; member++) {
        const action = members?.[member]
        const verbWord = action?.name.slice(0, action.name.length - noun.length)
        const verbNumber = verbWord === undefined ? 0 : verbs.indexOf(verbWord) + 1 || UNKNOWN_VERB
        const verbBefore = verb
        verb = number(
          KIND.verb,
          verbNumber,
          hash(verbSet, 1),
          hash(verb, 3),
          hash(hash(verbSet, nounHash), 2),
          hash(verb, plural),
          hash(nounHash, verb),
          hash(ending, verb),
          hash(hash(scope, type), hash(verbSet, isType)),
          hash(verbSet, isType),
          hash(shape, verbSet),
          hash(hash(shape, verbsBefore), verb),
        )
        if (verb === 0) break
        const word = verb === UNKNOWN_VERB ? text(FIELD.verb, '', '', verbWord) : verbs[verb - 1]
        const level = number(
          KIND.level,
          action?.level ?? 0,
          hash(verb, 0),
          hash(verb, scope),
          hash(nounHash, verb),
          hash(verb, plural),
          hash(verb, verbBefore),
        )
        verbSet = hash(verbSet, verb)
        if (isFull) {
          typeSet = number(
            KIND.typeSet,
            numberOf(typeSets, action?.types),
            scope,
            hash(scope, typeSet),
            hash(scope, typesBefore),
            hash(scope, hash(verb, typesBefore)),
            hash(scope, verb),
            hash(scope, hash(typeSet, typesBefore)),
            hash(scope, hash(type, 77)),
            hash(scope, hash(type, hash(verb, 77))),
            hash(scope, hash(type, hash(typeSet, 77))),
          )
          if (typeSet === 0) {
            const hinted = typeNames.map((name, index) =>
              hash(hashText(types[index]?.name ?? ''), lower.startsWith(name.slice(0, 5)) ? 1 : 0),
            )
            const last = typeSets[typesBefore - 1] ?? []
            typeSet = typeSets.push(mask(2, scope, hinted, () => false, last, action?.types))
          }
          keySet = number(
            KIND.keySet,
            numberOf(keySets, action?.keys),
            scope,
            hash(scope, hash(typeSet, verb)),
            hash(scope, hash(verb, keySet)),
            hash(scope, typeSet),
            hash(scope, verb),
            hash(scope, hash(keySet, typeSet)),
            hash(scope, hash(keysBefore, level)),
          )
          if (keySet === 0) {
            const implied = new Set(typeSets[typeSet - 1]?.flatMap((index) => types[index]?.keys ?? []))
            const last = keySets[keysBefore - 1] ?? []
            keySet = keySets.push(mask(3, scope, keyNames, (key) => implied.has(key), last, action?.keys))
          }
          typesBefore = typeSet
          keysBefore = keySet
        }
        found.push({
          name: `${word}${noun}`,
          level,
          types: typeSets[typeSet - 1] ?? [],
          keys: keySets[keySet - 1] ?? [],
        })
      }
      verbsBefore = verbSet
      above = noun
      const aboveLower = noun.toLowerCase()
      const hint = sortedTypeNames.find((name) => name > aboveLower) ?? ''
      noun = text(FIELD.noun, above, hint, nouns?.[group])
    }
    return found
  }

  function prefixes(known?: readonly StoredPrefix[]): StoredPrefix[] {
    const words = known?.map((each) => each.prefix)
    return list(FIELD.prefix, words).map((prefix, index) => {
      const isReached = model.flag(KIND.mask, 1, [hashText(prefix[0] ?? '')], known?.[index]?.hasRcp ? 1 : 0)
      return { prefix, hasRcp: isReached === 1 }
    })
  }

  return {
    prefixes,
    header(known) {
      const services = prefixes(known?.services).map((each, index) => ({
        ...each,
        isFull: model.flag(KIND.mask, 2, [3], known?.services[index]?.isFull ? 1 : 0) === 1,
      }))
      const globalKeys = keys('aws', known?.globalKeys)
      return { services, globalKeys, verbs: list(FIELD.noun, known?.verbs) }
    },
    service(prefix, isFull, verbs, known) {
      const scope = hashText(prefix)
      const title = text(FIELD.title, '', '', known?.title)
      const ownKeys = isFull ? keys(prefix, known?.keys) : []
      const keyNames = ownKeys.map((key) => hashText(key.name))
      const ownTypes = isFull ? types(prefix, scope, keyNames, known?.types) : []
      const groups = known && byNoun(known.actions, verbs)
      return {
        title,
        keys: ownKeys,
        types: ownTypes,
        actions: actions(scope, verbs, isFull, keyNames, ownTypes, groups),
      }
    },
  }
}

/** The first word of an action's name; what follows is its noun. */
export function verbOf(name: string): string {
  return /^(?:[A-Z][a-z]+|[A-Z]+(?![a-z]))?/.exec(name)?.[0] ?? ''
}

function byNoun(actions: readonly StoredAction[], verbs: readonly string[]): Map<string, StoredAction[]> {
  const groups = new Map<string, StoredAction[]>()
  for (const action of actions) {
    const noun = action.name.slice(verbOf(action.name).length)
    groups.set(noun, [...(groups.get(noun) ?? []), action])
  }
  const rank = (action: StoredAction) => verbs.indexOf(verbOf(action.name)) + 1 || UNKNOWN_VERB
  for (const group of groups.values()) group.sort((one, other) => rank(one) - rank(other))
  return groups
}

/** Whether the noun goes on from the one above it in the list. */
function nounShape(noun: string, above: string): number {
  if (noun === '') return 3
  if (noun === `${above}s`) return 1
  if (noun.startsWith(above)) return 2
  return noun.endsWith('s') ? 4 : 5
}

/** `knowledge-base` as it stands in `KnowledgeBase`. */
function squashed(name: string): string {
  return name.replaceAll('-', '').toLowerCase()
}

/** The number of a set among those met before, from 1; 0 when it is new. */
function numberOf(sets: readonly (readonly number[])[], wanted: readonly number[] | undefined): number {
  // A reader does not know it, and need not look.
  if (!wanted) return 0
  const text = wanted.join()
  return sets.findIndex((set) => set.join() === text) + 1
}
