import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '@/lib/base/text-edit'
import { accessPolicyId, type Design, withDocumentText } from '@/lib/design'
import { authorize, createRequestContext } from '@/lib/iam'
import { populationsOf, statementDiagnostics } from '@/lib/prover'
import { sessionKeys } from '@/lib/prover/session-model'
import { DEFAULT_DESIGN } from '@/lib/scenarios/default-design'
import { runs } from '../../property/runs'

const SUB = '${cognito-identity.amazonaws.com:sub}'
const ROLE = 'PhotoAppUser'
const [P, Q] = [accessPolicyId(ROLE, 'P'), accessPolicyId(ROLE, 'Q')]

type Change = Partial<Design['roles'][number]>

/** The default design in which signed-in users have these statements, in one policy or in two. */
function designWith(first: readonly object[], second: readonly object[] = [], change: Change = {}): Design {
  const policy = (name: string, statements: readonly object[]) => ({
    name,
    text: JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2),
  })
  const policies = [policy('P', first), ...(second.length > 0 ? [policy('Q', second)] : [])]
  return {
    ...DEFAULT_DESIGN,
    roles: DEFAULT_DESIGN.roles.map((role) => (role.name === ROLE ? { ...role, policies, ...change } : role)),
  }
}

const allow = (Action: string | string[], Resource: string, Condition?: object, Sid?: string) => ({
  ...(Sid ? { Sid } : {}),
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition ? { Condition } : {}),
})
const deny = (Action: string | string[], Resource: string, Condition?: object) => ({
  ...allow(Action, Resource, Condition),
  Effect: 'Deny',
})
const own = allow('s3:GetObject', `arn:aws:s3:::mybucket/${SUB}/*`)
const found = (design: Design) => statementDiagnostics(design)
const said = (design: Design) => found(design).map(({ diagnostic }) => [diagnostic.code, diagnostic.message])
const WHO = 'sessions of the role `PhotoAppUser`'

