import { describe, expect, test } from 'vitest'
import type { Design } from '@/lib/design'
import { authorize, catalog } from '@/lib/iam'
import {
  compareAccess,
  type Population,
  populationsOf,
  proveIsolation,
  statementUses,
  trustFindings,
} from '@/lib/prover'
import { DEFAULT_DESIGN } from '@/lib/scenarios/default-design'

const SUB = '${cognito-identity.amazonaws.com:sub}'

/** The default design with other statements for signed-in users, or another trust policy. */
function designWith(statements: readonly object[] | null, trust?: (text: string) => string): Design {
  return {
    ...DEFAULT_DESIGN,
    roles: DEFAULT_DESIGN.roles.map((role) =>
      role.name === 'PhotoAppUser'
        ? {
            ...role,
            trustPolicy: trust ? trust(role.trustPolicy) : role.trustPolicy,
            policies:
              statements === null
                ? role.policies
                : [{ name: 'P', text: JSON.stringify({ Version: '2012-10-17', Statement: statements }) }],
          }
        : role,
    ),
  }
}

const allow = (Action: string | string[], Resource: string, Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition ? { Condition } : {}),
})
const deny = (Action: string | string[], Resource: string, Condition?: object) => ({
  ...allow(Action, Resource, Condition),
  Effect: 'Deny',
})

