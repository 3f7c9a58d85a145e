import { describe, expect, test } from 'vitest'
import type { Design } from '@/lib/design'
import { ENHANCED_SESSION_NAME } from '@/lib/federation'
import { compareAccess } from '@/lib/prover'
import { DEFAULT_DESIGN } from '@/lib/scenarios/default-design'

const BUCKET = 'arn:aws:s3:::mybucket'
const SUB = '${cognito-identity.amazonaws.com:sub}'
const OBJECTS = `${BUCKET}/*`
const VERSION = '2012-10-17'

interface Policies {
  readonly identity: readonly object[]
  readonly boundary?: readonly object[]
  readonly bucket?: readonly object[]
  readonly rcp?: readonly object[]
  readonly version?: string
  readonly hasClassicFlow?: boolean
}

const text = (Statement: readonly object[], Version = VERSION) => JSON.stringify({ Version, Statement })

/** The default design with other policies for signed-in users and for its bucket. */
function designWith({ identity, boundary, bucket, rcp, version, hasClassicFlow = true }: Policies): Design {
  const { organization: _organization, ...design } = DEFAULT_DESIGN
  return {
    ...design,
    identityPool: { ...design.identityPool, allowClassicFlow: hasClassicFlow },
    ...(rcp ? { organization: { rcps: [[{ name: 'R', text: text(rcp) }]] } } : {}),
    buckets: design.buckets.map(({ policy: _policy, ...one }) =>
      bucket && one.name === 'mybucket' ? { ...one, policy: text(bucket) } : one,
    ),
    roles: design.roles.map((role) =>
      role.name === 'PhotoAppUser'
        ? {
            ...role,
            policies: [{ name: 'P', text: text(identity, version) }],
            ...(boundary ? { permissionsBoundary: { name: 'B', text: text(boundary) } } : {}),
          }
        : role,
    ),
  }
}

/** What signed-in users may do in one version alone: the action of an example, or the verdict. */
function changeBetween(before: Policies, after: Policies): readonly [allowed: string, denied: string] {
  const change = compareAccess(designWith(before), designWith(after)).find(
    ({ population }) => population.roleName === 'PhotoAppUser',
  )
  const say = (answer: NonNullable<typeof change>['newlyAllowed'] | undefined) =>
    answer?.verdict === 'counterexample' ? answer.found.action : (answer?.verdict ?? 'nobody')
  return [say(change?.newlyAllowed), say(change?.newlyDenied)]
}

const allow = (Action: string | readonly string[], Resource: string, Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition ? { Condition } : {}),
})
const deny = (Action: string | readonly string[], Resource: string, Condition?: object) => ({
  ...allow(Action, Resource, Condition),
  Effect: 'Deny',
})
const everybody = { Principal: '*' }
const NOTHING = { identity: [deny('s3:GetObject', '*')] }

describe('actions that look alike and are not', () => {
  const READS = ['s3:GetObject', 's3:GetObjectAcl', 's3:GetObjectVersion']

  test.each(READS)('a deny of %s alone is seen among the actions of one allow', (action) => {
    const open = { identity: [allow(READS, OBJECTS)] }
    const narrowed = { identity: [allow(READS, OBJECTS), deny(action, OBJECTS)] }
    expect(changeBetween(open, narrowed)).toEqual(['proved', action])
    expect(changeBetween(narrowed, open)).toEqual([action, 'proved'])
  })

  test.each(READS)('a boundary that lets %s alone through is seen', (action) => {
    const boundary = [allow(action, '*')]
    const [allowed, denied] = changeBetween(
      { identity: [allow('s3:PutObject', OBJECTS)], boundary },
      { identity: [allow(READS, OBJECTS)], boundary },
    )
    expect([allowed, denied]).toEqual([action, 'proved'])
  })

  test.each(READS)('a policy of the bucket that refuses all but %s is seen', (action) => {
    const bucket = [{ ...deny('x', OBJECTS), ...everybody, Action: undefined, NotAction: action }]
    const { identity } = NOTHING
    expect(changeBetween({ identity, bucket }, { identity: [allow(READS, OBJECTS)], bucket })[0]).toBe(action)
  })

  test('all but one action, and all but another, differ in these two', () => {
    const allBut = (NotAction: string) => ({ Effect: 'Allow', NotAction, Resource: '*' })
    expect(
      changeBetween(
        { identity: [allBut('s3:DeleteObject')] },
        { identity: [allBut('s3:GetObjectVersionAcl')] },
      ),
    ).toEqual(['s3:DeleteObject', 's3:GetObjectVersionAcl'])
  })

  test('a condition key that only one of the actions carries', () => {
    const uploadsAndList = ['s3:ListBucketMultipartUploads', 's3:ListBucket']
    const withPrefix = { Null: { 's3:prefix': 'false' } }
    expect(changeBetween(NOTHING, { identity: [allow(uploadsAndList, BUCKET, withPrefix)] })).toEqual([
      's3:ListBucket',
      'proved',
    ])
  })

  test('a condition key that all but one of the actions carry', () => {
    const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/MyTable'
    const own = (operator: string) => ({ [operator]: { 'dynamodb:LeadingKeys': [SUB] } })
    const reads = ['dynamodb:Query', 'dynamodb:Scan']
    expect(
      changeBetween(
        { identity: [allow(reads, table, own('ForAnyValue:StringEquals'))] },
        { identity: [allow(reads, table, own('ForAllValues:StringEquals'))] },
      ),
    ).toEqual(['dynamodb:Scan', 'proved'])
  })

  test('actions on other kinds of resources', () => {
    const mixed = ['s3:GetObject', 's3:GetBucketLocation']
    expect(changeBetween(NOTHING, { identity: [allow(mixed, BUCKET)] })).toEqual([
      's3:GetBucketLocation',
      'proved',
    ])
  })

  test('services that a resource control policy does not reach', () => {
    const rcp = [{ ...deny('*', '*'), ...everybody }]
    const { identity } = NOTHING
    const both = ['s3:ListAllMyBuckets', 'iam:ListRoles']
    expect(changeBetween({ identity, rcp }, { identity: [allow(both, '*')], rcp })).toEqual([
      'iam:ListRoles',
      'proved',
    ])
  })
})

