import { describe, expect, test } from 'vitest'
import { decodeDesign, encodeDesign } from '@/lib/design'
import { EVERY_SOURCE } from '@/lib/scenarios'

/** Every part of the second version that the example lacks. */
const WHOLE = encodeDesign({
  ...EVERY_SOURCE,
  buckets: [...EVERY_SOURCE.buckets, { name: 'second', objects: [], policy: '{}', versioning: 'Enabled' }],
  tables: [{ name: 'Rows', partitionKey: 'id', items: [], policy: '{}' }],
  resources: [{ arn: 'arn:aws:kms:us-east-1:111122223333:key/1', policy: '{}' }],
  organization: { id: 'o-exampleorg01', scps: [[{ name: 'Full', text: '{}' }]], rcps: [[]] },
})

// biome-ignore lint/suspicious/noExplicitAny: wrong designs have no type
type Json = any

/** A text with one value changed, and the place at which the new value stands. */
function spoilt(source: string, change: (design: Json) => void): string {
  const design = JSON.parse(source)
  change(design)
  return JSON.stringify(design, null, 2)
}

function problemsOf(source: string): { place: string; path: string; message: string }[] {
  const decoded = decodeDesign(source)
  if (decoded.ok) return []
  return decoded.error.map(({ line, column, path, message }) => ({
    place: (source.split('\n')[line - 1] ?? '').slice(column - 1),
    path,
    message,
  }))
}

test('all parts of the second version are read', () => expect(problemsOf(WHOLE)).toEqual([]))

