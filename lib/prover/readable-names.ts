import type { Design } from '@/lib/design'
import type { ContextKeys } from '@/lib/iam'
import type { Example } from './prove'
import { tagValuesIn } from './tag-values'

const TAG = /^aws:principaltag\//i
/** What the service is told of what is asked for. */
const TOLD = /^(?:s3|dynamodb):/
/** So many versions are tried at most: a name that reads well is not worth more. */
const MOST = 60
/** The first five parts of an ARN hold no values of identities. */
const HEAD = /^(?:[^:]*:){5}/

/** So many pairs of the design's own values at most: the others are wanted too. */
const MOST_OWN = 8

/**
 * The same example with tags that read like names, the likeliest first: `a` and `aa` show what is wrong, and `acme` and
 * `acme-eu` show it to people. Best of all are values that people of the design have: then a request that is made of the
 * example succeeds for one of them. Which of them is an example at all has to be asked again.
 */
export function* withReadableNames(design: Design, example: Example): Generator<Example> {
  const tags = Object.entries(example.keys).filter(([key]) => TAG.test(key))
  let count = 0
  for (const [key, mine] of tags) {
    const theirs = example.other.get(key.toLowerCase())
    if (typeof mine !== 'string' || theirs === undefined || mine.length + theirs.length > 6) continue
    const own = pairsLike(mine, theirs, tagValuesIn(design, key.replace(TAG, ''))).slice(0, MOST_OWN)
    for (const [asker, owner] of [...own, ...namesLike(mine, theirs)]) {
      const pairs = [[mine, asker] as const, [theirs, owner] as const].sort(
        ([left], [right]) => right.length - left.length,
      )
      for (const told of retold(example, pairs)) {
        if (++count > MOST) return
        yield {
          resource: told.resource,
          keys: { ...told.keys, [key]: asker },
          other: new Map([...example.other, [key.toLowerCase(), owner]]),
        }
      }
    }
  }
}

/** Pairs of these values that stand to each other as the two texts do. */
function pairsLike(mine: string, theirs: string, values: readonly string[]): readonly Pair[] {
  const isLike = (asker: string, owner: string) =>
    asker !== owner &&
    owner.startsWith(asker) === theirs.startsWith(mine) &&
    asker.startsWith(owner) === mine.startsWith(theirs) &&
    /[*?]/.test(asker) === /[*?]/.test(mine)
  return values.flatMap((asker) =>
    values.filter((owner) => isLike(asker, owner)).map((owner) => [asker, owner] as const),
  )
}

/** Names that stand to each other as these two texts do. */
function namesLike(mine: string, theirs: string): readonly Pair[] {
  if (mine !== '' && theirs.startsWith(mine)) {
    return longer(theirs.slice(mine.length)).map((name) => [NAME, name] as const)
  }
  if (theirs !== '' && mine.startsWith(theirs)) {
    return longer(mine.slice(theirs.length)).map((name) => [name, NAME] as const)
  }
  if (/[*?]/.test(mine)) return [[mine, NAME] as const]
  return [[OTHER, NAME] as const]
}

const NAME = 'acme'
const OTHER = 'zeta'

/** The name with more behind it, like this. */
function longer(rest: string): readonly string[] {
  const sign = /^[^a-z0-9]/i.exec(rest)?.[0]
  return sign === undefined ? [`${NAME}-eu`, `${NAME}eu`] : [`${NAME}${sign}eu`, `${NAME}${rest}`]
}

type Pair = readonly [from: string, to: string]

/** The request with the new names in it; where the old ones are meant, nobody knows, so each place is tried. */
function* retold(
  { resource, keys }: Example,
  pairs: readonly Pair[],
): Generator<Pick<Example, 'resource' | 'keys'>> {
  const head = HEAD.exec(resource)?.[0] ?? ''
  const told = Object.entries(keys).filter(([key, value]) => TOLD.test(key) && typeof value === 'string')
  for (const tail of versionsOf(resource.slice(head.length), pairs)) {
    let versions: readonly ContextKeys[] = [withLists(keys, pairs)]
    for (const [key, value] of told) {
      const texts = versionsOf(String(value), pairs)
      versions = versions.flatMap((one) => texts.map((text) => ({ ...one, [key]: text })))
    }
    for (const version of versions) yield { resource: head + tail, keys: version }
  }
}

/** One name in the place of one that stands there, the longer one first; and the text as it is. */
function versionsOf(text: string, pairs: readonly Pair[]): readonly string[] {
  const found = pairs.flatMap(([from, to]) =>
    from === ''
      ? []
      : placesOf(text, from).map((at) => text.slice(0, at) + to + text.slice(at + from.length)),
  )
  return [...found, text]
}

function placesOf(text: string, part: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at)
  return places
}

/** Keys of items are the names themselves. */
function withLists(keys: ContextKeys, pairs: readonly Pair[]): ContextKeys {
  const renamed = (value: unknown) => pairs.find(([from]) => from === value)?.[1] ?? value
  return Object.fromEntries(
    Object.entries(keys).map(([key, value]) => [
      key,
      TOLD.test(key) && Array.isArray(value) ? value.map(renamed) : value,
    ]),
  ) as ContextKeys
}
