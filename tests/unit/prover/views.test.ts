import { describe, expect, test } from 'vitest'
import { type Design, decodeDesign, encodeDesign, trustPolicyId } from '@/lib/design'
import {
  isolationCells,
  roleAccessCells,
  roleAccessPlan,
  statementPlan,
  statementUseViews,
} from '@/lib/prover'
import { DEFAULT_DESIGN } from '@/lib/scenarios/default-design'
import { simulate } from '@/lib/simulation'

const KEY = 'cognito-identity.amazonaws.com'
const POOL = DEFAULT_DESIGN.identityPool.id
const AUD = { StringEquals: { [`${KEY}:aud`]: POOL } }
const AMR = { 'ForAnyValue:StringLike': { [`${KEY}:amr`]: 'authenticated' } }

/** The default design whose signed-in role trusts under this condition. */
function trusting(condition: object, pool: Partial<Design['identityPool']> = {}): Design {
  return {
    ...DEFAULT_DESIGN,
    identityPool: { ...DEFAULT_DESIGN.identityPool, ...pool },
    roles: DEFAULT_DESIGN.roles.map((role) => {
      if (role.name !== 'PhotoAppUser') return role
      const policy = JSON.parse(role.trustPolicy)
      policy.Statement[0].Condition = condition
      return { ...role, trustPolicy: JSON.stringify(policy) }
    }),
  }
}

function cellFor(design: Design, who: string) {
  const plan = roleAccessPlan(design)
  const role = plan.roles.findIndex(({ name }) => name === 'PhotoAppUser')
  const people = plan.people.findIndex((one) => one.who === who)
  const found = [...roleAccessCells(design)].find((one) => one.role === role && one.people === people)
  if (!found) throw new Error('no such cell')
  return found.cell
}

