import { describe, expect, test } from 'vitest'
import type { Design } from '@/lib/design'
import { EVERY_SOURCE } from '@/lib/scenarios'
import { auditTrail, simulate, type TrailOfUse } from '@/lib/simulation'

const design: Design = {
  ...EVERY_SOURCE,
  requests: [
    ...EVERY_SOURCE.requests,
    { id: 'list', name: 'List', service: 's3', operation: 'ListObjectsV2', bucket: 'sources' },
    { id: 'where', name: 'Where', service: 's3', operation: 'GetBucketLocation', bucket: 'sources' },
    { id: 'rows', name: 'Rows', service: 'dynamodb', operation: 'Scan', table: 'Rows' },
    { id: 'table', name: 'Table', service: 'dynamodb', operation: 'DescribeTable', table: 'Rows' },
  ],
  tables: [{ name: 'Rows', partitionKey: 'id', items: [] }],
}
const simulated = simulate(design)
const trail = simulated.then((simulation) => auditTrail(design, simulation))

async function credentialsOf(identity: string): Promise<TrailOfUse> {
  const use = (await trail).find((one) => one.identity === identity)
  if (!use) throw new Error(`${identity} used nothing`)
  return use
}

const field = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((here, name) => (here as Record<string, unknown> | null | undefined)?.[name], value)

test('there is one entry for each identity with credentials, in their order, and one for the backend', async () => {
  const { runs } = await simulated
  const holders = runs.filter(({ session }) => session !== null).map(({ identityId }) => identityId)
  const found = (await trail).map(({ identity }) => identity)
  expect(found.filter((identity) => identity !== null)).toEqual(holders)
  const others = (await trail).filter(({ identity }) => identity === null)
  expect(others.map(({ accessKeyId }) => accessKeyId)).toEqual(['ASIASIMULATEDBACKEND'])
  expect(others[0]?.issued).toEqual([])
  expect(new Set(others[0]?.used.map(({ record }) => record.eventName))).toEqual(
    new Set(['GetOpenIdTokenForDeveloperIdentity']),
  )
})

test('no two identities share an access key', async () => {
  const keys = (await trail).map(({ accessKeyId }) => accessKeyId)
  expect(new Set(keys).size).toBe(keys.length)
})

test('all events of an identity carry the access key of its session', async () => {
  const { runs } = await simulated
  for (const run of runs) {
    if (run.session === null) continue
    const use = await credentialsOf(run.identityId)
    expect(use.accessKeyId).toBe(run.session.accessKeyId)
    expect(use.used).toHaveLength(design.requests.length)
    for (const { record } of use.used) {
      expect(field(record, 'userIdentity', 'accessKeyId')).toBe(use.accessKeyId)
      expect(field(record, 'userIdentity', 'arn')).toBe(run.session.sessionArn)
    }
    expect(use.issued.length).toBeGreaterThan(0)
    for (const { record } of use.issued) {
      expect(field(record, 'responseElements', 'credentials', 'accessKeyId')).toBe(use.accessKeyId)
    }
  }
})

test('an event under a key names nobody’s identity but its holder’s', async () => {
  const ids = new Map(design.identities.map(({ id, identityId }) => [id, identityId]))
  for (const use of await trail) {
    if (use.identity === null) continue
    const text = JSON.stringify([...use.issued, ...use.used])
    for (const [id, identityId] of ids) {
      if (id !== use.identity)
        expect(text, `${id} among the events of ${use.identity}`).not.toContain(identityId)
    }
    expect(use.identityId).toBe(ids.get(use.identity))
  }
})

test('who got no credentials used none', async () => {
  const used = (await trail).map(({ identity }) => identity)
  for (const id of ['signed-out', 'partner-nobody', 'attacker']) expect(used).not.toContain(id)
})

describe('what a trail logs without being told to', () => {
  test.each([
    ['PutObject', 'Data'],
    ['GetObject', 'Data'],
    ['ListObjects', 'Data'],
    ['Scan', 'Data'],
    ['GetBucketLocation', 'Management'],
    ['DescribeTable', 'Management'],
    ['GetParameter', 'Management'],
  ])('%s is a %s event', async (name, category) => {
    const { used } = await credentialsOf('editor')
    const events = used.filter(({ record }) => record.eventName === name)
    expect(events.length).toBeGreaterThan(0)
    for (const event of events) {
      expect([event.category, event.isLoggedByDefault]).toEqual([category, category === 'Management'])
      expect(event.record.managementEvent).toBe(category === 'Management')
    }
  })

  test('of how credentials came about, only what STS did', async () => {
    for (const use of await trail) {
      const logged = [...use.issued].filter((event) => event.isLoggedByDefault)
      for (const { record } of logged) expect(record.eventSource).toBe('sts.amazonaws.com')
      for (const { category, isLoggedByDefault } of [...use.issued, ...use.used]) {
        expect(isLoggedByDefault).toBe(category === 'Management')
      }
    }
  })
})

test('a refused request carries the error of its cell, and an allowed one none', async () => {
  const { cells } = await simulated
  for (const use of await trail) {
    if (use.identity === null) continue
    const mine = cells.filter(({ identity }) => identity === use.identity)
    expect(use.used.map(({ record }) => record.errorCode ?? null)).toEqual(
      mine.map(({ answer }) => answer?.error?.code ?? null),
    )
    for (const [index, { record }] of use.used.entries()) {
      if (mine[index]?.verdict === 'deny') expect(record.errorCode).toMatch(/^AccessDenied/)
      if (record.errorCode !== undefined)
        expect(record.errorMessage).toBe(mine[index]?.answer?.error?.message)
    }
  }
})

test('the key of the classic flow is known from STS alone, that of the enhanced flow from the pool too', async () => {
  const names = async (id: string) => (await credentialsOf(id)).issued.map(({ record }) => record.eventName)
  expect(await names('second-pool-guest')).toEqual(['AssumeRoleWithWebIdentity'])
  expect(await names('backend-classic')).toEqual(['AssumeRoleWithWebIdentity'])
  expect(await names('editor')).toEqual(['GetCredentialsForIdentity', 'AssumeRoleWithWebIdentity'])
})

test('no token and no secret is in any event', async () => {
  const text = JSON.stringify(await trail)
  expect(text).not.toMatch(/eyJ[\w-]+\.eyJ/)
  expect(text).not.toContain('secretAccessKey')
  expect(text).not.toContain('SecretKey')
})

test('the same design leaves the same trail', async () => {
  const again = structuredClone(design)
  expect(auditTrail(again, await simulate(again))).toEqual(await trail)
})

test('one person by both flows holds two keys, and each has its own events', async () => {
  const enhanced = design.identities.find(({ id }) => id === 'backend-user')
  if (enhanced?.kind !== 'developer-user') throw new Error('there is no backend-user')
  const classic = {
    ...enhanced,
    id: 'again',
    name: 'Again',
    classic: { role: 'Member', sessionName: 'again' },
  }
  const both: Design = { ...design, identities: [enhanced, classic], expectations: [] }
  const uses = auditTrail(both, await simulate(both)).filter(({ identity }) => identity !== null)
  expect(uses.map(({ identity }) => identity)).toEqual(['backend-user', 'again'])
  expect(uses[0]?.accessKeyId).not.toBe(uses[1]?.accessKeyId)
  expect(uses.map(({ used }) => used.length)).toEqual([design.requests.length, design.requests.length])
})
