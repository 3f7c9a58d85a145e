import { describe, expect, test } from 'vitest'
import {
  acceptProvider,
  addItem,
  blankProvider,
  type Design,
  dependantsOf,
  duplicateItem,
  isAccepted,
  moveItem,
  removeItem,
  renameItem,
  renameProblem,
  withExpectation,
  withItem,
  withSingle,
} from '@/lib/design'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'

const role = (design: Design, name: string) => design.roles.findIndex((each) => each.name === name)

describe('a copy', () => {
  test('has a name and ids of its own, and stands right behind', () => {
    const { design, index } = duplicateItem(DEFAULT_DESIGN, 'identities', 0)
    const [ana, copy] = [design.identities[0], design.identities[index]]
    expect(index).toBe(1)
    expect(copy).toMatchObject({ id: 'ana-2', name: 'Ana copy', username: 'ana-2', email: 'ana@example.com' })
    expect(copy?.identityId).not.toBe(ana?.identityId)
  })

  test('of a copy counts on', () => {
    const once = duplicateItem(DEFAULT_DESIGN, 'roles', 0).design
    const twice = duplicateItem(once, 'roles', 1).design
    expect(twice.roles.map(({ name }) => name)).toEqual([
      'PhotoAppUser',
      'PhotoAppUser-copy',
      'PhotoAppUser-copy-2',
      'PhotoAppGuest',
    ])
    const names = duplicateItem(duplicateItem(DEFAULT_DESIGN, 'requests', 4).design, 'requests', 4).design
      .requests
    expect(names.slice(4, 7).map(({ id, name }) => `${id}: ${name}`)).toEqual([
      'get-own: Get own object',
      'get-own-3: Get own object copy 2',
      'get-own-2: Get own object copy',
    ])
  })
})