describe('who gets a role, as a screen shows it', () => {
  test('each role and each kind of people has a cell, and the design on which the page opens is as meant', () => {
    const cells = [...roleAccessCells(DEFAULT_DESIGN)]
    expect(cells).toHaveLength(8)
    expect(cells.map(({ cell }) => cell.isAsMeant)).toEqual(cells.map(() => true))
    expect(structuredClone(cells)).toEqual(cells)
  })

  test.each<[string, Design, string, object]>([
    [
      'signed-in users get their role by both flows',
      DEFAULT_DESIGN,
      'signed-in',
      { verdict: 'let-in', isAsMeant: true, byEnhancedFlow: true, byClassicFlow: true, advice: null },
    ],
    [
      'without amr guests get it by the classic flow alone, and that is what is said',
      trusting(AUD),
      'guest',
      {
        verdict: 'let-in',
        isAsMeant: false,
        byEnhancedFlow: false,
        byClassicFlow: true,
        says: [
          'Guests of this pool can have this role by the classic flow, in which the app hands a token to STS and names the role.',
          'The trust policy does not test `amr`, which says whether somebody signed in.',
        ],
        advice: `To keep them out, let the trust policy ask that \`${KEY}:amr\` is \`authenticated\`, with \`ForAnyValue:StringLike\`.`,
        token: expect.objectContaining({ aud: POOL, amr: ['unauthenticated'] }),
        statement: expect.objectContaining({ documentId: trustPolicyId('PhotoAppUser') }),
      },
    ],
    [
      'a test that is there and too loose is shown, not called missing',
      trusting({ ...AUD, 'ForAnyValue:StringLike': { [`${KEY}:amr`]: '*authenticated' } }),
      'guest',
      {
        says: [
          expect.any(String),
          'The trust policy tests `amr` by `ForAnyValue:StringLike` with `*authenticated`, and their token passes that.',
        ],
      },
    ],
    [
      'without the classic flow no flow gives it to guests now',
      trusting(AUD, { allowClassicFlow: false }),
      'guest',
      {
        verdict: 'let-in',
        byEnhancedFlow: false,
        byClassicFlow: false,
        says: expect.arrayContaining([expect.stringContaining('the classic flow switched off')]),
      },
    ],
    [
      'a pool without guests gives it to none now',
      trusting(AUD, { allowUnauthenticatedIdentities: false }),
      'guest',
      {
        byClassicFlow: false,
        says: expect.arrayContaining([expect.stringContaining('the pool has no guests')]),
      },
    ],
    [
      'without aud other pools of the account get in',
      trusting(AMR),
      'other-pool',
      {
        verdict: 'let-in',
        isAsMeant: false,
        says: [
          'Identities of another pool in this account can have this role, by whichever flow that pool’s owner uses.',
          'The trust policy does not test `aud`, which says the id of the pool that made the token.',
        ],
        advice: expect.stringContaining(`\`${POOL}\`, with \`StringEquals\``),
      },
    ],
    [
      'a role whose own people are kept out is not as meant',
      trusting({ ...AUD, ...AMR, Bool: { 'aws:SecureTransport': 'false' } }),
      'signed-in',
      {
        verdict: 'kept-out',
        isAsMeant: false,
        token: null,
        says: expect.arrayContaining([expect.stringContaining('step 4')]),
      },
    ],
    [
      'what cannot be read is unknown, with the reason, and neither meant nor not',
      trusting({ StringFoo: { [`${KEY}:aud`]: POOL } }),
      'guest',
      { verdict: 'unknown', isAsMeant: null, reasons: [expect.stringContaining('operator')] },
    ],
  ])('%s', (_what, design, who, expected) => {
    expect(cellFor(design, who)).toMatchObject(expected)
  })

  test('a role that STS refuses to the pool itself is said to be out of its reach', () => {
    const named = trusting({ ...AUD, ...AMR, StringLike: { 'sts:RoleSessionName': 'app-*' } })
    expect(cellFor(named, 'signed-in').says).toEqual([
      expect.stringContaining('by the classic flow'),
      expect.stringContaining('the enhanced flow ends at step 4'),
    ])
  })

  test('sessions with tags that are kept out are spoken of', () => {
    const principalTagMaps = { provider: { tags: { team: 'custom:team' } } }
    const { says } = cellFor(trusting({ ...AUD, ...AMR }, { principalTagMaps }), 'signed-in')
    expect(says[1]).toContain('Only those without session tags')
    expect(cellFor(trusting({ ...AUD, ...AMR }), 'signed-in').says.join(' ')).not.toContain('tags')
  })

  test('a pool that maps roles is no way to the role by the classic flow', () => {
    const roleMappings = { provider: { type: 'Token', ambiguousRoleResolution: 'Deny' } } as const
    const { says, byClassicFlow } = cellFor(trusting(AUD, { roleMappings }), 'guest')
    expect(byClassicFlow).toBe(false)
    expect(says[1]).toContain('a pool that maps roles gives apps no tokens for STS')
  })

  test('of a role that the pool gives to nobody nothing is meant, but for strangers', () => {
    const { identityPool } = DEFAULT_DESIGN
    const spare = {
      ...DEFAULT_DESIGN,
      identityPool: {
        ...identityPool,
        roleMappings: {},
        roles: { ...identityPool.roles, authenticated: null },
      },
    }
    expect(cellFor(spare, 'signed-in')).toMatchObject({
      verdict: 'let-in',
      isAsMeant: null,
      byEnhancedFlow: false,
      says: [expect.any(String), 'The pool itself gives this role to nobody.'],
    })
    expect(cellFor(spare, 'foreign-pool').isAsMeant).toBe(true)
  })

  test('a role that is given by a role mapping is meant for people who sign in, by the enhanced flow too', () => {
    const { identityPool } = DEFAULT_DESIGN
    const provider = Object.keys(identityPool.roleMappings ?? {})[0] ?? 'p'
    const design: Design = {
      ...DEFAULT_DESIGN,
      identityPool: {
        ...identityPool,
        roles: { ...identityPool.roles, authenticated: null },
        roleMappings: {
          [provider]: {
            type: 'Rules',
            ambiguousRoleResolution: 'Deny',
            rules: [{ claim: 'a', match: 'Equals', value: 'b', role: 'PhotoAppUser' }],
          } as never,
        },
      },
    }
    expect(cellFor(design, 'signed-in')).toMatchObject({ isAsMeant: true, byEnhancedFlow: true })
  })
})