describe('what is wrong is told with its path, at the line and column of the wrong value', () => {
  test.each<[what: string, path: string, value: unknown, message: string | RegExp, at?: string]>([
    ['a kind of provider that there is not', 'providers.2.kind', 'myspace', /^`user-pool`, .*`myspace`$/],
    ['an issuer without https', 'providers.1.issuer', 'http://x', 'must begin with https://'],
    ['an issuer without clients', 'providers.1.clientIds', [], 'must not be empty'],
    ['a flavour of SAML that there is not', 'providers.6.flavour', 'ping', /`okta`, `ad-fs` or `entra-id`/],
    ['a group’s precedence that is a text', 'providers.0.groups.0.precedence', '1', /^a number/],
    [
      'a role that has no name a role can have',
      'identityPool.roleMappings.<oidc>.rules.0.role',
      'no role',
      'must be the name or ARN of a role',
    ],
    [
      'a rule that matches by a way of its own',
      'identityPool.roleMappings.<oidc>.rules.1.matchType',
      'Like',
      /Equals/,
    ],
    ['a mapping of another type', 'identityPool.roleMappings.<oidc>.type', 'Rule', /`Token` or `Rules`/],
    ['a tag map that is a text', 'identityPool.principalTagMaps.<oidc>.tags', 'team', /^an object/],
    ['a provider list that holds no ARN', 'identityPool.samlProviderArns.1', 'ADFS', 'must be an ARN'],
    ['a pool without guests or not', 'identityPool.allowUnauthenticatedIdentities', 'yes', /^true or false/],
    ['another pool’s account', 'otherPools.1.account', '1', 'must be 12 digits'],
    [
      'a bucket policy that is no text',
      'buckets.1.policy',
      { Version: '2012-10-17' },
      'a text is expected here, not an object',
    ],
    ['a table policy that is no text', 'tables.0.policy', 5, 'a text is expected here, not `5`'],
    ['a policy of a key that is no text', 'resources.0.policy', null, 'a text is expected here, not `null`'],
    ['a resource without an ARN', 'resources.0.arn', 'key/1', 'must be an ARN'],
    ['versioning of a third kind', 'buckets.1.versioning', 'On', /`Enabled` or `Suspended`/],
    ['an organisation’s id', 'organization.id', 'acme', /^`acme` does not match `\/\^o-/],
    ['a level that is no list', 'organization.scps.0', { name: 'x', text: '' }, /^a list/],
    ['a policy of a level without a text', 'organization.scps.0.0.text', 7, /^a text/],
    ['a session of two minutes', 'roles.0.maxSessionDuration', 120, 'must be at least 3600'],
    ['a session of a day', 'roles.0.maxSessionDuration', 86400, 'must be at most 43200'],
    ['a session of a part of a second', 'roles.0.maxSessionDuration', 3600.5, 'must be a whole number'],
    ['a kind of identity that there is not', 'identities.0.kind', 'myspace-user', /^`user-pool-user`/],
    ['a source that is not there', 'identities.3.provider', 'nowhere', 'there is no oidc provider `nowhere`'],
    ['a source of another kind', 'identities.3.provider', 'facebook', 'there is no oidc provider `facebook`'],
    ['a user pool that is not there', 'identities.0.userPool', 'us-east-1_Nowhere', /there is no user pool/],
    ['a pool that is not there', 'identities.14.pool', 'us-east-1:1', 'there is no other pool `us-east-1:1`'],
    ['a way to be wrong that there is not', 'identities.2.fault', 'stale', /`stale`$/],
    ['an identity id that is none', 'identities.1.identityId', 'fred', 'must be REGION:GUID'],
    ['an operation that S3 does not have', 'requests.0.operation', 'GetThing', /`GetThing`$/],
    ['a key that is a number', 'requests.0.key', 4, /^a text/],
    ['an action without its service', 'requests.4.action', 'GetParameter', 'must be SERVICE:Action'],
    ['a step that there is not', 'expectations.3.step', 7, 'must be at most 6'],
  ])('%s', (_what, path, value, message) => {
    const steps = path
      .split('.')
      .map((step) =>
        step === '<oidc>' ? (Object.keys(EVERY_SOURCE.identityPool.roleMappings ?? {})[1] ?? '') : step,
      )
    const source = spoilt(WHOLE, (design) => {
      let here = design
      for (const step of steps.slice(0, -1)) here = here[step]
      here[steps.at(-1) ?? ''] = value
    })
    const [problem, ...others] = problemsOf(source)
    expect(others).toEqual([])
    expect(problem?.path).toBe(steps.join('.'))
    expect(problem?.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message))
    const first = JSON.stringify(value, null, 2).split('\n')[0] ?? ''
    expect(problem?.place.slice(0, first.length)).toBe(first)
  })
})

test('what is missing is told at the object that lacks it', () => {
  const source = spoilt(WHOLE, (design) => {
    delete design.providers[6].flavour
  })
  expect(problemsOf(source)).toMatchObject([{ place: '{', message: expect.stringContaining('missing') }])
})

test('all problems come at once, each at its own place', () => {
  const source = spoilt(WHOLE, (design) => {
    design.providers[2].kind = 'myspace'
    design.buckets[1].policy = 5
    design.organization.scps[0][0].text = false
    design.identities[2].fault = 'stale'
    design.requests[4].action = 'x'
  })
  expect(problemsOf(source).map(({ path, place }) => `${path} ${place}`)).toEqual([
    'providers.2.kind "myspace",',
    'buckets.1.policy 5,',
    'organization.scps.0.0.text false',
    'identities.2.fault "stale",',
    'requests.4.action "x",',
  ])
})

describe('policies that an edit could not tell apart are refused', () => {
  const twice: readonly [string, (design: Json) => void, string][] = [
    [
      'two policies of one name on one level',
      (design) => {
        const level = design.organization.scps[0]
        level.push(level[0]!)
      },
      'organization.scps.0.1.name: `Full` is used twice',
    ],
    [
      'two resources of one ARN',
      (design) => {
        const list = design.resources
        list.push(list[0]!)
      },
      'resources.1.arn: `arn:aws:kms:us-east-1:111122223333:key/1` is used twice',
    ],
    [
      'two tables of one name that both have a policy',
      (design) => {
        const list = design.tables
        list.push(list[0]!)
      },
      'tables.1.name: `Rows` is used twice',
    ],
  ]
  test.each(twice)('%s', (_what, change, expected) => {
    expect(problemsOf(spoilt(WHOLE, change)).map(({ path, message }) => `${path}: ${message}`)).toEqual([
      expected,
    ])
  })

  test('the same name on two levels is no problem', () => {
    const source = spoilt(WHOLE, (design) => {
      const levels = design.organization.scps
      levels.push(levels[0]!)
    })
    expect(problemsOf(source)).toEqual([])
  })
})

test('a long value of several lines is told on one line, and shortened', () => {
  const source = spoilt(WHOLE, (design) => {
    design.identities[3].provider = `one\ntwo ${'x'.repeat(5_000)}`
    design.roles[0].path = 'a\r\u2028b'
  })
  // What the schema says comes first; what refers to nothing is only looked at when it has nothing to say.
  expect(problemsOf(source).map(({ message }) => message)).toEqual([
    expect.stringMatching(/^`a {2}b` does not match `.*`$/),
  ])
  const other = spoilt(WHOLE, (design) => {
    design.identities[3].provider = `one\ntwo ${'x'.repeat(5_000)}`
  })
  expect(problemsOf(other)[0]?.message).toBe(`there is no oidc provider \`one two ${'x'.repeat(72)}…\``)
})