describe('a rename', () => {
  test('of a role reaches the pool, rules, groups, identities, and ARNs in policies and claims', () => {
    const arn = 'arn:aws:iam::111122223333:role/Editor'
    const design: Design = {
      ...EVERY_SOURCE,
      identities: EVERY_SOURCE.identities.map((each) =>
        each.id === 'partner-team' ? { ...each, claims: { role: arn, other: `${arn}s` } } : each,
      ) as Design['identities'],
      buckets: EVERY_SOURCE.buckets.map((bucket) => ({ ...bucket, policy: `{"AWS": "${arn}"}` })),
    }
    const renamed = renameItem(design, 'roles', role(design, 'Editor'), 'Author')
    expect(JSON.stringify(renamed.identityPool)).not.toContain('Editor')
    expect(JSON.stringify(renamed.providers)).toContain('"role":"Author"')
    expect(renamed.buckets[0]?.policy).toBe('{"AWS": "arn:aws:iam::111122223333:role/Author"}')
    const claims = renamed.identities.find(({ id }) => id === 'partner-team')
    expect(claims).toMatchObject({
      claims: { role: 'arn:aws:iam::111122223333:role/Author', other: `${arn}s` },
    })
  })

  test('of an identity reaches expectations and templates', () => {
    const design = withExpectation(DEFAULT_DESIGN, 'ana', 'scan', { decision: 'deny' })
    const asked = withItem(design, 'requests', 4, { ...design.requests[4], key: '{{identity:ana}}/x' })
    const renamed = renameItem(asked.ok ? asked.value : design, 'identities', 0, 'anna')
    expect(renamed.expectations).toEqual([{ identity: 'anna', request: 'scan', decision: 'deny' }])
    expect(renamed.requests[4]).toMatchObject({ key: '{{identity:anna}}/x' })
  })

  test('of a table reaches keys, statements and transactions', () => {
    const requests = [
      {
        id: 'a',
        name: 'A',
        service: 'dynamodb',
        operation: 'ExecuteStatement',
        statement: 'SELECT * FROM "MyTable"',
      },
      {
        id: 'b',
        name: 'B',
        service: 'dynamodb',
        operation: 'BatchGetItem',
        requestItems: { MyTable: { keys: [] } },
      },
      {
        ...{ id: 'c', name: 'C', service: 'dynamodb', operation: 'TransactGetItems' },
        transactItems: [{ get: { table: 'MyTable', key: {} } }],
      },
    ] as Design['requests']
    const renamed = renameItem({ ...DEFAULT_DESIGN, requests }, 'tables', 0, 'Rows')
    expect(JSON.stringify(renamed.requests)).not.toContain('MyTable')
    expect(JSON.stringify(renamed.roles)).toContain(':table/Rows')
  })

  test('of a key reaches policies, requests, and what is encrypted with it', () => {
    const key = 'arn:aws:kms:us-east-1:111122223333:key/old'
    const design: Design = {
      ...DEFAULT_DESIGN,
      resources: [{ arn: key, policy: `{"Resource": "${key}"}` }],
      buckets: DEFAULT_DESIGN.buckets.map((bucket) => ({
        ...bucket,
        encryption: { kmsKeyArn: key },
        objects: [{ key: 'a', body: key, encryption: { kmsKeyArn: `${key}er` } }],
      })),
      roles: DEFAULT_DESIGN.roles.map((each) => ({
        ...each,
        policies: [{ name: 'Keys', text: `"${key}"` }],
      })),
    }
    const to = key.replace('old', 'new')
    const renamed = renameItem(design, 'resources', 0, to)
    expect(renamed.resources).toEqual([{ arn: to, policy: `{"Resource": "${to}"}` }])
    expect(renamed.buckets[0]).toMatchObject({
      encryption: { kmsKeyArn: to },
      objects: [{ body: key, encryption: { kmsKeyArn: `${key}er` } }],
    })
    expect(renamed.roles[0]?.policies[0]?.text).toBe(`"${to}"`)
    expect(dependantsOf(design, 'resources', 0).map(({ what }) => what)).toEqual([
      `the bucket ${design.buckets[0]?.name}`,
      'the policy Keys of PhotoAppUser',
      'the policy Keys of PhotoAppGuest',
    ])
  })

  test('to a name that is taken, or that none may have, says why and changes nothing', () => {
    expect(renameProblem(DEFAULT_DESIGN, 'roles', 0, 'PhotoAppGuest')).toBe('`PhotoAppGuest` is used twice')
    expect(renameProblem(DEFAULT_DESIGN, 'identities', 0, 'Ana!')).toContain('lower-case letters')
    expect(renameItem(DEFAULT_DESIGN, 'roles', 0, 'PhotoAppGuest')).toBe(DEFAULT_DESIGN)
  })
})

describe('what depends on an item', () => {
  test('of a role: the pool that names it; the reference stays, as at AWS', () => {
    expect(dependantsOf(DEFAULT_DESIGN, 'roles', 0)).toEqual([
      { what: 'the identity pool: the role of signed-in identities', effect: 'breaks' },
    ])
    expect(removeItem(DEFAULT_DESIGN, 'roles', 0).identityPool).toEqual(DEFAULT_DESIGN.identityPool)
  })

  test('of a bucket: the requests on it, and the policies that name it', () => {
    const what = dependantsOf(DEFAULT_DESIGN, 'buckets', 0).map((each) => each.what)
    expect(what).toContain('the request “Get own object”')
    expect(what).toContain('the policy S3UserFolder of PhotoAppUser')
    expect(what.join()).not.toContain('Scan the whole table')
  })

  test('of a provider: its identities and what is expected of them go with it', () => {
    const index = EVERY_SOURCE.providers.findIndex(({ id }) => id === 'google')
    expect(dependantsOf(EVERY_SOURCE, 'providers', index)).toEqual([
      { what: 'the identity Gita (Google)', effect: 'goes' },
      { what: 'the expectation that Gita (Google) may do “Get what was put”', effect: 'goes' },
      { what: 'the identity pool: the providers that it accepts', effect: 'breaks' },
    ])
  })

  test('of a provider: what the pool says about it stays, as at AWS', () => {
    const provider = DEFAULT_DESIGN.providers[0]
    const name = DEFAULT_DESIGN.identityPool.cognitoIdentityProviders[0]?.providerName ?? ''
    const design = withSingle(DEFAULT_DESIGN, 'identityPool', {
      ...DEFAULT_DESIGN.identityPool,
      roleMappings: {
        [`${name}:${provider?.kind === 'user-pool' ? provider.clientId : ''}`]: { type: 'Token' },
      },
      principalTagMaps: { [name]: { useDefaults: true } },
    })
    if (!design.ok) throw new Error('not a design')
    const broken = dependantsOf(design.value, 'providers', 0).filter(({ effect }) => effect === 'breaks')
    expect(broken.map(({ what }) => what)).toEqual([
      'the identity pool: the providers that it accepts',
      'the identity pool: how it chooses a role',
      'the identity pool: the tags that it gives',
    ])
    expect(removeItem(design.value, 'providers', 0).identityPool).toEqual(design.value.identityPool)
  })
})