describe('statements that read alike and do not say the same', () => {
  const own = allow('s3:GetObject', `${BUCKET}/${SUB}/*`)

  test('of the actions that a statement covers in both versions, nothing changes', () => {
    expect(
      changeBetween(
        { identity: [own] },
        { identity: [{ ...own, Action: ['s3:GetObject', 's3:PutObject'] }] },
      ),
    ).toEqual(['s3:PutObject', 'proved'])
  })

  test.each([
    ['another resource', { Resource: `${BUCKET}/${SUB}*` }, ['s3:GetObject', 'proved']],
    [
      'all but the resource',
      { Resource: undefined, NotResource: own.Resource },
      ['s3:GetObject', 's3:GetObject'],
    ],
    [
      'a condition more',
      { Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
      ['proved', 's3:GetObject'],
    ],
    ['the other effect', { Effect: 'Deny' }, ['proved', 's3:GetObject']],
  ])('%s', (_name, change, expected) => {
    expect(changeBetween({ identity: [own] }, { identity: [{ ...own, ...change }] })).toEqual(expected)
  })

  test('a language version in which variables are plain text', () => {
    expect(changeBetween({ identity: [own] }, { identity: [own], version: '2008-10-17' })).toEqual([
      's3:GetObject',
      's3:GetObject',
    ])
  })

  test('a refusal by the bucket that names other people', () => {
    const { account } = DEFAULT_DESIGN
    const refusing = (AWS: string) => ({
      identity: [allow('s3:PutObject', OBJECTS)],
      bucket: [{ ...deny('s3:PutObject', OBJECTS), Principal: { AWS } }],
    })
    const own = refusing(`arn:aws:iam::${account}:role/PhotoAppUser`)
    const stranger = refusing('arn:aws:iam::999999999999:root')
    expect(changeBetween(own, stranger)).toEqual(['s3:PutObject', 'proved'])
  })

  test('these people, and everybody but them', () => {
    const { account } = DEFAULT_DESIGN
    const AWS = [
      `arn:aws:iam::${account}:root`,
      `arn:aws:iam::${account}:role/PhotoAppUser`,
      `arn:aws:sts::${account}:assumed-role/PhotoAppUser/${ENHANCED_SESSION_NAME}`,
    ]
    const refusing = (element: 'Principal' | 'NotPrincipal') => ({
      identity: [allow('s3:PutObject', OBJECTS)],
      bucket: [{ ...deny('s3:PutObject', OBJECTS), [element]: { AWS } }],
      hasClassicFlow: false,
    })
    expect(changeBetween(refusing('Principal'), refusing('NotPrincipal'))).toEqual(['s3:PutObject', 'proved'])
  })

  test('the same statement as an allow of the role, and as one of its boundary', () => {
    const other = allow('s3:PutObject', OBJECTS)
    expect(
      changeBetween({ identity: [other], boundary: [own] }, { identity: [own], boundary: [own] }),
    ).toEqual(['s3:GetObject', 'proved'])
  })

  test('beside a policy that cannot be read nothing is proved, nor shown to be allowed', () => {
    const before = designWith({ identity: [own] })
    const after = {
      ...before,
      roles: before.roles.map((role) =>
        role.name === 'PhotoAppUser'
          ? { ...role, policies: [...role.policies, { name: 'Q', text: '{ "Statement": [ "' }] }
          : role,
      ),
    }
    const [change] = compareAccess(before, after)
    expect([change?.newlyAllowed.verdict, change?.newlyDenied.verdict]).toEqual(['unknown', 'counterexample'])
  })
})