describe('what each statement does, as a screen shows it', () => {
  const withStatements = (statements: readonly object[]): Design => ({
    ...DEFAULT_DESIGN,
    roles: DEFAULT_DESIGN.roles.map((role) =>
      role.name === 'PhotoAppUser'
        ? {
            ...role,
            policies: [{ name: 'P', text: JSON.stringify({ Version: '2012-10-17', Statement: statements }) }],
          }
        : role,
    ),
  })

  test('the answers come in the order of the plan, and travel as plain data', () => {
    const plan = statementPlan(DEFAULT_DESIGN)
    const uses = [...statementUseViews(DEFAULT_DESIGN)]
    expect(plan.roles.flatMap(({ statements }) => statements)).toHaveLength(uses.length)
    expect(plan.roles.map(({ name }) => name)).toEqual(['PhotoAppUser', 'PhotoAppGuest'])
    expect(uses.map(({ kind }) => kind)).toEqual(['needed', 'needed', 'needed', 'needed'])
    expect(structuredClone(uses)).toEqual(uses)
  })

  test('the smallest request shows the keys that the statement looks at, and a request for the matrix', () => {
    const [list] = [...statementUseViews(DEFAULT_DESIGN)]
    expect(list?.request).toMatchObject({ action: 's3:ListBucket', resource: 'arn:aws:s3:::mybucket' })
    expect(list?.request?.context.map(([key]) => key)).toEqual([`${KEY}:sub`, 's3:prefix'])
    expect(list?.request?.asRequest).toMatchObject({
      service: 's3',
      operation: 'ListObjectsV2',
      bucket: 'mybucket',
    })
    expect(JSON.stringify(list?.request?.asRequest)).toContain('{{self}}')
  })

  test('a request for something that the design does not describe is one that a design may hold', () => {
    const design = withStatements([
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::elsewhere/*' },
      { Effect: 'Allow', Action: 'dynamodb:Scan', Resource: '*' },
    ])
    const requests = [...statementUseViews(design)].flatMap(({ request }) => request?.asRequest ?? [])
    expect(requests.slice(0, 2).map(({ service }) => service)).toEqual(['other', 'other'])
    for (const [index, request] of requests.entries()) {
      const id = `found-${index}`
      const decoded = decodeDesign(
        encodeDesign({ ...design, requests: [{ ...request, id }], expectations: [] }),
      )
      expect(decoded.ok).toBe(true)
    }
  })

  const ANY = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::mybucket/shared/*' }
  test.each([
    [
      'a tag of the object',
      { ...ANY, Condition: { StringEquals: { 's3:ExistingObjectTag/public': 'yes' } } },
    ],
    ['an address', { ...ANY, Condition: { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } } }],
    ['how it is sent', { ...ANY, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    ['a time', { ...ANY, Condition: { DateLessThan: { 'aws:CurrentTime': '2001-01-01T00:00:00Z' } } }],
    ['nothing but the key', ANY],
    [
      'how a list is cut',
      {
        ...{ Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::mybucket' },
        Condition: { StringEquals: { 's3:prefix': 'shared/', 's3:delimiter': '/' } },
      },
    ],
  ])('the request for the matrix brings what the statement needs: %s', async (_needs, statement) => {
    const design = withStatements([statement])
    const found = [...statementUseViews(design)].find(({ kind }) => kind === 'needed')?.request?.asRequest
    if (!found) throw new Error('no request needs the statement')
    const { cells } = await simulate({ ...design, requests: [found], expectations: [] })
    expect(cells.some(({ verdict }) => verdict === 'allow')).toBe(true)
  })

  test('what is missing from a request is said, since that may be the point', () => {
    const design = withStatements([
      { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::mybucket' },
      {
        Effect: 'Deny',
        Action: 's3:ListBucket',
        Resource: '*',
        Condition: { Null: { 's3:prefix': 'true' } },
      },
    ])
    const [, denial] = [...statementUseViews(design)]
    expect(denial).toMatchObject({ kind: 'needed', says: expect.stringContaining('would be allowed') })
    expect(denial?.request?.context).toEqual([['s3:prefix', '(not in the request)']])
  })

  test('one that does nothing says why, and what is unknown says that', () => {
    const own = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::mybucket/*' }
    const design = withStatements([own, own, { ...own, Condition: { StringFoo: { a: 'b' } } }])
    const uses = [...statementUseViews(design)]
    expect(uses[0]).toMatchObject({
      kind: 'redundant',
      says: 'What this statement allows sessions of the role `PhotoAppUser`, statement 2 allows them too.',
      request: null,
    })
    expect(uses[2]?.kind).not.toBe('never')
    const starved = [...statementUseViews(design, () => ({ steps: 1 }))]
    expect(starved[0]).toMatchObject({ kind: 'unknown', reasons: [expect.stringContaining('too large')] })
  })

  test('roles that nobody can have are named and not asked about', () => {
    const { identityPool } = DEFAULT_DESIGN
    const plan = statementPlan({
      ...DEFAULT_DESIGN,
      identityPool: { ...identityPool, allowUnauthenticatedIdentities: false },
    })
    expect(plan.roles.map(({ name }) => name)).toEqual(['PhotoAppUser'])
    expect(plan.unused).toEqual(['PhotoAppGuest'])
  })
})

describe('an example, as a screen shows it', () => {
  const contextOf = (condition: object) => {
    const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition: condition }
    const text = JSON.stringify({ Version: '2012-10-17', Statement: [read] })
    const roles = DEFAULT_DESIGN.roles.map((role) => ({ ...role, policies: [{ name: 'P', text }] }))
    const isolation = [{ objects: `arn:aws:s3:::mybucket/\${${KEY}:sub}/*` }]
    const [first] = [...isolationCells({ ...DEFAULT_DESIGN, roles, isolation }, {})]
    return first?.cell.example?.context.map(({ key, value }) => [
      key,
      value[0]?.map(({ text: part }) => part).join(''),
    ])
  }

  test('has the keys of the request that are not as in every other', () => {
    expect(contextOf({})).toEqual([])
    expect(contextOf({ IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } })).toEqual([
      ['aws:SourceIp', '198.51.100.0'],
    ])
    expect(contextOf({ Bool: { 'aws:SecureTransport': 'false' } })).toEqual([
      ['aws:SecureTransport', 'false'],
    ])
    expect(contextOf({ DateGreaterThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } })).toEqual([
      ['aws:CurrentTime', '2030-01-01T00:00:01.000Z'],
    ])
  })
})
