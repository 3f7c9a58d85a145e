import { describe, expect, test } from 'vitest'
import type { Design } from '@/lib/design'
import { authorize } from '@/lib/iam'
import { DOCUMENTED_IDS, type IdentityFormat, TAG_FORMATS } from '@/lib/prover/identity-format'
import { populationsOf } from '@/lib/prover/populations'
import { proveIsolation } from '@/lib/prover/question-isolation'
import { type Things, touchesOf } from '@/lib/prover/things'
import { DEFAULT_DESIGN } from '@/lib/scenarios/default-design'
import { ISOLATION_CASES, type IsolationCase, SUB } from './cases/prover/isolation-cases'

describe('isolation of designs is answered as is known of them', () => {
  test('there are enough of them', () => {
    expect(ISOLATION_CASES.length).toBeGreaterThanOrEqual(120)
    expect(new Set(ISOLATION_CASES.map(({ name }) => name)).size).toBe(ISOLATION_CASES.length)
  })

  test.each(ISOLATION_CASES.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const { answer, things, operation } = askCase(one)
    expect(answer.verdict === 'unknown' ? answer.reasons : answer.verdict).toEqual(
      one.verdict === 'unknown' ? expect.any(Array) : one.verdict,
    )
    if (answer.verdict !== 'counterexample') return
    const { action, resource, request, scene, keys, asker, owner, statement } = answer.found
    // The judge is asked once more here: nothing is shown that it does not allow.
    expect(authorize(scene.policies, request).kind).toBe('allow')
    const touch = touchesOf(things, operation).find((candidate) => candidate.action === action)
    const other = new Map(Object.entries(owner).map(([key, value]) => [key.toLowerCase(), value]))
    expect(touch?.isTouching({ resource, keys, other })).toBe(true)
    const { shape = {} } = one
    if (shape.action) expect(action).toBe(shape.action)
    if (shape.statement !== undefined) expect(statement?.source.index).toBe(shape.statement)
    if (shape.absent) expect(keys[shape.absent]).toBeUndefined()
    if (shape.resource) expect(resource).toMatch(shape.resource)
    if (shape.prefix === 'absent') expect(keys['s3:prefix']).toBeUndefined()
    else if (shape.prefix) expect(keys['s3:prefix']).toMatch(shape.prefix)
    if (shape.holds) expect(shape.holds(asker, owner)).toBe(true)
  })
})

function askCase(one: IsolationCase) {
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
  return { answer: proveIsolation({ design, population, things, operation }), things, operation }
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

function designOf(one: IsolationCase): Design {
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
    ...(one.scps || one.rcps ? { organization: { scps: levels(one.scps), rcps: levels(one.rcps) } } : {}),
  }
}
