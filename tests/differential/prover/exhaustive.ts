import {
  authorize,
  type ContextKeys,
  createRequestContext,
  extendRequestContext,
  type PolicySet,
} from '@/lib/iam'
import { sessionKeys } from '@/lib/prover/session-model'
import { allTexts, MOMENTS, type RandomCase, SUB, TABLE, TEAM } from './random-case'

/** A request that the engine allows and that touches what belongs to somebody else. */
export interface Witness {
  readonly action: string
  readonly resource: string
  readonly keys: ContextKeys
  readonly other: Readonly<Record<string, string>>
}

/** Tries all short requests of all pairs of identities on the real engine; null when none gets through. */
export function tryEverything(one: RandomCase): Witness | null {
  const { population, values } = one
  const policies: PolicySet = { ...population.policies, resource: population.policyOf('buckets', 'b') }
  const base = createRequestContext(sessionKeys(population.shape, population.shape.account))
  const subs = values.get(SUB) as readonly string[]
  const teams = isMentioned(one, TEAM) ? (values.get(TEAM) as readonly (string | null)[]) : [null]
  for (const { action, resource, keys, owners } of requests(one)) {
    for (const sub of subs) {
      for (const team of teams) {
        const mine: ContextKeys = { ...keys, [SUB]: sub, ...(team === null ? {} : { [TEAM]: team }) }
        const context = extendRequestContext(base, { keys: () => mine })
        let isAllowed: boolean | null = null
        for (const owner of owners) {
          const differs = one.differIn === SUB ? owner.sub !== sub : owner.team !== team
          if (!differs) continue
          isAllowed ??=
            authorize(policies, {
              principal: population.principal,
              action,
              resource,
              resourceAccount: population.shape.account,
              context,
            }).kind === 'allow'
          if (isAllowed)
            return { action, resource, keys: mine, other: { sub: owner.sub, team: owner.team ?? '' } }
        }
      }
    }
  }
  return null
}

/** Values that no policy looks at need not be tried. */
function isMentioned({ texts, differIn }: RandomCase, key: string): boolean {
  return differIn === key.toLowerCase() || texts.some((text) => text.includes(key))
}

interface Owner {
  readonly sub: string
  readonly team: string | null
}

interface Asked {
  readonly action: string
  readonly resource: string
  readonly keys: ContextKeys
  /** Whose things it touches. */
  readonly owners: readonly Owner[]
}

function* requests(one: RandomCase): Generator<Asked> {
  const { things } = one
  const template =
    things.kind === 'items' ? things.partitionKey : things.arn.slice('arn:aws:s3:::b/'.length, -2)
  const teams = template.includes(TEAM) ? (one.values.get(TEAM) as readonly (string | null)[]) : ['a']
  const subs = template.includes(SUB) ? (one.values.get(SUB) as readonly string[]) : ['a']
  const eligible: Owner[] = subs.flatMap((sub) =>
    teams.flatMap((team) => (team === null ? [] : [{ sub, team }])),
  )
  const fill = ({ sub, team }: Owner) =>
    template.replace(`\${${SUB}}`, sub).replace(`\${${TEAM}}`, team ?? '')
  if (things.kind === 'items') return yield* itemRequests(one, eligible, fill)
  if (one.operation === 'list') return yield* listRequests(one, eligible, fill)
  const action = things.kind === 'resources' ? (things.actions[0] as string) : 's3:GetObject'
  const hasMoments = ['CurrentTime', 'EpochTime'].some((key) => isMentioned(one, `aws:${key}`))
  const moments = hasMoments ? MOMENTS : [{}]
  // Where time counts there are many times as many requests: of shorter keys, and with fewer tags, then.
  const tags = hasMoments ? [undefined, 'a', 'b'] : [undefined, '', 'a', 'b', 'ab', 'c']
  const tails = allTexts('ab/', hasMoments ? (eligible.length > 40 ? 0 : 1) : 2)
  const extras: readonly ContextKeys[] = !isMentioned(
    one,
    action === 's3:PutObject' ? 'RequestObjectTagKeys' : 'ExistingObjectTag',
  )
    ? [{}]
    : action === 's3:PutObject'
      ? [undefined, [], ...pairs(['', 'a', 'b', 'ab'])].map((set) => ({ 's3:RequestObjectTagKeys': set }))
      : tags.map((value) => ({ 's3:ExistingObjectTag/k': value }))
  const byFolder = eligible.map((owner) => ({ owner, folder: `${fill(owner)}/` }))
  const keysOfOthers = new Set(byFolder.flatMap(({ folder }) => tails.map((tail) => folder + tail)))
  for (const key of keysOfOthers) {
    const touched = byFolder.filter(({ folder }) => key.startsWith(folder)).map(({ owner }) => owner)
    if (touched.length === 0) continue
    const resource = `arn:aws:s3:::b/${key}`
    for (const extra of extras)
      for (const moment of moments) yield { action, resource, keys: { ...extra, ...moment }, owners: touched }
  }
}

