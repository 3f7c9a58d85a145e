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
  '\u00c4b',
  '\u00e4B',
  '\u{1f600}',
  '??',
  'a\nb',
  'a?b',
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
  'arn:aws:dynamodb:us-east-1:111122223333:table/T',
  '*',
]

export const one = <Value>(list: readonly Value[]) => fc.constantFrom(...list)
/** One, or a list of some. */
export const oneOrMany = <Value>(item: fc.Arbitrary<Value>): fc.Arbitrary<Value | Value[]> =>
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
  "${aws:PrincipalTag/team, 'a*'}",
  "${aws:username, '*'}",
  '${s3:prefix}${aws:username}',
  "${aws:username, ''}",
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
    'arn:aws:dynamodb:us-*-1:111122223333:table/*',
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

/** A family of operators, the keys that people test with it, and what stands in policies and requests. */
interface Family {
  readonly operators: readonly string[]
  readonly keys: readonly string[]
  readonly wanted: fc.Arbitrary<Json>
  readonly given: readonly Json[]
}

const compared = (name: string) =>
  ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map(
    (comparison) => name + comparison,
  )

const numbers = [
  ...['10', '10.0', '1e1', '+10', '010', '9', '-9', '0', '-0', '0.00', '1e-3', '0.001', '100E-1', '11'],
  ...['10.000000000000000000001', '9007199254740993', '1e400', '1e-400', '1e999999999', '-1e999999999'],
  ...[
    '',
    ' 10',
    'ten',
    '0x10',
    '1_0',
    'Infinity',
    '.5',
    '5.',
    '0.5',
    '1e+1',
    '1e1.0',
    '--1',
    '10\n',
    '10 ',
    '\uff11',
    '1n',
    '1e',
    '1,0',
    '${s3:max-keys}',
  ],
]
const dates = [
  ...['2020-01-01T00:00:00Z', '2020-01-01', '2020-01', '2020', '1577836800', '2020-01-01T00:00'],
  ...['2020-01-01T01:00+01:00', '2019-12-31T23:00:00-01:00', '2020-01-01T00:00:00.000Z'],
  ...['2020-01-01T00:00:00.5Z', '2020-01-01T00:00:00.50000000000000000001Z', '2020-02-29', '2021-02-29'],
  ...['2020-02-30', '2020-04-31T00:00Z', '2020-13-01', '2020-00-01', '2020-01-00', '2020-01-01T24:00Z'],
  ...['2019-12-31T23:59:60Z', '2019-12-31T23:60Z', '2020-01-01T00:00:00+25:00', '2020-01-01T00Z'],
  ...['0', '-1', '9223372036854775807', '9223372036854775808', '1577836800.5', '1577836799', '1577836801'],
  ...['0001-01-01', '0000-02-29', '1969-12-31T23:59:59.5Z', '9999-12-31T23:59:59Z', '2020-1-1', '', 'today'],
  ...[
    '2020-01-01t00:00z',
    '2020-01-01T00:00:00-00:00',
    '2020-01-01T23:59:00+23:59',
    '2020-01-01T00:00+24:00',
  ],
  ...['2020-01-01T00:00:00.Z', '2020-01-01T00:00:00,5Z', '-2020-01-01', '+2020-01-01', '2020-W01', '02020'],
  ...[
    '1577836800 ',
    '1900-02-29',
    '2000-02-29',
    '2020-01-01T00:00+01:60',
    '2020-01-01Z',
    '2020-01Z',
    'T',
    '-',
  ],
  ...['2020-01-01T00:00:00.000000000000000000000', ' 2020-01-01', '2020-01-01\n', '+1577836800', '1e9'],
  ...['2020-01-01 00:00:00Z', '2020-01-01T00:00:00+0100', '20200101T000000Z', '${aws:CurrentTime}'],
]
const addresses = [
  ...['203.0.113.7', '203.0.113.8', '203.0.113.0/24', '203.0.113.9/24', '10.0.0.0/8', '0.0.0.0/0', '::/0'],
  ...['2001:db8::1', '2001:db8::/32', '2001:DB8:0:0::1', '2001:0db8:0:0:0:0:0:1', '2001:db8:1::/33'],
  ...['::ffff:203.0.113.7', '::203.0.113.7/128', '::cb00:7107', '1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:8'],
  ...['203.0.113.07', '203.0.113.7/33', '203.0.113.7/32', '203.0.113.7/31', '2001:db8::1/127', '1::2::3'],
  ...['203.0.113.7/', '/24', '203.0.113.7/24/24', '203.0.113', '203.0.113.256', '2001:db8::1/129', ''],
  ...[
    '::',
    '0:0:0:0:0:0:0:0',
    '::1/0',
    '203.0.113.7/0',
    '64:ff9b::1.2.3.4',
    '1:2:3:4:5:6:1.2.3.4',
    '::00001',
  ],
  ...[
    '1:2:3:4:5:6:7:1.2.3.4',
    '203.0.113.7 ',
    ' ::1',
    '203.0.113.7/+8',
    '203.0.113.7/024',
    '1.2.3.4::',
    '1:',
  ],
  ...[
    '::1.2.3.4:5',
    '203.0.113.7/32/',
    '2001:db8::/0',
    '1::1:2:3:4:5:6:7',
    '1::2:3:4:5:6:7',
    ':1:2:3:4:5:6:7',
  ],
  ...['fe80::1%eth0', '12345::', '1:2:3:4:5:6:7:8::', '::1.2.3', 'g::', ':', ':::', '${aws:SourceIp}'],
]
const arns = [
  ...['arn:aws:sns:us-east-1:111122223333:a', 'arn:aws:sns:us-east-1:111122223333:a:b', 'arn:aws:s3:::b/a'],
  ...['arn:aws:iam::111122223333:role/App', 'arn:aws:iam::111122223333:role/a', 'arn:aws:sns:::', 'a', ''],
  ...[
    'arn:aws:s3:::b/a*',
    '::::::',
    ':::::',
    'arn:aws:iam::111122223333:role/a\nb',
    'arn:aws:iam::a:role/App',
  ],
  ...['arn:aws:sns:us-east-1:222222222222:a', 'ARN:aws:s3:::b/a', 'arn:aws:sns:us-east-1:111122223333'],
]
const arnPatterns = [
  ...arns,
  ...[
    'arn:aws:sns:*:111122223333:a*',
    'arn:aws:sns:us-?ast-1:*:*',
    'arn:*',
    '*',
    'arn:*:*:*:*:*',
    '*:*:*:*:*:*',
  ],
  ...['arn:aws:sns:*:a', 'arn:aws:iam::111122223333:role/?', 'arn:aws:sns:*1*:1*3:*:b', 'arn:aws:*:*:*:?'],
  ...[
    'arn:aws:iam::111122223333:role/${aws:PrincipalTag/team}',
    'arn:aws:s3:::b/${s3:prefix}',
    '${aws:SourceArn}',
  ],
  ...["arn:aws:iam::111122223333:role/${aws:username, 'App'}", 'arn:aws:s3:::b/${*}'],
  ...[
    'arn:aws:iam::${aws:PrincipalTag/team}:role/App',
    'arn:aws:s3:::b/${s3:prefix}${aws:username}',
    '*:::::*',
  ],
  ...[
    "arn:aws:iam::${aws:username, 'a'}:role/*",
    "arn:aws:s3:::b/${aws:PrincipalTag/team, 'a*'}",
    '?rn:*:*::*:?*',
  ],
  ...["${aws:username, 'arn'}:aws:s3:::b/*", 'arn:${aws:PrincipalTag/team}:s3:::b/a', 'arn:aws:s3::${?}:b/a'],
]
const bytes = [
  'QQ==',
  'QQ',
  'QR==',
  'QUI=',
  'QUI',
  'QUJD',
  'QQ=',
  'QUJD=',
  'Q',
  '!',
  '',
  '-_8=',
  '+/8=',
  'Q Q=',
]

