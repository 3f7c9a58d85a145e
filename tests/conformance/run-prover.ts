import type { Design } from '@/lib/design'
import { DOCUMENTED_IDS, type IdentityFormat } from '@/lib/prover/identity-format'
import { populationsOf } from '@/lib/prover/populations'
import type { Example } from '@/lib/prover/prove'
import { proveIsolation } from '@/lib/prover/question-isolation'
import { withReadableNames } from '@/lib/prover/readable-names'
import { TAG_FORMATS } from '@/lib/prover/tag-formats'
import type { Things } from '@/lib/prover/things'
import { DEFAULT_DESIGN } from '@/lib/scenarios/default-design'
import { type IsolationCase, SUB } from './cases/prover/isolation-cases'

/** Makes the design that a case tells in short, and asks the prover. */
export function askCase(one: IsolationCase) {
  const formats = new Map(
    Object.entries(one.formats ?? {}).map(([key, id]): [string, IdentityFormat] => [
      key.toLowerCase(),
      id === 'documented'
        ? DOCUMENTED_IDS
        : (TAG_FORMATS.find((each) => each.id === id)?.format as IdentityFormat),
    ]),
  )
  const design = designOf(one)
  const wanted = one.who ?? 'signed-in'
  const population = populationsOf(design, formats).find(
    ({ isGuest, flow }) =>
      isGuest === (wanted !== 'signed-in') && (flow === 'classic') === (wanted === 'guest classic'),
  )
  if (!population) throw new Error('nobody has a session')
  const things = thingsOf(one)
  const operation = one.operation ?? (one.resources ? 'use' : 'read')
  const retell = (example: Example) => withReadableNames(design, example)
  const question = { design, population, things, operation, retell }
  return { answer: proveIsolation(question), things, operation }
}

function thingsOf({ folder, items, resources, indexes = [] }: IsolationCase): Things {
  if (resources) return { kind: 'resources', arn: resources[0], actions: [resources[1]] }
  if (items) {
    return {
      kind: 'items',
      tableArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/Rows',
      partitionKey: items,
      otherIndexes: indexes.filter(({ partitionKey }) => partitionKey !== 'userId').map(({ name }) => name),
    }
  }
  return { kind: 'objects', arn: `arn:aws:s3:::app/${folder ?? `${SUB}/`}*` }
}

/** A pool with one role, a bucket and a table, as the case wants them. */
export function designOf(one: IsolationCase): Design {
  const text = (statements: readonly object[], version = '2012-10-17') =>
    JSON.stringify({ Version: version, Statement: statements })
  const isGuest = one.who !== undefined && one.who !== 'signed-in'
  const levels = (list: IsolationCase['scps']) =>
    list?.map((level, index) => [{ name: `Level${index}`, text: text(level) }])
  const [user] = DEFAULT_DESIGN.roles
  if (!user) throw new Error('no role')
  const bucketPolicy = one.resourcePolicy ? { policy: text(one.resourcePolicy) } : {}
  return {
    ...DEFAULT_DESIGN,
    identityPool: {
      ...DEFAULT_DESIGN.identityPool,
      ...(one.hasBackend ? { developerProviderName: 'login.example.app' } : {}),
      ...(one.allowClassicFlow ? { allowClassicFlow: true } : {}),
      roles: { authenticated: isGuest ? null : 'User', unauthenticated: isGuest ? 'User' : null },
      principalTagMaps: {
        provider: { tags: Object.fromEntries((one.tags ?? []).map((tag) => [tag, `custom:${tag}`])) },
      },
    },
    roles: [
      {
        ...user,
        name: 'User',
        policies:
          one.statements.length === 0 ? [] : [{ name: 'Access', text: text(one.statements, one.version) }],
        ...(one.boundary ? { permissionsBoundary: { name: 'Boundary', text: text(one.boundary) } } : {}),
        ...(one.roleTags ? { tags: one.roleTags } : {}),
      },
    ],
    buckets: [
      {
        name: 'app',
        objects: [],
        ...bucketPolicy,
        ...(one.bucketAccount ? { account: one.bucketAccount } : {}),
      },
    ],
    tables: [
      {
        name: 'Rows',
        partitionKey: 'userId',
        items: [],
        indexes: one.indexes?.map((index) => ({ ...index, projection: 'ALL' as const })),
      },
    ],
    ...(one.scps || one.rcps || one.organizationId
      ? { organization: { id: one.organizationId, scps: levels(one.scps), rcps: levels(one.rcps) } }
      : {}),
  }
}
