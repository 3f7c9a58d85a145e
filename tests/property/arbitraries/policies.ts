import fc from 'fast-check'
import type { Json, SpecPolicies, SpecRequest } from '../../differential/oracle/spec-authorize'

/**
 * Policies and requests from small shared pools, so that they meet: the same few actions, resources, keys and
 * values on both sides, and now and then something without a meaning.
 */

const SUB = 'cognito-identity.amazonaws.com:sub'
const AMR = 'cognito-identity.amazonaws.com:amr'

const values = [
  'a',
  'A',
  'b',
  'ab',
  'a*',
  '*',
  '?',
  '',
  'true',
  'us-east-1:1',
  'us-east-1:2',
  'authenticated',
]
const keys = [
  SUB,
  AMR,
  'aws:PrincipalTag/team',
  'aws:principaltag/TEAM',
  's3:prefix',
  'dynamodb:LeadingKeys',
  'aws:SecureTransport',
]
const actions = ['s3:GetObject', 's3:PutObject', 's3:ListBucket', 'dynamodb:Scan']
const resources = [
  'arn:aws:s3:::b',
  'arn:aws:s3:::b/a',
  'arn:aws:s3:::b/us-east-1:1/a',
  'arn:aws:dynamodb:us-east-1:1:table/T',
  '*',
]

const one = <Value>(list: readonly Value[]) => fc.constantFrom(...list)
/** One, or a list of some. */
const oneOrMany = <Value>(item: fc.Arbitrary<Value>): fc.Arbitrary<Value | Value[]> =>
  fc.oneof(item, fc.array(item, { minLength: 1, maxLength: 3 }))

export const actionPattern = one([
  ...actions,
  's3:*',
  'S3:getobject',
  '*',
  's3:?etObject',
  's3:Get*',
  '*:Scan',
  'dynamodb:*',
  's3:*Object',
])

const variable = one([
  `\${${SUB}}`,
  `\${${SUB.toUpperCase()}}`,
  '${aws:PrincipalTag/team}',
  "${aws:PrincipalTag/team, 'a'}",
  '${aws:username}',
  "${aws:username, 'b'}",
  `\${${AMR}}`,
  '${s3:prefix}',
  '${*}',
  '${?}',
  '${$}',
])

export const resourcePattern = fc.oneof(
  one([
    ...resources,
    'arn:aws:s3:::b/*',
    'arn:aws:s3:::*',
    'arn:aws:s3:*',
    'arn:*',
    'arn:aws:s*:::b/?',
    'arn:aws:dynamodb:us-*-1:1:table/*',
    'arn:aws:s3*b',
    'arn:aws:dynamodb:us-*T',
    '*b',
  ]),
  variable.map((text) => `arn:aws:s3:::b/${text}/*`),
  variable.map((text) => `arn:aws:s3:::b/${text}*`),
  variable.map((text) => `arn:aws:s3:::b/${text}`),
)

const text = fc.oneof(
  one(values),
  variable,
  variable.map((name) => `${name}/*`),
  variable.map((name) => `${name}*`),
)

const operator = fc
  .tuple(
    one(['', '', '', 'ForAllValues:', 'ForAnyValue:']),
    one([
      'StringEquals',
      'StringNotEquals',
      'StringEqualsIgnoreCase',
      'StringNotEqualsIgnoreCase',
      'StringLike',
      'StringNotLike',
      'Bool',
    ]),
    one(['', '', '', 'IfExists']),
  )
  .map((parts) => parts.join(''))

const test = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(
      operator,
      fc.dictionary(one(keys), fc.oneof(oneOrMany(text), one<Json>([true, false, 7, []])), { maxKeys: 2 }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(
      one(['Null', 'ForAllValues:Null', 'ForAnyValue:Null']),
      fc.dictionary(one(keys), one<Json>(['true', 'false', true, false]), { minKeys: 1, maxKeys: 2 }),
    ),
  },
)

export const condition: fc.Arbitrary<Json> = fc
  .array(test, { maxLength: 3 })
  .map((tests) => Object.fromEntries(tests))

const effect = fc.oneof({ weight: 5, arbitrary: fc.constant('Allow') }, fc.constant('Deny'))

const plainStatement: fc.Arbitrary<Json> = fc.record({
  Effect: fc.constant('Allow'),
  Action: one(['*', 's3:*', 's3:GetObject']),
  Resource: one(['*', 'arn:aws:s3:::*']),
})

const variedStatement: fc.Arbitrary<Json> = fc
  .record({
    Effect: effect,
    action: fc.tuple(fc.boolean(), oneOrMany(actionPattern)),
    resource: fc.tuple(fc.boolean(), oneOrMany(resourcePattern)),
    condition: fc.option(condition, { freq: 1 }),
  })
  .map(({ Effect, action, resource, condition: block }) => ({
    Effect,
    [isNot(action) ? 'NotAction' : 'Action']: action[1],
    [isNot(resource) ? 'NotResource' : 'Resource']: resource[1],
    ...(block === null ? {} : { Condition: block }),
  }))

/** Plain allows stand beside, since otherwise few requests would be allowed. */
export const identityStatement: fc.Arbitrary<Json> = fc.oneof(
  { weight: 2, arbitrary: plainStatement },
  { weight: 5, arbitrary: variedStatement },
)

/** Not-elements are rarer than plain ones. */
function isNot([coin, value]: readonly [boolean, unknown]): boolean {
  return coin && (Array.isArray(value) || value === '*' || value === 's3:*')
}