describe('a change in a form', () => {
  test('is refused with its place when a design may not hold it', () => {
    const bad = withItem(DEFAULT_DESIGN, 'identities', 0, {
      ...DEFAULT_DESIGN.identities[0],
      identityId: 'x',
    })
    expect(bad).toEqual({ ok: false, error: [{ path: ['identityId'], message: 'must be REGION:GUID' }] })
    const gone = withItem(DEFAULT_DESIGN, 'identities', 0, {
      ...DEFAULT_DESIGN.identities[0],
      userPool: 'us-east-1_No',
    })
    expect(gone).toMatchObject({ ok: false, error: [{ path: ['userPool'] }] })
    const named = withItem(DEFAULT_DESIGN, 'identities', 0, {
      ...DEFAULT_DESIGN.identities[0],
      claims: JSON.parse('{"__proto__": "x"}'),
    })
    expect(named).toMatchObject({ ok: false, error: [{ path: ['claims', '__proto__'] }] })
  })

  test('of the settings takes an empty description away', () => {
    const { name, account, region, now } = DEFAULT_DESIGN
    const edited = withSingle(DEFAULT_DESIGN, 'settings', { name: 'Mine', account, region, now })
    expect(edited.ok && edited.value.name).toBe('Mine')
    expect(edited.ok && 'description' in edited.value).toBe(false)
    expect(
      withSingle(DEFAULT_DESIGN, 'settings', { name, account, region, now: '2026-02-31' }),
    ).toMatchObject({
      ok: false,
      error: [{ path: ['now'] }],
    })
  })

  test('moves an item, and nothing beyond the ends', () => {
    expect(moveItem(DEFAULT_DESIGN, 'identities', 0, 2).identities.map(({ id }) => id)).toEqual([
      'ben',
      'guest',
      'ana',
    ])
    expect(moveItem(DEFAULT_DESIGN, 'identities', 0, 3)).toBe(DEFAULT_DESIGN)
  })
})

test.each(['user-pool', 'oidc', 'facebook', 'google', 'amazon', 'apple', 'saml', 'developer'] as const)(
  'a new %s provider is not accepted by the pool until it is',
  (kind) => {
    const provider = blankProvider(DEFAULT_DESIGN, kind)
    const design = addItem(DEFAULT_DESIGN, 'providers', provider).design
    expect(isAccepted(design, provider)).toBe(false)
    const accepted = acceptProvider(design, provider)
    expect(isAccepted(accepted, provider)).toBe(true)
    expect(acceptProvider(accepted, provider)).toBe(accepted)
  },
)

test('the providers of the example with every source are all accepted', () => {
  expect(EVERY_SOURCE.providers.filter((provider) => !isAccepted(EVERY_SOURCE, provider))).toEqual([])
})