describe('statements that do nothing', () => {
  test('nothing is said of the design on which the page opens', () => {
    expect(found(DEFAULT_DESIGN)).toEqual([])
  })

  test.each<[string, Design, [code: string, message: string][]]>([
    [
      'an object action on a bucket never matches, because of its resource',
      designWith([own, allow('s3:GetObject', 'arn:aws:s3:::mybucket')]),
      [
        [
          'never-matches',
          `no request of ${WHO} matches this statement: none of its actions acts on its resources`,
        ],
      ],
    ],
    [
      'a condition that nobody meets never matches, because of its conditions',
      designWith([own, allow('s3:GetObject', '*', { StringEquals: { 'aws:PrincipalType': 'User' } })]),
      [['never-matches', `no request of ${WHO} matches this statement: none can meet its conditions`]],
    ],
    [
      'what a Deny takes away is refused, and the Deny is named',
      designWith([own, deny('s3:*', '*')]),
      [
        [
          'always-refused',
          `what this statement allows ${WHO} is always refused: statement 2 denies all of it`,
        ],
      ],
    ],
    [
      'what the boundary leaves out is refused',
      designWith([own, allow('dynamodb:GetItem', '*')], [], {
        permissionsBoundary: {
          name: 'B',
          text: JSON.stringify({ Version: '2012-10-17', Statement: [allow('s3:*', '*')] }),
        },
      }),
      [
        [
          'always-refused',
          `what this statement allows ${WHO} is always refused: the permissions boundary of the role does not allow it`,
        ],
      ],
    ],
    [
      'a narrower statement adds nothing to a wider one of another policy, which is named with its Sid',
      designWith([own], [allow('s3:Get*', 'arn:aws:s3:::mybucket/*', undefined, 'Wide')]),
      [['adds-nothing', `what this statement allows ${WHO}, statement 1 "Wide" of \`Q\` allows them too`]],
    ],
    [
      'of two that say the same in other words each is named',
      designWith([own, { ...own, Action: ['s3:getobject'] }]),
      [
        ['adds-nothing', `what this statement allows ${WHO}, statement 2 allows them too`],
        ['adds-nothing', `what this statement allows ${WHO}, statement 1 allows them too`],
      ],
    ],
    [
      'several together',
      designWith([
        allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::b/*'),
        allow('s3:GetObject', '*'),
        allow('s3:PutObject', '*'),
      ]),
      [['adds-nothing', `what this statement allows ${WHO}, other statements allow them too`]],
    ],
    [
      'a deny of what nobody allows',
      designWith([own, deny('s3:PutObject', '*')]),
      [['deny-without-effect', `this Deny changes nothing for ${WHO}: nothing allows what it denies`]],
    ],
    [
      'a deny within another one',
      designWith([allow('s3:*', '*'), deny('s3:Put*', '*'), deny('s3:PutObject', 'arn:aws:s3:::b/*')]),
      [['deny-without-effect', `this Deny changes nothing for ${WHO}: statement 2 denies all of it too`]],
    ],
  ])('%s', (_what, design, expected) => {
    expect(said(design)).toEqual(expected)
    for (const one of found(design)) {
      if (one.diagnostic.fix) expect(decisions(mended(design, one))).toEqual(decisions(design))
    }
  })

  // iam-evaluation.md section 1.6: its request names all buckets, and no other ARN grants it.
  test.each([
    ['*', []],
    ['arn:aws:s3:::*', []],
    ['arn:aws:s3:::mybucket', ['never-matches']],
  ])('the list of buckets granted on %s is granted or not as AWS does it', (resource, codes) => {
    const design = designWith([own, allow('s3:ListAllMyBuckets', resource)])
    expect(said(design).map(([code]) => code)).toEqual(codes)
  })

  test('the mark is the Sid, or the opening brace; the policy is named by its document', () => {
    const design = designWith([own], [allow('s3:Get*', '*', undefined, 'Wide'), { ...own, Sid: 'Mine' }])
    const texts = new Map([
      [P, design.roles[0]?.policies[0]?.text ?? ''],
      [Q, design.roles[0]?.policies[1]?.text ?? ''],
    ])
    expect(
      found(design).map(({ documentId, diagnostic: { range } }) => [
        documentId,
        texts.get(documentId)?.slice(range.start, range.end),
      ]),
    ).toEqual([
      [P, '{'],
      [Q, '"Mine"'],
    ])
  })

  test('of two that say the same either may go, and not both: the words say so, and no fix takes both', () => {
    for (const { diagnostic } of found(designWith([own, own]))) {
      expect(diagnostic.help).toBe('Each says all that the other says: either may go, but not both.')
      expect(diagnostic.fix?.onlyAlone).toBe(true)
    }
    const design = designWith([own, own])
    const [first] = found(design)
    if (!first) throw new Error('nothing found')
    expect(found(mended(design, first))).toEqual([])
  })

  test('the only statement of a policy has no fix, and the help says what to do', () => {
    const [only] = found(designWith([own], [allow('s3:Get*', '*')]))
    expect(only?.diagnostic.fix).toBeUndefined()
    expect(only?.diagnostic.help).toContain('the whole policy can be removed')
  })

  test('what is unknown is not said', () => {
    const unknown = { StringFoo: { 'aws:PrincipalType': 'User' } }
    expect(found(designWith([own, allow('s3:GetObject', '*', unknown), deny('s3:*', '*', unknown)]))).toEqual(
      [],
    )
    expect([...statementDiagnostics(designWith([own, own]), () => ({ steps: 1 }))]).toEqual([])
  })

  test('nothing is said of the policies of a role that the pool gives to nobody', () => {
    const design = designWith([own, own])
    const { identityPool } = design
    expect(
      found({
        ...design,
        identityPool: {
          ...identityPool,
          roleMappings: {},
          roles: { ...identityPool.roles, authenticated: null },
        },
      }),
    ).toEqual([])
  })

  test('what Cognito’s own session policies take from guests is said, and that no policy changes it', () => {
    const text = JSON.stringify({ Version: '2012-10-17', Statement: [allow('ec2:DescribeInstances', '*')] })
    const guests = (allowClassicFlow: boolean): Design => ({
      ...DEFAULT_DESIGN,
      identityPool: { ...DEFAULT_DESIGN.identityPool, allowClassicFlow },
      roles: DEFAULT_DESIGN.roles.map((role) =>
        role.name === 'PhotoAppGuest' ? { ...role, policies: [{ name: 'P', text }] } : role,
      ),
    })
    const [only] = found(guests(false))
    expect(only?.diagnostic.message).toContain('the session policies with which Cognito narrows guests')
    expect(only?.diagnostic.help).toContain('no policy of yours widens them')
    // In the classic flow nothing narrows them.
    expect(found(guests(true))).toEqual([])
  })

  test('calls that Cognito keeps from all sessions of pools are of no use', () => {
    const [only, ...others] = found(designWith([own, allow('cognito-sync:*', '*')]))
    expect(only?.diagnostic.message).toContain('Cognito lets no session of an identity pool make these calls')
    expect(only?.diagnostic.help).toContain('No policy of yours changes that')
    expect(others).toEqual([])
    // Among others that are of use, they do no harm.
    expect(found(designWith([own, allow(['cognito-sync:*', 'mobileanalytics:PutEvents'], '*')]))).toEqual([])
  })

  test('a role of guests and of people who signed in is asked about for both', () => {
    const forSignedIn = allow('s3:GetObject', 'arn:aws:s3:::mybucket/*', {
      'ForAnyValue:StringEquals': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
    })
    const design = designWith([own, forSignedIn])
    const { identityPool } = design
    const shared = { ...identityPool, roles: { authenticated: ROLE, unauthenticated: ROLE } }
    expect(found({ ...design, identityPool: shared })).toEqual([])
  })
})

const IDS = [
  'us-east-1:11111111-1111-4111-8111-111111111111',
  'us-east-1:22222222-2222-4222-8222-222222222222',
]
const REQUESTS = ['s3:GetObject', 's3:PutObject', 's3:ListBucket', 's3:PutObjectTagging'].flatMap((action) =>
  action === 's3:ListBucket'
    ? [undefined, '', 'x', ...IDS.map((id) => `${id}/a`)].map((prefix) => ({
        action,
        resource: 'arn:aws:s3:::mybucket',
        prefix,
      }))
    : ['x', 'us-east-1:x', ...IDS.flatMap((id) => [id, `${id}/a`, `${id}b`])].map((key) => ({
        action,
        resource: `arn:aws:s3:::mybucket/${key}`,
        prefix: undefined,
      })),
)

/** What the engine allows of these requests, for everybody. */
function decisions(design: Design): readonly string[] {
  return populationsOf(design).flatMap(({ policies, principal, shape }) =>
    IDS.flatMap((sub) =>
      REQUESTS.flatMap(({ action, resource, prefix }) =>
        [true, false].map((isSecure) => {
          const context = createRequestContext({
            ...sessionKeys(shape, shape.account),
            'cognito-identity.amazonaws.com:sub': sub,
            'aws:SecureTransport': isSecure,
            's3:prefix': prefix,
          })
          return authorize(policies, {
            principal,
            action,
            resource,
            resourceAccount: shape.account,
            context,
          }).kind === 'allow'
            ? `${action} ${resource} ${prefix} ${sub} ${isSecure}`
            : ''
        }),
      ),
    ),
  )
}

/** The design with the finding's fix made. */
function mended(design: Design, { documentId, diagnostic }: ReturnType<typeof found>[number]): Design {
  const text = design.roles
    .flatMap((role) => role.policies.map((policy) => [accessPolicyId(role.name, policy.name), policy.text]))
    .find(([id]) => id === documentId)?.[1]
  if (text === undefined || !diagnostic.fix) throw new Error('nothing to mend')
  return withDocumentText(design, documentId, applyEdits(text, [diagnostic.fix]))
}

describe('the fix', () => {
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    Action: fc.constantFrom<string | string[]>(
      's3:GetObject',
      's3:*',
      's3:ListBucket',
      ['s3:GetObject', 's3:PutObject'],
      's3:Put*',
    ),
    Resource: fc.constantFrom(
      '*',
      'arn:aws:s3:::mybucket',
      'arn:aws:s3:::mybucket/*',
      `arn:aws:s3:::mybucket/${SUB}/*`,
      `arn:aws:s3:::mybucket/${SUB}*`,
      'arn:aws:s3:::mybucket/us-east-1:*',
    ),
    Condition: fc.constantFrom(
      undefined,
      undefined,
      undefined,
      { StringLike: { 's3:prefix': `${SUB}/*` } },
      { Bool: { 'aws:SecureTransport': 'true' } },
      { StringEquals: { 'aws:PrincipalType': 'User' } },
    ),
  })
  test('one at a time, whatever is found: no answer of the engine changes, and the text stays a policy', () => {
    let tried = 0
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 2, maxLength: 4 }),
        fc.array(statement, { maxLength: 2 }),
        (first, second) => {
          const design = designWith(first, second)
          const before = decisions(design)
          for (const one of found(design)) {
            if (!one.diagnostic.fix) continue
            tried++
            const after = mended(design, one)
            expect(decisions(after)).toEqual(before)
            const texts = after.roles.flatMap(({ policies }) => policies.map(({ text }) => text))
            for (const text of texts) expect(JSON.parse(text).Statement.length).toBeGreaterThan(0)
          }
        },
      ),
      runs(25),
    )
    expect(tried).toBeGreaterThan(5)
  })
})