describe('who can assume a role', () => {
  const letIn = (design: Design) =>
    trustFindings(design)
      .filter(({ roleName, answer }) => roleName === 'PhotoAppUser' && answer.verdict === 'counterexample')
      .map(({ who }) => who)
  const condition = (made: object) => (text: string) => {
    const policy = JSON.parse(text)
    policy.Statement[0].Condition = made
    return JSON.stringify(policy)
  }
  const aud = { StringEquals: { 'cognito-identity.amazonaws.com:aud': DEFAULT_DESIGN.identityPool.id } }

  test('a role that asks for pool and sign-in lets in only those', () => {
    expect(letIn(DEFAULT_DESIGN)).toEqual(['signed-in'])
    expect(trustFindings(DEFAULT_DESIGN).every(({ answer }) => answer.verdict !== 'unknown')).toBe(true)
  })

  test.each([
    ['without amr, guests too', aud, ['signed-in', 'guest']],
    [
      'without aud, every pool of the account',
      { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' } },
      ['signed-in', 'other-pool'],
    ],
    [
      'with a loose pattern for amr, guests too',
      { ...aud, 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': '*authenticated' } },
      ['signed-in', 'guest'],
    ],
    [
      'with a loose pattern for aud, everybody’s pools',
      { StringLike: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:*' } },
      ['signed-in', 'guest', 'other-pool', 'foreign-pool'],
    ],
    [
      'for one identity alone, that one',
      {
        ...aud,
        StringEquals: { ...aud.StringEquals, 'cognito-identity.amazonaws.com:sub': 'us-east-1:0-1' },
      },
      ['signed-in', 'guest'],
    ],
    [
      'for an identity that cannot be, nobody',
      { ...aud, StringEquals: { ...aud.StringEquals, 'cognito-identity.amazonaws.com:sub': 'root' } },
      [],
    ],
    [
      'for another pool, only that',
      {
        StringEquals: {
          'cognito-identity.amazonaws.com:aud': 'us-east-1:12345678-1234-1234-1234-123456789012',
        },
      },
      ['other-pool', 'foreign-pool'],
    ],
    [
      'for a name of the session that an app may choose, however its key is spelled',
      { StringEquals: { ...aud.StringEquals, 'sts:rolesessionname': 'reports' } },
      ['signed-in', 'guest'],
    ],
    [
      'for this pool, with its key in capitals',
      { StringEquals: { 'Cognito-Identity.amazonaws.com:AUD': DEFAULT_DESIGN.identityPool.id } },
      ['signed-in', 'guest'],
    ],
    [
      'for all but this pool, the others',
      { StringNotEquals: { 'cognito-identity.amazonaws.com:aud': DEFAULT_DESIGN.identityPool.id } },
      ['other-pool'],
    ],
    [
      'for a star, everybody',
      { StringLike: { 'cognito-identity.amazonaws.com:aud': '*' } },
      ['signed-in', 'guest', 'other-pool', 'foreign-pool'],
    ],
  ])('%s', (_what, made, expected) => {
    expect(letIn(designWith(null, condition(made)))).toEqual(expected)
  })

  const AMR = 'cognito-identity.amazonaws.com:amr'
  test.each([
    [
      'only `authenticated`, since the provider stands there too',
      { 'ForAllValues:StringEquals': { [AMR]: 'authenticated' } },
      [],
    ],
    [
      'all but `authenticated`, which only guests lack',
      { 'ForAllValues:StringNotEquals': { [AMR]: 'authenticated' } },
      ['guest'],
    ],
    [
      'a provider that the pool does not have',
      { 'ForAnyValue:StringEquals': { [AMR]: 'graph.facebook.com' } },
      [],
    ],
    [
      'a user pool that the pool has',
      { 'ForAnyValue:StringLike': { [AMR]: '*:CognitoSignIn:*' } },
      ['signed-in'],
    ],
    [
      'identities of another Region',
      { StringLike: { 'cognito-identity.amazonaws.com:sub': 'eu-west-1:*' } },
      [],
    ],
    [
      'an address that an app may have',
      { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      ['signed-in', 'guest'],
    ],
    ['a tag that the pool does not give', { StringEquals: { 'aws:RequestTag/team': 'a' } }, []],
    ['an external id, which no such call has', { StringEquals: { 'sts:ExternalId': 'a' } }, []],
  ])('a trust policy that asks for %s', (_what, made, expected) => {
    const found = trustFindings(designWith(null, condition({ ...aud, ...made }))).filter(
      ({ roleName }) => roleName === 'PhotoAppUser',
    )
    expect(found.flatMap(({ who, answer }) => (answer.verdict === 'counterexample' ? who : []))).toEqual(
      expected,
    )
    expect(found.map(({ answer }) => answer.verdict)).not.toContain('unknown')
  })

  const signedIn = (design: Design) =>
    trustFindings(design).find(({ roleName, who }) => roleName === 'PhotoAppUser' && who === 'signed-in')
  const withPool = (design: Design, pool: Partial<Design['identityPool']>): Design => ({
    ...design,
    identityPool: { ...design.identityPool, ...pool },
  })
  const [provider] = DEFAULT_DESIGN.identityPool.cognitoIdentityProviders
  const mapped = (map: object) =>
    withPool(designWith(null), { principalTagMaps: { [provider?.providerName ?? '']: map } })
  const tagSession = (text: string) =>
    text.replace('"sts:AssumeRoleWithWebIdentity"', '["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]')

  test('a session name of the app’s own is nothing that the pool could use', () => {
    const named = { ...aud, StringLike: { 'sts:RoleSessionName': 'app-*' } }
    expect(signedIn(designWith(null, condition(named)))).toMatchObject({
      byEnhancedFlow: false,
      byClassicFlow: true,
    })
    const asPool = { ...aud, StringEquals: { 'sts:RoleSessionName': 'CognitoIdentityCredentials' } }
    expect(signedIn(designWith(null, condition(asPool)))).toMatchObject({ byEnhancedFlow: true })
  })

  test('where every session has tags, a trust policy without sts:TagSession lets in nobody', () => {
    expect(signedIn(mapped({ useDefaults: true }))?.answer.verdict).toBe('proved')
    const both = { ...mapped({ useDefaults: true }), roles: designWith(null, tagSession).roles }
    expect(signedIn(both)).toMatchObject({
      answer: { verdict: 'counterexample' },
      byEnhancedFlow: true,
      keepsOutTags: false,
    })
  })

  test('where some sessions have tags, those are kept out by a trust policy without sts:TagSession', () => {
    const some = mapped({ tags: { team: 'custom:team' } })
    expect(signedIn(some)).toMatchObject({ answer: { verdict: 'counterexample' }, keepsOutTags: true })
    expect(signedIn({ ...some, roles: designWith(null, tagSession).roles })?.keepsOutTags).toBe(false)
    const team = { ...aud, StringEquals: { ...aud.StringEquals, 'aws:RequestTag/team': 'a' } }
    const asked = designWith(null, (text) => condition(team)(tagSession(text)))
    expect(signedIn({ ...some, roles: asked.roles })?.answer.verdict).toBe('counterexample')
  })

  test('a resource control policy may keep everybody from STS', () => {
    const Statement = [{ Effect: 'Deny', Principal: '*', Action: 'sts:*', Resource: '*' }]
    const text = JSON.stringify({ Version: '2012-10-17', Statement })
    const organization = { rcps: [[{ name: 'NoTokens', text }]] }
    const found = trustFindings({ ...DEFAULT_DESIGN, organization })
    expect(new Set(found.map(({ answer }) => answer.verdict))).toEqual(new Set(['proved']))
  })

  test('a pool that maps roles gives apps no tokens for STS', () => {
    const roleMappings = { [`${provider?.providerName}:${provider?.clientId}`]: { type: 'Token' } } as const
    const found = trustFindings(withPool(designWith(null, condition(aud)), { roleMappings })).filter(
      ({ roleName }) => roleName === 'PhotoAppUser',
    )
    expect(
      found.map(({ who, byEnhancedFlow, byClassicFlow }) => [who, byEnhancedFlow, byClassicFlow]),
    ).toEqual([
      ['signed-in', true, false],
      ['guest', false, false],
      ['other-pool', false, false],
      ['foreign-pool', false, false],
    ])
  })

  test('the enhanced flow gives the role to those for whom the pool has it', () => {
    const found = trustFindings(designWith(null, condition(aud))).filter(
      ({ roleName }) => roleName === 'PhotoAppUser',
    )
    expect(
      found.map(({ who, byEnhancedFlow, byClassicFlow }) => [who, byEnhancedFlow, byClassicFlow]),
    ).toEqual([
      ['signed-in', true, true],
      ['guest', false, true],
      ['other-pool', false, false],
      ['foreign-pool', false, false],
    ])
  })
})

describe('one version against another', () => {
  const own = allow('s3:GetObject', `arn:aws:s3:::mybucket/${SUB}/*`)
  const verdicts = (before: object[], after: object[]) => {
    const [change] = compareAccess(designWith(before), designWith(after))
    if (!change) throw new Error('nobody')
    return [change.newlyAllowed.verdict, change.newlyDenied.verdict]
  }
  const [SAME, MORE] = ['proved', 'counterexample']

  test.each([
    ['the same', [own], [own], SAME, SAME],
    [
      'split in two',
      [allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::b/*')],
      [allow('s3:GetObject', 'arn:aws:s3:::b/*'), allow('s3:PutObject', 'arn:aws:s3:::b/*')],
      SAME,
      SAME,
    ],
    ['one action more', [own], [own, allow('s3:PutObject', 'arn:aws:s3:::b/*')], MORE, SAME],
    ['one action less', [own, allow('s3:PutObject', 'arn:aws:s3:::b/*')], [own], SAME, MORE],
    ['a wider resource', [own], [allow('s3:GetObject', 'arn:aws:s3:::mybucket/*')], MORE, SAME],
    ['the slash is gone', [own], [allow('s3:GetObject', `arn:aws:s3:::mybucket/${SUB}*`)], MORE, SAME],
    ['a deny more', [own], [own, deny('s3:GetObject', 'arn:aws:s3:::mybucket/*/secret/*')], SAME, MORE],
    [
      'a deny that changes nothing',
      [own],
      [own, deny('s3:GetObject', 'arn:aws:s3:::elsewhere/*')],
      SAME,
      SAME,
    ],
    [
      'a condition more',
      [own],
      [allow('s3:GetObject', `arn:aws:s3:::mybucket/${SUB}/*`, { Bool: { 'aws:SecureTransport': 'true' } })],
      SAME,
      MORE,
    ],
    ['another bucket', [own], [allow('s3:GetObject', `arn:aws:s3:::other/${SUB}/*`)], MORE, MORE],
    [
      'the same in other words',
      [allow('s3:Get*', 'arn:aws:s3:::b/*')],
      [{ ...allow([], 'arn:aws:s3:::b/*'), Action: ['s3:get*'] }],
      SAME,
      SAME,
    ],
    [
      'a number moves',
      [allow('s3:ListBucket', 'arn:aws:s3:::b', { NumericLessThan: { 's3:max-keys': '10' } })],
      [allow('s3:ListBucket', 'arn:aws:s3:::b', { NumericLessThanEquals: { 's3:max-keys': '10' } })],
      MORE,
      SAME,
    ],
    [
      'all values instead of any',
      [
        allow('dynamodb:BatchGetItem', '*', {
          'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': ['a', 'b'] },
        }),
      ],
      [
        allow('dynamodb:BatchGetItem', '*', {
          'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['a', 'b'] },
        }),
      ],
      SAME,
      MORE,
    ],
  ])('%s', (_what, before, after, newlyAllowed, newlyDenied) => {
    expect(verdicts(before, after)).toEqual([newlyAllowed, newlyDenied])
    // Seen from the other side it is the other way round.
    expect(verdicts(after, before)).toEqual([newlyDenied, newlyAllowed])
  })

  test('a request that shows the difference is allowed by one and not by the other', () => {
    const [change] = compareAccess(designWith([own]), designWith([own, allow('dynamodb:Scan', '*')]))
    if (change?.newlyAllowed.verdict !== 'counterexample') throw new Error('no example')
    const { request } = change.newlyAllowed.found
    expect(request.action).toBe('dynamodb:Scan')
    expect(authorize(change.population.policies, request).kind).toBe('allow')
  })

  const user = (design: Design, change: object): Design => ({
    ...design,
    roles: design.roles.map((role) => (role.name === 'PhotoAppUser' ? { ...role, ...change } : role)),
  })
  const pool = (design: Design, change: object): Design => ({
    ...design,
    identityPool: { ...design.identityPool, ...change },
  })
  test.each([
    [
      'the tags of its sessions',
      (design: Design) => pool(design, { principalTagMaps: { provider: { tags: { team: 'custom:team' } } } }),
    ],
    ['its own tags', (design: Design) => user(design, { tags: { team: 'a' } })],
    ['its path', (design: Design) => user(design, { path: '/app/' })],
    [
      'who owns a bucket',
      (design: Design): Design => ({
        ...design,
        buckets: design.buckets.map((bucket) => ({ ...bucket, account: '999999999999' })),
      }),
    ],
    ['who owns the pool', (design: Design): Design => ({ ...design, account: '999999999999' })],
  ])('nothing is said of a role when other things than policies change: %s', (_what, change) => {
    const before = designWith([own])
    const found = compareAccess(before, change(before)).filter(
      ({ population }) => population.roleName === 'PhotoAppUser',
    )
    const [answer] = found
    expect(answer?.newlyAllowed).toMatchObject({ verdict: 'unknown', reasons: ['session-differs'] })
    expect(answer?.newlyDenied).toMatchObject({ verdict: 'unknown', reasons: ['session-differs'] })
  })

  test('an action of a service that the catalogue does not describe can be newly allowed', () => {
    expect(verdicts([own], [own, allow('ec2:Describe*', '*')])).toEqual([MORE, SAME])
  })

  test.each([
    ['a deny of some of them', allow('ec2:*', '*'), [allow('ec2:*', '*'), deny('ec2:Delete*', '*')]],
    ['a deny of one', allow('ec2:*', '*'), [allow('ec2:*', '*'), deny('ec2:DeleteVpc', '*')]],
    ['a deny in everything', allow('*', '*'), [allow('*', '*'), deny('ec2:Delete*', '*')]],
    ['an exception', allow('*', '*'), [{ Effect: 'Allow', NotAction: 'ec2:*', Resource: '*' }]],
    [
      'wildcards that lie across each other',
      allow('ec2:Describe*', '*'),
      [allow('ec2:Describe*', '*'), deny('ec2:*Instances', '*')],
    ],
  ])('or newly denied: %s', (_what, before, after) => {
    expect(verdicts([before], after)).toEqual([SAME, MORE])
  })

  test.each([
    ['sqs:SendMessage', 'arn:aws:sqs:us-east-1:123456789012:Jobs'],
    ['kms:Decrypt', 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d'],
  ])('the policy of any other resource counts too: %s', (action, arn) => {
    const send = allow(action, arn)
    const withPolicy = (design: Design, effect: 'Allow' | 'Deny', Principal: unknown = '*'): Design => {
      const Statement = [{ ...allow(action, '*'), Effect: effect, Principal }]
      return { ...design, resources: [{ arn, policy: JSON.stringify({ Version: '2012-10-17', Statement }) }] }
    }
    const changes = (before: Design, after: Design) => {
      const [change] = compareAccess(before, after)
      return [change?.newlyAllowed.verdict, change?.newlyDenied.verdict]
    }
    const [none, own] = [designWith([deny('s3:*', '*')]), designWith([send])]
    expect(changes(own, withPolicy(own, 'Deny'))).toEqual([SAME, MORE])
    expect(changes(own, withPolicy(own, 'Allow'))).toEqual([SAME, SAME])
    expect(changes(withPolicy(none, 'Allow', { AWS: '999999999999' }), withPolicy(none, 'Allow'))).toEqual([
      MORE,
      SAME,
    ])
    expect(statementUses(withPolicy(own, 'Deny'))[0]?.kind).toBe('shadowed')
  })

  test('who has a key’s policy against them has no use of a policy of their own', () => {
    const arn = 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d'
    const own = designWith([allow('kms:Decrypt', arn)])
    const Statement = [
      { ...allow('kms:Decrypt', '*'), Principal: { AWS: 'arn:aws:iam::123456789012:role/Other' } },
    ]
    const resources = [{ arn, policy: JSON.stringify({ Version: '2012-10-17', Statement }) }]
    const [change] = compareAccess(own, { ...own, resources })
    expect([change?.newlyAllowed.verdict, change?.newlyDenied.verdict]).toEqual([SAME, MORE])
  })

  test('one role of guests and of people who sign in is compared for each of them', () => {
    const both = (statements: object[]): Design => {
      const design = designWith(statements)
      const roles = { authenticated: 'PhotoAppUser', unauthenticated: 'PhotoAppUser' }
      return {
        ...design,
        identityPool: { ...design.identityPool, allowUnauthenticatedIdentities: true, roles },
      }
    }
    const changes = compareAccess(both([own]), both([own, allow('s3:PutObject', 'arn:aws:s3:::b/*')]))
    expect(
      changes.map(({ newlyAllowed, newlyDenied }) => [newlyAllowed.verdict, newlyDenied.verdict]),
    ).toEqual([1, 2, 3].map(() => [MORE, SAME]))
  })

  test('a boundary turns a NotPrincipal of a bucket against its role', () => {
    const all = { Version: '2012-10-17', Statement: [allow('s3:*', '*')] }
    const { account } = DEFAULT_DESIGN
    const names = [
      account,
      `arn:aws:iam::${account}:role/PhotoAppUser`,
      `arn:aws:sts::${account}:assumed-role/PhotoAppUser/CognitoIdentityCredentials`,
    ]
    const policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ ...deny('s3:*', '*'), NotPrincipal: { AWS: names } }],
    })
    const before: Design = {
      ...pool(designWith([own]), { allowClassicFlow: false }),
      buckets: DEFAULT_DESIGN.buckets.map((bucket) => ({ ...bucket, policy })),
    }
    const after = user(before, { permissionsBoundary: { name: 'All', text: JSON.stringify(all) } })
    const [change] = compareAccess(before, after).filter(
      ({ population }) => population.roleName === 'PhotoAppUser',
    )
    expect(change?.newlyAllowed.verdict).toBe('proved')
    expect(change?.newlyDenied.verdict).toBe('counterexample')
  })

  test('what cannot be read proves nothing', () => {
    const broken = {
      ...designWith([own]),
      roles: designWith([own]).roles.map((role) => ({ ...role, policies: [{ name: 'P', text: '{' }] })),
    }
    expect(compareAccess(broken, broken).map(({ newlyAllowed }) => newlyAllowed.verdict)).not.toContain(
      'proved',
    )
  })
})

test('which table is meant is not clear where the account is open, and one of them has a policy', () => {
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ ...deny('dynamodb:DeleteTable', '*'), Principal: '*' }],
  })
  const design: Design = {
    ...DEFAULT_DESIGN,
    tables: DEFAULT_DESIGN.tables.map((table) => ({ ...table, policy })),
  }
  const [population] = populationsOf(design)
  const ask = (account: string) =>
    proveIsolation({
      design,
      population: population as Population,
      things: {
        kind: 'items',
        tableArn: `arn:aws:dynamodb:us-east-1:${account}:table/MyTable`,
        partitionKey: SUB,
        otherIndexes: [],
      },
      operation: 'read',
    })
  expect(ask('*')).toMatchObject({ verdict: 'unknown', reasons: ['resource-policy-not-clear'] })
  expect(ask(DEFAULT_DESIGN.account).verdict).toBe('proved')
})

test('what a table of another account allows is not known, unless the design has that table', () => {
  const tableArn = 'arn:aws:dynamodb:us-east-1:999999999999:table/Theirs'
  const ask = (statements: readonly object[], tables: Design['tables'] = []) => {
    const design = { ...designWith(statements), tables }
    const things = { kind: 'items', tableArn, partitionKey: SUB, otherIndexes: [] } as const
    const [population] = populationsOf(design)
    return proveIsolation({ design, population: population as Population, things, operation: 'read' })
  }
  const all = [allow('dynamodb:*', '*')]
  expect(ask(all)).toMatchObject({ verdict: 'unknown', reasons: ['other-account'] })
  expect(ask([allow('s3:*', '*')]).verdict).toBe('proved')
  const table = { name: 'Theirs', account: '999999999999', partitionKey: 'id', items: [] }
  expect(ask(all, [table]).verdict).toBe('proved')
  const Statement = [{ ...allow('dynamodb:*', '*'), Principal: '*' }]
  const policy = JSON.stringify({ Version: '2012-10-17', Statement })
  expect(ask(all, [{ ...table, policy }]).verdict).toBe('counterexample')
})

describe('what each statement does', () => {
  const uses = (statements: object[]) =>
    statementUses(designWith(statements))
      .filter(({ population }) => population.roleName === 'PhotoAppUser')
      .map(({ kind }) => kind)
  const own = allow('s3:GetObject', `arn:aws:s3:::mybucket/${SUB}/*`)

  test.each([
    ['needed', [own], ['needed']],
    [
      'an object action on a bucket',
      [own, allow('s3:GetObject', 'arn:aws:s3:::mybucket')],
      ['needed', 'never'],
    ],
    [
      'a condition that contradicts itself',
      [allow('s3:GetObject', '*', { StringEquals: { 'aws:PrincipalType': 'User' } })],
      ['never'],
    ],
    [
      'a key that the action never has',
      [allow('s3:GetObject', '*', { StringEquals: { 's3:prefix': 'a' } })],
      ['never'],
    ],
    ['said twice', [own, own], ['redundant', 'redundant']],
    ['within a wider one', [own, allow('s3:*', 'arn:aws:s3:::mybucket/*')], ['redundant', 'needed']],
    ['always denied', [own, deny('s3:*', '*')], ['shadowed', 'needed']],
    ['a deny of what nobody allows', [own, deny('s3:PutObject', '*')], ['needed', 'no-effect']],
    [
      'a deny that takes away',
      [own, deny('s3:GetObject', 'arn:aws:s3:::mybucket/*/x')],
      ['needed', 'needed'],
    ],
    [
      'two denies of the same',
      [own, deny('s3:*', '*'), deny('s3:GetObject', '*')],
      ['shadowed', 'no-effect', 'no-effect'],
    ],
  ])('%s', (_what, statements, expected) => {
    expect(uses(statements)).toEqual(expected)
  })

  const [first] = DEFAULT_DESIGN.identities
  const second = {
    ...DEFAULT_DESIGN.identityPool,
    id: 'us-east-1:5ec0d000-0000-4000-8000-000000000000',
    name: 'Second',
  }
  test('of use to identities of another pool that share the role: it is needed', () => {
    const aud = { StringEquals: { 'cognito-identity.amazonaws.com:aud': second.id } }
    const design = designWith([own, allow('s3:GetObject', 'arn:aws:s3:::mybucket/shared/*', aud)])
    const identity = { ...first, id: 'second', pool: second.id, classic: { role: 'PhotoAppUser' } }
    const kinds = (one: Design) =>
      statementUses(one)
        .slice(0, 2)
        .map(({ kind }) => kind)
    expect(kinds(design)).toEqual(['needed', 'never'])
    const both = { ...design, otherPools: [second], identities: [...design.identities, identity] } as Design
    expect(kinds(both)).toEqual(['needed', 'needed'])
  })

  test('what a PutObject asks beside carries the headers of all of it', () => {
    const encrypted = { StringEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } }
    expect(uses([allow('s3:PutObjectAcl', 'arn:aws:s3:::b/*', encrypted)])).toEqual(['needed'])
    expect(uses([allow('s3:GetObjectAcl', 'arn:aws:s3:::b/*', encrypted)])).toEqual(['never'])
  })

  test('a request names several tags', () => {
    const both = ['a', 'b'].map((tag) => ({ 'ForAnyValue:StringEquals': { 's3:RequestObjectTagKeys': tag } }))
    const [one, other] = both.map((condition) => deny('s3:PutObject', '*', condition))
    const only = { 'ForAnyValue:StringEquals': { 's3:RequestObjectTagKeys': ['a'] } }
    const put = allow('s3:PutObject', 'arn:aws:s3:::b/*', only)
    expect(uses([put, other as object])).toEqual(['needed', 'needed'])
    expect(uses([put, one as object])).toEqual(['shadowed', 'needed'])
  })

  test('what belongs to another account is not decided here', () => {
    const there = 'arn:aws:dynamodb:us-east-1:999999999999:table/Theirs'
    const [use] = statementUses(designWith([allow('dynamodb:GetItem', there)]))
    expect(use).toMatchObject({ kind: 'unknown', reasons: ['other-account'] })
    expect(uses([allow('dynamodb:GetItem', there), deny('dynamodb:*', there)])).toEqual([
      'shadowed',
      'unknown',
    ])
    expect(uses([allow('dynamodb:GetItem', [there, '*'] as never)])).toEqual(['needed'])
    const [change] = compareAccess(designWith([own]), designWith([own, allow('dynamodb:GetItem', there)]))
    expect(change?.newlyAllowed).toMatchObject({ verdict: 'unknown', reasons: ['other-account'] })
    expect(change?.newlyDenied.verdict).toBe('proved')
  })

  test.each([
    ['dynamodb:GetItem', 'arn:aws:dynamodb:us-east-1:123456789012:table/a'],
    ['sqs:SendMessage', 'arn:aws:sqs:us-east-1:123456789012:a'],
    ['s3:GetObject', 'arn:aws:s3:::a/a'],
    ['ec2:StopInstances', '*'],
  ])('the smallest request of %s goes to a resource that there may be: %s', (action, resource) => {
    const [use] = statementUses(designWith([allow(action, '*')]))
    expect(use?.kind === 'needed' && use.request.resource).toBe(resource)
  })

  test('the smallest request that needs a statement is one of an action that there is, if there is one', () => {
    const [use] = statementUses(designWith([{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }]))
    expect(use?.kind === 'needed' && catalog.action(use.request.action)).not.toBeNull()
  })

  test('the smallest request that needs a statement is one that the engine allows', () => {
    const found = statementUses(DEFAULT_DESIGN)
    expect(found.map(({ kind }) => kind)).toEqual(['needed', 'needed', 'needed', 'needed'])
    for (const use of found) {
      if (use.kind !== 'needed') continue
      expect(authorize(use.population.policies, use.request.request).kind).toBe('allow')
      expect(use.request.resource.length).toBeLessThan(100)
    }
  })
})

describe('who is asked about', () => {
  const [signedIn] = DEFAULT_DESIGN.roles
  const [ana] = DEFAULT_DESIGN.identities
  const rolesOf = (design: Design) => [
    ...new Set(populationsOf(design).flatMap(({ isGuest, roleName }) => (isGuest ? [] : roleName))),
  ]
  const withRole = {
    ...DEFAULT_DESIGN,
    roles: [...DEFAULT_DESIGN.roles, { ...signedIn, name: 'Auditor' }],
  } as Design

  test('are roles that a SAML assertion of the design offers, once the token chooses', () => {
    const identity = { id: 'sam', name: 'Sam', kind: 'saml-user', provider: 'okta', nameId: 'sam' } as const
    const identities = [{ ...identity, identityId: ana?.identityId ?? '', roles: ['Auditor'] }]
    const design = { ...withRole, identities } as Design
    expect(rolesOf(design)).toEqual(['PhotoAppUser'])
    const byToken = { type: 'Token', ambiguousRoleResolution: 'Deny' } as const
    const identityPool = { ...design.identityPool, roleMappings: { okta: byToken } }
    expect(rolesOf({ ...design, identityPool })).toEqual(['PhotoAppUser', 'Auditor'])
  })

  test('are roles that an app asks STS for itself, where the pool allows the classic flow', () => {
    const identities = [{ ...ana, classic: { role: 'Auditor' } }]
    const design = { ...withRole, identities } as Design
    expect(rolesOf(design)).toEqual(['PhotoAppUser', 'Auditor'])
    const identityPool = { ...design.identityPool, allowClassicFlow: false }
    expect(rolesOf({ ...design, identityPool })).toEqual(['PhotoAppUser'])
  })

  const guests = (design: Design) =>
    populationsOf(design).flatMap(({ isGuest, flow, roleName }) => (isGuest ? [[flow, roleName]] : []))

  test('are guests with a role that their app asks STS for', () => {
    const guest = DEFAULT_DESIGN.identities.find(({ kind }) => kind === 'guest')
    const design = { ...withRole, identities: [{ ...guest, classic: { role: 'Auditor' } }] } as Design
    expect(rolesOf(design)).toEqual(['PhotoAppUser'])
    expect(guests(design)).toEqual([
      ['enhanced', 'PhotoAppGuest'],
      ['classic', 'PhotoAppGuest'],
      ['classic', 'Auditor'],
    ])
    const closed = { ...design.identityPool, allowUnauthenticatedIdentities: false }
    expect(guests({ ...design, identityPool: closed })).toEqual([])
  })

  test('is nobody of the classic flow where the pool maps roles, but for users of an own backend', () => {
    const roleMappings = { provider: { type: 'Token', ambiguousRoleResolution: 'Deny' } } as const
    const flows = (change: object) => {
      const identityPool = { ...DEFAULT_DESIGN.identityPool, roleMappings, ...change }
      return populationsOf({ ...DEFAULT_DESIGN, identityPool }).map(({ isGuest, flow }) => [isGuest, flow])
    }
    expect(flows({})).toEqual([
      [false, 'enhanced'],
      [true, 'enhanced'],
    ])
    expect(flows({ developerProviderName: 'login.example.app' })).toEqual([
      [false, 'any'],
      [true, 'enhanced'],
    ])
  })
})

test('the Region of the pool counts, wherever the design’s tables are', () => {
  const ofIreland = { StringLike: { 'cognito-identity.amazonaws.com:sub': 'eu-west-1:*' } }
  const statements = [allow('s3:GetObject', '*', ofIreland)]
  const kind = (id: string) => {
    const design = designWith(statements)
    const identityPool = { ...design.identityPool, id }
    return statementUses({ ...design, identityPool })[0]?.kind
  }
  const rest = DEFAULT_DESIGN.identityPool.id.slice('us-east-1'.length)
  expect([kind(`us-east-1${rest}`), kind(`eu-west-1${rest}`)]).toEqual(['never', 'needed'])
})

test('a design is no other for being looked at at another time', () => {
  const later = { ...DEFAULT_DESIGN, now: '2027-01-01T00:00:00Z' }
  const verdicts = compareAccess(DEFAULT_DESIGN, later).flatMap(({ newlyAllowed, newlyDenied }) => [
    newlyAllowed.verdict,
    newlyDenied.verdict,
  ])
  expect(new Set(verdicts)).toEqual(new Set(['proved']))
})