const families: readonly Family[] = [
  {
    operators: [
      ...['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
      ...['StringLike', 'StringNotLike'],
    ],
    keys,
    wanted: text,
    given: values,
  },
  {
    operators: compared('Numeric'),
    keys: ['s3:max-keys'],
    wanted: one<Json>([...numbers, 10, 9.5, 1e21, -0]),
    given: [...numbers, 10, 9.5],
  },
  {
    operators: compared('Date'),
    keys: ['aws:CurrentTime'],
    wanted: one<Json>([...dates, 1577836800, 2020]),
    given: [...dates, 1577836800],
  },
  {
    operators: ['Bool'],
    keys: ['aws:SecureTransport', 'aws:PrincipalTag/team'],
    wanted: one<Json>([
      ...['true', 'false', 'True', 'FALSE', true, false, 'yes', '', 1, ' true', 'true\n'],
      ...['${aws:SecureTransport}', '${aws:PrincipalTag/team}', "${aws:username, 'TRUE'}"],
    ]),
    given: [true, false, 'true', 'FALSE', 'x', 1],
  },
  { operators: ['BinaryEquals'], keys: ['test:bytes'], wanted: one(bytes), given: bytes },
  {
    operators: ['IpAddress', 'NotIpAddress'],
    keys: ['aws:SourceIp'],
    wanted: one(addresses),
    given: addresses,
  },
  {
    operators: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
    keys: ['aws:SourceArn'],
    wanted: one(arnPatterns),
    given: arns,
  },
]

const qualified = (operators: readonly string[]) =>
  fc
    .tuple(one(['', '', '', 'ForAllValues:', 'ForAnyValue:']), one(operators), one(['', '', '', 'IfExists']))
    .map((parts) => parts.join(''))

const allKeys = families.flatMap((family) => family.keys)
const allOperators = families.flatMap((family) => family.operators)

const familyTest = ({ operators, keys: own, wanted }: Family) =>
  fc.tuple(qualified(operators), fc.dictionary(one(own), oneOrMany(wanted), { minKeys: 1, maxKeys: 2 }))

/** An operator with its keys and values. */
export const conditionTest = fc.oneof(
  ...families.map((family, index) => ({ weight: index === 0 ? 8 : 2, arbitrary: familyTest(family) })),
  {
    weight: 2,
    arbitrary: fc.tuple(
      qualified(allOperators),
      fc.dictionary(
        one(allKeys),
        fc.oneof(...families.map(({ wanted }) => wanted), one<Json>([true, false, 7, []])),
        { maxKeys: 2 },
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(
      one(['Null', 'Null', 'ForAllValues:Null', 'ForAnyValue:Null']),
      fc.dictionary(
        one(allKeys),
        one<Json>(['true', 'false', 'True', true, false, [], ['true', 'false'], 'x']),
        {
          minKeys: 1,
          maxKeys: 2,
        },
      ),
    ),
  },
)

export const condition: fc.Arbitrary<Json> = fc
  .array(conditionTest, { maxLength: 3 })
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
    condition: fc.option(condition, { freq: 2 }),
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
    condition: fc.option(condition, { freq: 2 }),
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
  { Condition: { numericEquals: { 's3:prefix': 1 } } },
  { Condition: { arnLike: { 's3:prefix': 'a' }, StringEquals: { 's3:prefix': 'a' } } },
  { Condition: { ArnNotLike: { 'aws:SourceArn': ['arn:aws:s3:::${', 'a'] } } },
  { Condition: { Bool: { 'aws:SecureTransport': '${}' } } },
  { Condition: { NumericEquals: { 's3:max-keys': '${' } } },
  { Condition: { 'ForSomeValues:StringEquals': { 's3:prefix': 'a' } } },
  { Condition: { 'ForAllValues:NullIfExists': { 's3:prefix': 'a' } } },
  { Condition: { StringMatch: { 's3:prefix': 'a' } } },
  { Condition: { NullIfExists: { 's3:prefix': 'true' } } },
  { Condition: { StringEquals: { 's3:prefix': '${}' } } },
])

export const flawed = (statement: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 18, arbitrary: statement },
    // Through JSON, as `undefined` means that the element is left out.
    fc.tuple(statement, flaw).map(([sound, part]) => JSON.parse(JSON.stringify({ ...sound, ...part }))),
    one<Json>([5, 'Allow', null, [], {}]),
  )