export const trustStatement: fc.Arbitrary<Json> = fc
  .record({
    Effect: effect,
    Principal: one<Json>([
      '*',
      { Federated: 'cognito-identity.amazonaws.com' },
      { Federated: ['graph.facebook.com', 'cognito-identity.amazonaws.com'] },
      { Federated: 'graph.facebook.com' },
      { AWS: '*' },
      { AWS: '111122223333' },
      { Service: 's3.amazonaws.com' },
    ]),
    Action: oneOrMany(
      one([
        'sts:AssumeRoleWithWebIdentity',
        'sts:AssumeRole',
        'sts:*',
        'sts:TagSession',
        'STS:AssumeRoleWith*',
      ]),
    ),
    condition: fc.option(condition, { freq: 1 }),
  })
  .map(({ condition: block, ...rest }) => ({ ...rest, ...(block === null ? {} : { Condition: block }) }))

/** What people write by mistake, laid over a sound statement. */
const flaw: fc.Arbitrary<Json> = one<Json>([
  { Effect: 'allow' },
  { Effect: undefined },
  { Action: undefined, NotAction: undefined },
  { Action: [] },
  { Action: ['s3:GetObject', 5] },
  { Action: 5 },
  { NotAction: 's3:GetObject' },
  { Resource: undefined, NotResource: undefined },
  { Resource: [] },
  { Resource: [7, 'arn:aws:s3:::b/a'] },
  { Resource: null },
  { NotResource: 'arn:aws:s3:::b/*' },
  { Resource: 'arn:aws:s3:::b/${open' },
  { Resource: 'arn:aws:s3:${aws:PrincipalTag/team}::b' },
  { Principal: '*' },
  { Principal: { Cognito: 'x' } },
  { Principal: undefined },
  { NotPrincipal: { AWS: '111122223333' } },
  { Sid: 5 },
  { condition: {} },
  { Condition: 'x' },
  { Condition: { StringEquals: 'x' } },
  { Condition: { StringEquals: { 's3:prefix': [null, 'a'] } } },
  { Condition: { NumberEquals: { 's3:prefix': 1 } } },
  { Condition: { ArnMatch: { 's3:prefix': 'a' }, StringEquals: { 's3:prefix': 'a' } } },
  { Condition: { StringMatch: { 's3:prefix': 'a' } } },
  { Condition: { NullIfExists: { 's3:prefix': 'true' } } },
  { Condition: { StringEquals: { 's3:prefix': '${}' } } },
])

const flawed = (statement: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 18, arbitrary: statement },
    // Through JSON, as `undefined` means that the element is left out.
    fc.tuple(statement, flaw).map(([sound, part]) => JSON.parse(JSON.stringify({ ...sound, ...part }))),
    one<Json>([5, 'Allow', null, [], {}]),
  )

const documentOf = (statement: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.oneof(
    {
      weight: 40,
      arbitrary: fc
        .tuple(one(['2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17', undefined]), oneOrMany(statement))
        .map(([Version, Statement]) => ({ ...(Version ? { Version } : {}), Statement })),
    },
    one<Json>([
      {},
      [],
      'x',
      { Version: '2012-10-17', Statement: [] },
      { Version: '2015-01-01', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] },
      { Effect: 'Deny', Action: '*', Resource: '*' },
      { Version: '2012-10-17', Statements: [], Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] },
    ]),
  )

/** Documents without flaws: everything in them is understood. */
export const soundDocument: fc.Arbitrary<Json> = fc
  .tuple(
    one(['2012-10-17', '2008-10-17', undefined]),
    fc.array(identityStatement, { minLength: 1, maxLength: 4 }),
  )
  .map(([Version, Statement]) => ({ ...(Version ? { Version } : {}), Statement }))

export const identityDocument = documentOf(flawed(identityStatement))
export const trustDocument = documentOf(flawed(trustStatement))

/** Mostly null: nothing is attached there. */
const rarely = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: value })

const layer = (document: fc.Arbitrary<Json>) => fc.array(document, { maxLength: 2 })

export const identityPolicies: fc.Arbitrary<SpecPolicies> = fc.record({
  identity: fc.array(identityDocument, { maxLength: 3 }),
  boundary: rarely(layer(identityDocument)),
  session: rarely(layer(identityDocument)),
})

export const soundPolicies: fc.Arbitrary<SpecPolicies> = fc.record({
  identity: fc.array(soundDocument, { maxLength: 3 }),
  boundary: rarely(layer(soundDocument)),
  session: rarely(layer(soundDocument)),
})

const single = one(values)
const context: fc.Arbitrary<SpecRequest['context']> = fc.record(
  {
    [SUB]: one(['us-east-1:1', 'us-east-1:2', 'a*']),
    [AMR]: one([['authenticated', 'a'], ['unauthenticated'], [], ['']]),
    'aws:PrincipalTag/Team': single,
    's3:prefix': single,
    'dynamodb:LeadingKeys': fc.array(single, { maxLength: 3 }),
    'aws:SecureTransport': fc.boolean(),
  },
  { requiredKeys: [] },
)

export const sessionRequest: fc.Arbitrary<SpecRequest> = fc.record({
  federated: fc.constant(null),
  action: one(actions),
  resource: one([...resources, 'arn:aws:s3:::b/*', 'arn:aws:s3:::b/us-east-1:1/a:b', 'arn:aws:s3:::b/a/']),
  context,
})

export const trustRequest: fc.Arbitrary<SpecRequest> = fc.record({
  federated: fc.constant('cognito-identity.amazonaws.com'),
  action: one(['sts:AssumeRoleWithWebIdentity', 'sts:TagSession']),
  resource: fc.constant('arn:aws:iam::111122223333:role/App'),
  context,
})
