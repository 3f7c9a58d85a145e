import { beforeAll, describe, expect, test } from 'vitest'
import type { AssistWorld } from '@/lib/assist'
import type { PolicyKind } from '@/lib/iam'
import { anasWorld, choose, complete } from './world'

let world: AssistWorld
beforeAll(async () => {
  world = await anasWorld()
})

const labels = (marked: string, kind: PolicyKind = 'identity') =>
  complete(marked, world, kind).map(({ label }) => label)

const statement = (inside: string) => `{"Version":"2012-10-17","Statement":[{${inside}}]}`

describe('what is proposed', () => {
  test.each<[string, string, PolicyKind, readonly string[]]>([
    ['an empty document', '{|}', 'identity', ['Version', 'Id', 'Statement']],
    ['a document with a Version', '{"Version":"2012-10-17", "|"}', 'identity', ['Id', 'Statement']],
    ['a Version', '{"Version":"|"}', 'identity', ['2012-10-17', '2008-10-17']],
    ['an Effect', statement('"Effect":"|"'), 'identity', ['Allow', 'Deny']],
    ['an Effect without quotes', statement('"Effect":|'), 'identity', ['Allow', 'Deny']],
    [
      'a statement of an access policy',
      statement('"Effect":"Allow","Action":"s3:*",|'),
      'identity',
      ['Sid', 'Resource', 'NotResource', 'Condition'],
    ],
    [
      'a statement of a trust policy',
      statement('|'),
      'trust',
      ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Condition'],
    ],
    [
      'kinds of principal',
      statement('"Principal":{"|"}'),
      'trust',
      ['AWS', 'Federated', 'Service', 'CanonicalUser'],
    ],
    [
      'a Federated principal',
      statement('"Principal":{"Federated":"|"}'),
      'trust',
      ['cognito-identity.amazonaws.com'],
    ],
    [
      'a key with true or false',
      statement('"Condition":{"Bool":{"aws:SecureTransport":"|"}}'),
      'identity',
      ['true', 'false'],
    ],
    ['a Null test', statement('"Condition":{"Null":{"s3:prefix":["|"]}}'), 'identity', ['true', 'false']],
  ])('for %s', (_place, marked, kind, expected) => {
    expect(labels(marked, kind)).toEqual(expected)
  })

  test.each<[string, string, PolicyKind, readonly string[], readonly string[]]>([
    [
      'actions that go on from what is typed',
      statement('"Action":["s3:Ge|"]'),
      'identity',
      ['s3:GetObject', 's3:Get*', 's3:GetBucketPolicy'],
      ['s3:PutObject', 'dynamodb:GetItem'],
    ],
    [
      'actions whatever the case',
      statement('"Action":"DynamoDB:q|"'),
      'identity',
      ['dynamodb:Query'],
      ['dynamodb:Scan'],
    ],
    ['services', statement('"Action":"|"'), 'identity', ['s3:', 'dynamodb:', 'ec2:', '*'], []],
    ['an action by its own name', statement('"Action":"PutIt|"'), 'identity', ['dynamodb:PutItem'], []],
    [
      'longer patterns once the verb is there',
      statement('"Action":"s3:Get|"'),
      'identity',
      ['s3:GetObject*'],
      [],
    ],
    [
      'the actions of a trust policy',
      statement('"Action":"|"'),
      'trust',
      ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
      ['s3:'],
    ],
    [
      'resources that the actions take',
      statement('"Action":"s3:GetObject","Resource":"|"'),
      'identity',
      [
        'arn:aws:s3:::mybucket/*',
        'arn:aws:s3:::mybucket/public/*',
        'arn:aws:s3:::mybucket/${cognito-identity.amazonaws.com:sub}/*',
        '*',
      ],
      ['arn:aws:s3:::mybucket', 'arn:aws:dynamodb:us-east-1:123456789012:table/MyTable'],
    ],
    [
      'resources although the actions come later',
      statement('"Resource":["|"],"Action":"dynamodb:Query"'),
      'identity',
      ['arn:aws:dynamodb:us-east-1:123456789012:table/MyTable'],
      ['arn:aws:s3:::mybucket'],
    ],
    [
      'resources of every service where the action is not known',
      statement('"Action":"*","Resource":"|"'),
      'identity',
      ['arn:aws:s3:::mybucket', 'arn:aws:iam::123456789012:role/PhotoAppUser'],
      [],
    ],
    [
      'condition keys of the actions',
      statement('"Action":"s3:ListBucket","Condition":{"StringLike":{"|"}}'),
      'identity',
      ['s3:prefix', 'cognito-identity.amazonaws.com:sub', 'aws:PrincipalTag/', 'aws:userid'],
      ['dynamodb:LeadingKeys', 'aws:CurrentTime', 'aws:SecureTransport'],
    ],
    [
      'condition keys that the operator compares',
      statement('"Action":"s3:*","Condition":{"Bool":{|}}'),
      'identity',
      ['aws:SecureTransport'],
      ['s3:prefix'],
    ],
    [
      'the keys of the pool in a trust policy',
      statement('"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"|"}}'),
      'trust',
      ['cognito-identity.amazonaws.com:aud'],
      ['s3:prefix'],
    ],
    [
      'every operator',
      statement('"Condition":{"|"}'),
      'identity',
      ['StringEquals', 'ForAllValues:StringLikeIfExists', 'NumericLessThanEquals', 'Null', 'BoolIfExists'],
      ['NullIfExists', 'ForAnyValue:Null'],
    ],
    [
      'only operators that compare the key under them',
      statement('"Condition":{"S|":{"dynamodb:LeadingKeys":["x"]}}'),
      'identity',
      ['ForAllValues:StringEquals', 'ForAnyValue:StringLike', 'Null'],
      ['StringEquals', 'NumericEquals'],
    ],
    [
      'the id of the pool for aud',
      statement('"Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"|"}}'),
      'trust',
      ['us-east-1:7c9e6679-7425-40de-944b-e07fc1f90ae7'],
      [],
    ],
    [
      'both states and the providers for amr',
      statement('"Condition":{"ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"|"}}'),
      'trust',
      ['authenticated', 'unauthenticated', 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Photo1234'],
      [],
    ],
    [
      'folders of one’s own for prefixes',
      statement('"Condition":{"StringLike":{"s3:prefix":["|"]}}'),
      'identity',
      ['${cognito-identity.amazonaws.com:sub}/*', 'public/*'],
      [],
    ],
    [
      'the attributes of the tables',
      statement('"Condition":{"ForAllValues:StringEquals":{"dynamodb:Attributes":["|"]}}'),
      'identity',
      ['userId', 'displayName'],
      [],
    ],
  ])('%s', (_what, marked, kind, present, absent) => {
    const found = labels(marked, kind)
    expect(found).toEqual(expect.arrayContaining([...present]))
    for (const label of absent) expect(found).not.toContain(label)
  })

  test('actions that the requests of the design need come first', () => {
    expect(labels(statement('"Action":"s3:|"')).slice(0, 3).toSorted()).toEqual([
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
    ])
  })

  test('keys that policies of identity pools are made of come before the others', () => {
    const condition = '"Action":"s3:ListBucket","Condition":{"StringLike":{"|"}}'
    expect(labels(statement(condition)).slice(0, 4)).toEqual([
      's3:prefix',
      'cognito-identity.amazonaws.com:aud',
      'cognito-identity.amazonaws.com:amr',
      'cognito-identity.amazonaws.com:sub',
    ])
  })

  test.each([
    ['behind a complete value', '{"Version":"2012-10-17"|}'],
    ['between name and colon', '{"Version"| :"2012-10-17"}'],
    ['in a number', '{"Statement":[{"Action":[{"a":1|}]}]}'],
    ['in a part that is not a policy’s', '{"Other":{"|"}}'],
    ['in a Sid', statement('"Sid":"|"')],
    ['in an empty text', '|'],
    ['behind the end', '{}|'],
  ])('nothing is proposed %s', (_where, marked) => {
    expect(labels(marked)).toEqual([])
  })

  test('in half-written text the place is known by what stands before it', () => {
    const half =
      '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Al|\n      "Action"'
    expect(labels(half)).toEqual(['Allow', 'Deny'])
    expect(labels('{"Statement":[{"Effect":"Allow"},{"|')).toContain('Effect')
    expect(labels('{"Statement":{"Effect":"Allow","Action":["s3:GetObject","s3:Pu|')).toContain(
      's3:PutObject',
    )
  })
})

describe('choosing a proposal', () => {
  test.each<[string, string, string, string]>([
    ['fills the quotes that are there', statement('"Effect":"|"'), 'Allow', statement('"Effect":"Allow|"')],
    ['brings quotes', statement('"Effect":|'), 'Deny', statement('"Effect":"Deny"|')],
    ['closes an open quote', '{"Version":"20|', '2012-10-17', '{"Version":"2012-10-17"|'],
    [
      'takes the place of the whole word',
      statement('"Action":["s3:Ge|tObjekt"]'),
      's3:GetObject',
      statement('"Action":["s3:GetObject|"]'),
    ],
    [
      'leaves the caret where the action goes on',
      statement('"Action":["|"]'),
      's3:',
      statement('"Action":["s3:|"]'),
    ],
    [
      'leaves the caret between quotes that it brings',
      statement('"Action":[|]'),
      's3:',
      statement('"Action":["s3:|"]'),
    ],
    [
      'writes a name with the beginning of its value',
      statement('"Effect":"Allow","|"'),
      'Action',
      statement('"Effect":"Allow","Action": "|"'),
    ],
    ['writes a name alone before a colon', '{"Vers|":"2012-10-17"}', 'Version', '{"Version"|:"2012-10-17"}'],
    [
      'leaves the caret where a tag’s own name goes',
      statement('"Condition":{"StringEquals":{"aws:Req|":"x"}}').replace(':"x"', ''),
      'aws:RequestTag/',
      statement('"Condition":{"StringEquals":{"aws:RequestTag/|": ""}}'),
    ],
    [
      'opens a condition',
      statement('"Effect":"Allow",|'),
      'Condition',
      statement('"Effect":"Allow","Condition": { "|" }'),
    ],
    [
      'fills in a variable with its brace',
      statement('"Resource":"arn:aws:s3:::mybucket/${|/*"'),
      '${cognito-identity.amazonaws.com:sub}',
      statement('"Resource":"arn:aws:s3:::mybucket/${cognito-identity.amazonaws.com:sub}|/*"'),
    ],
    [
      'replaces a variable to its end',
      statement('"Resource":"arn:aws:s3:::mybucket/${cog|nito:sub}/*"'),
      '${cognito-identity.amazonaws.com:sub}',
      statement('"Resource":"arn:aws:s3:::mybucket/${cognito-identity.amazonaws.com:sub}|/*"'),
    ],
  ])('%s', (_what, marked, label, expected) => {
    expect(choose(marked, label, world)).toBe(expected)
  })

  test('a variable is shown with its value for the identity that is looked at', () => {
    const [first] = complete(statement('"Resource":"${|"'), world)
    expect(first?.detail).toBe('Ana: us-east-1:a1a1a1a1-1111-4111-8111-111111111111')
  })

  test('every proposal says more than its name, with a page of AWS', () => {
    for (const marked of [statement('"Action":"s3:Get|"'), statement('"Condition":{"|"}'), statement('|')]) {
      for (const { documentation, link } of complete(marked, world)) {
        expect(documentation).toBeTruthy()
        expect(link?.url).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
      }
    }
  })
})