export const documentOf = (statement: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
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
export const rarely = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
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
const given = (family: Family | undefined) => one(family?.given ?? [])
export const contextParts = {
  [SUB]: one(['us-east-1:1', 'us-east-1:2', 'a*']),
  [AMR]: one([['authenticated', 'a'], ['unauthenticated'], [], ['']]),
  'aws:PrincipalTag/Team': single,
  's3:prefix': single,
  'dynamodb:LeadingKeys': fc.array(single, { maxLength: 3 }),
  's3:max-keys': oneOrMany(given(families[1])),
  'aws:CurrentTime': oneOrMany(given(families[2])),
  'aws:SecureTransport': fc.oneof(fc.boolean(), given(families[3])),
  'test:bytes': oneOrMany(given(families[4])),
  'aws:SourceIp': oneOrMany(given(families[5])),
  'aws:SourceArn': oneOrMany(given(families[6])),
}

export const context: fc.Arbitrary<SpecRequest['context']> = fc.record(contextParts, { requiredKeys: [] })

export const sessionRequest: fc.Arbitrary<SpecRequest> = fc.record({
  principal: fc.constant('arn:aws:sts::111122223333:assumed-role/App/CognitoIdentityCredentials'),
  action: one(actions),
  resource: one([...resources, 'arn:aws:s3:::b/*', 'arn:aws:s3:::b/us-east-1:1/a:b', 'arn:aws:s3:::b/a/']),
  context,
})

export const trustRequest: fc.Arbitrary<SpecRequest> = fc.record({
  principal: fc.constant({ federated: 'cognito-identity.amazonaws.com' }),
  action: one(['sts:AssumeRoleWithWebIdentity', 'sts:TagSession']),
  resource: fc.constant('arn:aws:iam::111122223333:role/App'),
  context,
})