function* listRequests(
  one: RandomCase,
  owners: readonly Owner[],
  fill: (owner: Owner) => string,
): Generator<Asked> {
  const folders = owners.map((owner) => `${fill(owner)}/`)
  const beginnings = folders.flatMap((folder) => [...folder].map((_, index) => folder.slice(0, index)))
  const tails = folders.flatMap((folder) => allTexts('ab/', 1).map((tail) => folder + tail))
  const prefixes: readonly (string | undefined)[] = [undefined, ...new Set([...beginnings, ...tails])]
  for (const action of ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads']) {
    for (const prefix of action === 's3:ListBucketMultipartUploads' ? [undefined] : prefixes) {
      const touched = owners.filter((owner) => {
        const folder = `${fill(owner)}/`
        return prefix === undefined || folder.startsWith(prefix) || prefix.startsWith(folder)
      })
      if (touched.length === 0) continue
      const many =
        action === 's3:ListBucketMultipartUploads' || !isMentioned(one, 'max-keys')
          ? [undefined]
          : [undefined, '0', '1', '3', '5', '6', '9'] // S3 takes whole numbers only
      for (const maxKeys of many) {
        yield {
          action,
          resource: 'arn:aws:s3:::b',
          keys: { 's3:prefix': prefix, 's3:max-keys': maxKeys },
          owners: touched,
        }
      }
    }
  }
}

function* itemRequests(
  one: RandomCase,
  owners: readonly Owner[],
  fill: (owner: Owner) => string,
): Generator<Asked> {
  if (one.operation === 'scan') {
    for (const action of ['dynamodb:Scan', 'dynamodb:PartiQLSelect'])
      yield { action, resource: TABLE, keys: {}, owners }
    return
  }
  const theirs = [...new Set(owners.map(fill))]
  const singles = theirs.map((text) => [text])
  // Of very many owners not every two: what two of them show, others show too.
  const small = [...new Set([...theirs.slice(0, 24), 'a', 'b', 'ab', 'A', '/'])]
  for (const values of [...singles, ...pairs(small).filter((set) => set.length === 2)]) {
    const touched = owners.filter((owner) => values.includes(fill(owner)))
    if (touched.length === 0) continue
    const actions =
      values.length === 1
        ? ['dynamodb:GetItem', 'dynamodb:BatchGetItem']
        : ['dynamodb:BatchGetItem', 'dynamodb:PartiQLSelect']
    for (const action of actions) {
      yield { action, resource: TABLE, keys: { 'dynamodb:LeadingKeys': values }, owners: touched }
    }
  }
}

function pairs(values: readonly string[]): readonly (readonly string[])[] {
  return values.flatMap((left, index) => [[left], ...values.slice(index + 1).map((right) => [left, right])])
}
