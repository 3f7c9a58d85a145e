import type { TagFormatId } from '@/lib/prover/tag-formats'
import type { ThingOperation } from '@/lib/prover/things'

/**
 * Designs in short, each with what is known of it: can one identity reach what belongs to another? The cases come
 * from AWS's guides, from mistakes that people make, and from what makes the search hard.
 */
export interface IsolationCase {
  readonly name: string
  readonly statements: readonly object[]
  /** `objects` unless said otherwise: what belongs to an identity. */
  readonly folder?: string
  readonly items?: string
  readonly resources?: readonly [arn: string, action: string]
  readonly operation?: ThingOperation
  readonly verdict: 'proved' | 'counterexample' | 'unknown'
  /** What the example has to look like. */
  readonly shape?: {
    readonly action?: string
    /** Which statement allows it. */
    readonly statement?: number
    /** A condition key that is absent in it. */
    readonly absent?: string
    readonly resource?: RegExp
    readonly prefix?: RegExp | 'absent'
    readonly holds?: (
      asker: Readonly<Record<string, string>>,
      owner: Readonly<Record<string, string>>,
    ) => boolean
  }
  readonly formats?: Readonly<Record<string, TagFormatId | 'documented'>>
  readonly tags?: readonly string[]
  readonly roleTags?: Readonly<Record<string, string>>
  readonly who?: 'signed-in' | 'guest' | 'guest classic'
  readonly boundary?: readonly object[]
  readonly scps?: readonly (readonly object[])[]
  readonly rcps?: readonly (readonly object[])[]
  readonly organizationId?: string
  readonly resourcePolicy?: readonly object[]
  readonly bucketAccount?: string
  /** Does an own backend say who signs in? It names the tags of the sessions too. */
  readonly hasBackend?: boolean
  readonly allowClassicFlow?: boolean
  readonly version?: string
  readonly indexes?: readonly { readonly name: string; readonly partitionKey: string }[]
}

export const SUB = '${cognito-identity.amazonaws.com:sub}'
export const TENANT = '${aws:PrincipalTag/tenant}'
const TABLE = 'arn:aws:dynamodb:us-east-1:123456789012:table/Rows'
const KEYS = 'dynamodb:LeadingKeys'
const SUB_KEY = 'cognito-identity.amazonaws.com:sub'
const TENANT_KEY = 'aws:PrincipalTag/tenant'

const statement =
  (Effect: 'Allow' | 'Deny') =>
  (Action: string | readonly string[], Resource: string | readonly string[], Condition?: object) => ({
    Effect,
    Action,
    Resource,
    ...(Condition ? { Condition } : {}),
  })
const allow = statement('Allow')
const deny = statement('Deny')
const app = (path: string) => `arn:aws:s3:::app/${path}`
const get = (path: string, condition?: object) => allow('s3:GetObject', app(path), condition)
const list = (condition?: object) => allow('s3:ListBucket', 'arn:aws:s3:::app', condition)
const rows = (
  condition?: object,
  actions: string | readonly string[] = ['dynamodb:GetItem', 'dynamodb:Query'],
) => allow(actions, TABLE, condition)
const own = (operator: string) => ({ [operator]: { [KEYS]: [SUB] } })
const ofTenant = { folder: `${TENANT}/`, tags: ['tenant'] } as const
const ofItems = { items: SUB, folder: '' } as const
const leaks = { verdict: 'counterexample' } as const
const isSafe = { verdict: 'proved' } as const

const isBeginning = (whole: Readonly<Record<string, string>>, part: Readonly<Record<string, string>>) =>
  (whole[TENANT_KEY] as string).startsWith(part[TENANT_KEY] as string)

export const ISOLATION_CASES: readonly IsolationCase[] = [
  // A folder of one's own, by the identity id.
  { name: 'own folder', statements: [get(`${SUB}/*`)], ...isSafe },
  { name: 'own folder without the slash, ids of one length', statements: [get(`${SUB}*`)], ...isSafe },
  {
    name: 'own folder without the slash, ids as documented',
    statements: [get(`${SUB}*`)],
    formats: { [SUB_KEY]: 'documented' },
    ...leaks,
    shape: {
      action: 's3:GetObject',
      statement: 0,
      holds: (asker, owner) => (owner[SUB_KEY] as string).startsWith(asker[SUB_KEY] as string),
    },
  },
  {
    name: 'own folder, ids as documented',
    statements: [get(`${SUB}/*`)],
    formats: { [SUB_KEY]: 'documented' },
    ...isSafe,
  },
  { name: 'the whole bucket', statements: [get('*')], ...leaks, shape: { statement: 0 } },
  { name: 'everything', statements: [allow('*', '*')], ...leaks },
  { name: 'nothing at all', statements: [], ...isSafe },
  { name: 'another bucket', statements: [allow('s3:GetObject', 'arn:aws:s3:::other/*')], ...isSafe },
  { name: 'a public folder beside one’s own', statements: [get(`${SUB}/*`), get('public/*')], ...isSafe },
  {
    name: 'a public folder in every folder',
    statements: [get(`${SUB}/*`), get('*/public/*')],
    ...leaks,
    shape: { statement: 1, resource: /\/public\// },
  },
  {
    name: 'own folder behind a fixed one',
    statements: [get(`users/${SUB}/*`)],
    folder: `users/${SUB}/`,
    ...isSafe,
  },
  { name: 'any folder behind a fixed one', statements: [get('users/*')], folder: `users/${SUB}/`, ...leaks },
  {
    name: 'a question mark for the folder',
    statements: [get('users/?*/x')],
    folder: `users/${SUB}/`,
    ...leaks,
  },
  { name: 'as many question marks as an id has', statements: [get(`${'?'.repeat(46)}/*`)], ...leaks },
  { name: 'one question mark too few', statements: [get(`${'?'.repeat(45)}/*`)], ...isSafe },
  {
    name: 'own folder at the end of the key',
    statements: [get(`*/${SUB}`)],
    ...leaks,
    shape: { statement: 0 },
  },
  { name: 'own folder anywhere in the key', statements: [get(`*${SUB}*`)], ...leaks },
  {
    name: 'a fixed id that is somebody’s',
    statements: [get('us-east-1:00000000-0000-4000-8000-000000000001/*')],
    ...leaks,
  },
  { name: 'a fixed text that is no id', statements: [get('us-east-1:zzz/*')], ...isSafe },
  {
    name: 'in the old language the variable is plain text',
    statements: [get(`${SUB}/*`)],
    version: '2008-10-17',
    ...isSafe,
  },
  {
    name: 'the key of the user pool is not there',
    statements: [get('${cognito-idp.us-east-1.amazonaws.com:sub}/*')],
    ...leaks,
  },
  { name: 'aws:username is never there', statements: [get('${aws:username}/*')], ...isSafe },
  { name: 'aws:username with a default', statements: [get("${aws:username, 'shared'}/*")], ...isSafe },
  { name: 'a variable nobody knows may be anything', statements: [get('${acme:thing}/*')], ...leaks },
  { name: 'the session name is the app’s', statements: [get('${aws:userid}/*')], ...isSafe },
  { name: 'the session name as the folder', statements: [get('${aws:userid}/*')], folder: '*', ...leaks },
  { name: 'every version of an own object', statements: [allow('s3:*', app(`${SUB}/*`))], ...isSafe },
  {
    name: 'tags of other people’s objects',
    statements: [get(`${SUB}/*`), allow('s3:GetObjectTagging', app('*'))],
    ...leaks,
    shape: { action: 's3:GetObjectTagging', statement: 1 },
  },
  {
    name: 'allowed everything but reading',
    statements: [{ Effect: 'Allow', NotAction: 's3:GetObject', Resource: '*' }],
    ...leaks,
  },
  {
    name: 'the action in other letters',
    statements: [allow('S3:getobject', app('*'))],
    ...leaks,
    shape: { action: 's3:GetObject' },
  },

  // Writing and deleting.
  {
    name: 'write into the own folder',
    statements: [allow('s3:PutObject', app(`${SUB}/*`))],
    operation: 'write',
    ...isSafe,
  },
  {
    name: 'write anywhere',
    statements: [allow('s3:PutObject', app('*'))],
    operation: 'write',
    ...leaks,
    shape: { action: 's3:PutObject' },
  },
  { name: 'reading everything is no writing', statements: [get('*')], operation: 'write', ...isSafe },
  { name: 'delete anywhere', statements: [allow('s3:Delete*', app('*'))], operation: 'delete', ...leaks },
  {
    name: 'write only with a private list, which anybody can say',
    statements: [allow('s3:PutObject', app('*'), { StringEquals: { 's3:x-amz-acl': 'private' } })],
    operation: 'write',
    ...leaks,
  },
  {
    name: 'permissions of objects count as writing',
    statements: [allow('s3:PutObjectAcl', app('*'))],
    operation: 'write',
    ...leaks,
    shape: { action: 's3:PutObjectAcl' },
  },

  // Denies.
  {
    name: 'everything but what is not one’s own',
    statements: [get('*'), { Effect: 'Deny', Action: 's3:*', NotResource: app(`${SUB}/*`) }],
    ...isSafe,
  },
  {
    name: 'the same with a hole',
    statements: [
      get('*'),
      { Effect: 'Deny', Action: 's3:*', NotResource: [app(`${SUB}/*`), app('*/public/*')] },
    ],
    ...leaks,
    shape: { statement: 0, resource: /\/public\// },
  },
  {
    name: 'the deny without its slash',
    statements: [get('*'), { Effect: 'Deny', Action: 's3:*', NotResource: app(`${SUB}*`) }],
    ...isSafe,
  },
  {
    name: 'the deny names another action',
    statements: [get('*'), { Effect: 'Deny', Action: 's3:PutObject', NotResource: app(`${SUB}/*`) }],
    ...leaks,
  },
  {
    name: 'a deny that needs plain http',
    statements: [get('*'), deny('s3:*', '*', { Bool: { 'aws:SecureTransport': 'false' } })],
    ...leaks,
  },
  {
    name: 'a deny of both kinds of transport',
    statements: [get('*'), deny('s3:*', '*', { Bool: { 'aws:SecureTransport': ['true', 'false'] } })],
    ...isSafe,
  },
  { name: 'a deny that nothing escapes', statements: [get('*'), deny('s3:*', app('*'))], ...isSafe },
  {
    name: 'a deny of all folders that begin like an id',
    statements: [get('*'), deny('s3:*', app('us-east-1:*'))],
    ...isSafe,
  },
  {
    name: 'a deny that cannot be read proves nothing',
    statements: [get('*'), deny('s3:*', app('*'), { NoSuchOperator: { 'aws:SourceIp': '1.2.3.4' } })],
    verdict: 'unknown',
  },
  {
    name: 'an allow that cannot be read',
    statements: [get('*', { NoSuchOperator: { 'aws:SourceIp': '1.2.3.4' } })],
    verdict: 'unknown',
  },

  {
    name: 'a deny with an element that there is not proves nothing',
    statements: [get('*'), { ...deny('s3:*', app('*')), Exceptions: [] }],
    verdict: 'unknown',
  },
  {
    name: 'an allow with an element that there is not',
    statements: [{ ...get('*'), Exceptions: [] }],
    verdict: 'unknown',
  },

  // Folders by a tag.
  {
    name: 'a tenant’s folder',
    statements: [get(`${TENANT}/*`)],
    ...ofTenant,
    formats: { [TENANT_KEY]: 'dashes' },
    ...isSafe,
  },
  {
    name: 'a tenant’s folder without the slash',
    statements: [get(`${TENANT}*`)],
    ...ofTenant,
    ...leaks,
    shape: { holds: (asker, owner) => isBeginning(owner, asker) || isBeginning(asker, owner) },
  },
  {
    name: 'a tenant’s folder without the slash, letters only',
    statements: [get(`${TENANT}*`)],
    ...ofTenant,
    formats: { [TENANT_KEY]: 'letters' },
    ...leaks,
  },
  {
    name: 'a tenant whose name holds a slash',
    statements: [get(`${TENANT}/*`)],
    ...ofTenant,
    ...leaks,
    shape: { holds: (asker, owner) => [asker, owner].some((one) => one[TENANT_KEY]?.includes('/') === true) },
  },
  {
    name: 'any name without a slash',
    statements: [get(`${TENANT}/*`)],
    ...ofTenant,
    formats: { [TENANT_KEY]: 'no-slash' },
    ...isSafe,
  },
  {
    name: 'a tenant whose name is a star',
    statements: [get(`${TENANT}/*`)],
    ...ofTenant,
    formats: { [TENANT_KEY]: 'wildcards' },
    ...leaks,
    shape: { holds: (asker) => /[*?/]/.test(asker[TENANT_KEY] ?? '') },
  },
  {
    name: 'rows of a tenant whose name is a star',
    statements: [rows({ 'ForAllValues:StringLike': { [KEYS]: [TENANT] } })],
    items: TENANT,
    tags: ['tenant'],
    formats: { [TENANT_KEY]: 'wildcards' },
    operation: 'read',
    ...leaks,
    shape: { holds: (asker) => /[*?]/.test(asker[TENANT_KEY] ?? '') },
  },
  {
    name: 'rows of a tenant by the same test, without stars in names',
    statements: [rows({ 'ForAllValues:StringLike': { [KEYS]: [TENANT] } })],
    items: TENANT,
    tags: ['tenant'],
    operation: 'read',
    ...isSafe,
  },
  { name: 'nobody gives the tag', statements: [get(`${TENANT}/*`)], folder: `${TENANT}/`, ...isSafe },
  {
    name: 'a default for those without a tenant',
    statements: [get("${aws:PrincipalTag/tenant, 'shared'}/*")],
    ...ofTenant,
    formats: { [TENANT_KEY]: 'letters' },
    ...leaks,
    shape: { resource: /app\/shared\// },
  },
  {
    name: 'a default that is no tenant',
    statements: [get("${aws:PrincipalTag/tenant, 'shared-1'}/*")],
    ...ofTenant,
    formats: { [TENANT_KEY]: 'letters' },
    ...isSafe,
  },
  {
    name: 'the role’s tag hides nothing',
    statements: [get(`${TENANT}/*`)],
    folder: `${TENANT}/`,
    roleTags: { tenant: 'acme' },
    ...leaks,
  },
  {
    name: 'a tenant’s bucket',
    statements: [allow('s3:GetObject', `arn:aws:s3:::data-${TENANT}/*`)],
    resources: [`arn:aws:s3:::data-${TENANT}/*`, 's3:GetObject'],
    tags: ['tenant'],
    formats: { [TENANT_KEY]: 'dashes' },
    ...isSafe,
  },
  {
    name: 'a tenant’s bucket at the end of any name',
    statements: [allow('s3:GetObject', `arn:aws:s3:::*-${TENANT}/*`)],
    resources: [`arn:aws:s3:::data-${TENANT}/*`, 's3:GetObject'],
    tags: ['tenant'],
    formats: { [TENANT_KEY]: 'dashes' },
    ...leaks,
  },
  {
    name: 'a tenant whose name is the path to somebody’s folder',
    statements: [get(`${TENANT}/${SUB}/*`)],
    folder: `${TENANT}/${SUB}/`,
    tags: ['tenant'],
    ...leaks,
    shape: {
      holds: (asker, owner) =>
        [
          [asker, owner],
          [owner, asker],
        ].some(([one, other]) => one?.[TENANT_KEY]?.includes(other?.[SUB_KEY] as string)),
    },
  },
  {
    name: 'a tenant’s own folder within, by id',
    statements: [get(`${TENANT}/${SUB}/*`)],
    folder: `${TENANT}/${SUB}/`,
    tags: ['tenant'],
    formats: { [TENANT_KEY]: 'no-slash' },
    ...isSafe,
  },
  {
    name: 'a tenant’s users, by id',
    statements: [get(`${TENANT}/*`)],
    folder: `${TENANT}/${SUB}/`,
    tags: ['tenant'],
    ...leaks,
  },
  {
    name: 'tenant and department run together',
    statements: [get('${aws:PrincipalTag/tenant}${aws:PrincipalTag/team}/*')],
    folder: '${aws:PrincipalTag/tenant}${aws:PrincipalTag/team}/',
    tags: ['tenant', 'team'],
    formats: { [TENANT_KEY]: 'letters', 'aws:PrincipalTag/team': 'letters' },
    ...leaks,
  },
  {
    name: 'tenant and department with a dash between',
    statements: [get('${aws:PrincipalTag/tenant}-${aws:PrincipalTag/team}/*')],
    folder: '${aws:PrincipalTag/tenant}-${aws:PrincipalTag/team}/',
    tags: ['tenant', 'team'],
    formats: { [TENANT_KEY]: 'letters', 'aws:PrincipalTag/team': 'letters' },
    ...isSafe,
  },
  {
    name: 'the same when names hold dashes',
    statements: [get('${aws:PrincipalTag/tenant}-${aws:PrincipalTag/team}/*')],
    folder: '${aws:PrincipalTag/tenant}-${aws:PrincipalTag/team}/',
    tags: ['tenant', 'team'],
    formats: { [TENANT_KEY]: 'dashes', 'aws:PrincipalTag/team': 'dashes' },
    ...leaks,
  },
  {
    name: 'only one tenant is let in',
    statements: [get('acme/*', { StringEquals: { [TENANT_KEY]: 'acme' } })],
    ...ofTenant,
    formats: { [TENANT_KEY]: 'letters' },
    ...isSafe,
  },
  {
    name: 'one tenant is let into another’s',
    statements: [get('acme/*', { StringEquals: { [TENANT_KEY]: 'zeta' } })],
    ...ofTenant,
    formats: { [TENANT_KEY]: 'letters' },
    ...leaks,
    shape: { holds: (asker, owner) => asker[TENANT_KEY] === 'zeta' && owner[TENANT_KEY] === 'acme' },
  },
  {
    name: 'everybody but one tenant',
    statements: [get('acme/*', { StringNotEquals: { [TENANT_KEY]: 'acme' } })],
    ...ofTenant,
    formats: { [TENANT_KEY]: 'letters' },
    ...leaks,
  },
  {
    name: 'objects with one’s own tag',
    statements: [get('*', { StringEquals: { 's3:ExistingObjectTag/tenant': TENANT } })],
    resources: [app('*'), 's3:GetObject'],
    tags: ['tenant'],
    ...leaks,
  },
  {
    name: 'a condition that contradicts itself',
    statements: [get('*', { StringEquals: { [TENANT_KEY]: 'a' }, StringNotEquals: { [TENANT_KEY]: 'a' } })],
    ...ofTenant,
    ...isSafe,
  },
  {
    name: 'the tag must be there and must not',
    statements: [get('*', { Null: { [TENANT_KEY]: 'true' }, StringLike: { [TENANT_KEY]: '*' } })],
    ...ofTenant,
    ...isSafe,
  },
  {
    name: 'in any letters, so one tenant is another',
    statements: [get('acme/*', { StringEqualsIgnoreCase: { [TENANT_KEY]: 'ACME' } })],
    ...ofTenant,
    formats: { [TENANT_KEY]: 'no-slash' },
    ...leaks,
    shape: { holds: (asker) => asker[TENANT_KEY] !== 'acme' && asker[TENANT_KEY]?.toLowerCase() === 'acme' },
  },
  {
    name: 'in any letters, small ones only',
    statements: [get('acme/*', { StringEqualsIgnoreCase: { [TENANT_KEY]: 'ACME' } })],
    ...ofTenant,
    formats: { [TENANT_KEY]: 'letters' },
    ...isSafe,
  },

  // Listings.
  {
    name: 'list with one’s own prefix',
    statements: [list({ StringLike: { 's3:prefix': `${SUB}/*` } })],
    operation: 'list',
    ...isSafe,
  },
  {
    name: 'list with one’s own prefix or none written',
    statements: [list({ StringLike: { 's3:prefix': ['', `${SUB}/*`] } })],
    operation: 'list',
    ...leaks,
    shape: { action: 's3:ListBucket', prefix: /^$/ },
  },
  { name: 'list without a condition', statements: [list()], operation: 'list', ...leaks },
  {
    name: 'list when there is a prefix',
    statements: [list({ StringLikeIfExists: { 's3:prefix': `${SUB}/*` } })],
    operation: 'list',
    ...leaks,
    shape: { prefix: 'absent' },
  },
  {
    name: 'list the versions too',
    statements: [allow('s3:ListBucket*', 'arn:aws:s3:::app', { StringLike: { 's3:prefix': `${SUB}/*` } })],
    operation: 'list',
    ...isSafe,
  },
  {
    name: 'list the uploads, which know no prefix',
    statements: [allow('s3:ListBucketMultipartUploads', 'arn:aws:s3:::app')],
    operation: 'list',
    ...leaks,
    shape: { action: 's3:ListBucketMultipartUploads' },
  },
  {
    name: 'list with the prefix that all ids have',
    statements: [list({ StringEquals: { 's3:prefix': 'us-east-1:' } })],
    operation: 'list',
    ...leaks,
  },
  {
    name: 'list with a prefix that no id has',
    statements: [list({ StringEquals: { 's3:prefix': 'public/' } })],
    operation: 'list',
    ...isSafe,
  },
  {
    name: 'list with a delimiter and no prefix',
    statements: [list({ StringEquals: { 's3:delimiter': '/' } })],
    operation: 'list',
    ...leaks,
  },
  {
    name: 'list but not without a prefix',
    statements: [list(), deny('s3:ListBucket', '*', { Null: { 's3:prefix': 'true' } })],
    operation: 'list',
    ...leaks,
    shape: { prefix: /^/ },
  },
  {
    name: 'list but only one’s own',
    statements: [list(), deny('s3:ListBucket', '*', { StringNotLike: { 's3:prefix': `${SUB}/*` } })],
    operation: 'list',
    ...isSafe,
  },
  {
    name: 'list a few at a time',
    statements: [list({ NumericLessThanEquals: { 's3:max-keys': '10' } })],
    operation: 'list',
    ...leaks,
  },
  {
    name: 'list fewer than none',
    statements: [
      list({ NumericLessThan: { 's3:max-keys': '5' }, NumericGreaterThan: { 's3:max-keys': '9' } }),
    ],
    operation: 'list',
    ...isSafe,
  },
  {
    name: 'the prefix without its slash, ids of one length',
    statements: [list({ StringLike: { 's3:prefix': `${SUB}*` } })],
    operation: 'list',
    ...isSafe,
  },
  {
    name: 'a tenant’s prefix without its slash',
    statements: [list({ StringLike: { 's3:prefix': `${TENANT}*` } })],
    ...ofTenant,
    formats: { [TENANT_KEY]: 'letters' },
    operation: 'list',
    ...leaks,
  },
  {
    name: 'a tenant’s prefix, exact, begins that of another',
    statements: [list({ StringEquals: { 's3:prefix': TENANT } })],
    ...ofTenant,
    formats: { [TENANT_KEY]: 'letters' },
    operation: 'list',
    ...leaks,
  },
  {
    name: 'the prefix is asked of the object action',
    statements: [get('*', { StringLike: { 's3:prefix': `${SUB}/*` } })],
    ...isSafe,
  },
  {
    name: 'the listing is allowed on objects only',
    statements: [allow('s3:ListBucket', app('*'))],
    operation: 'list',
    ...isSafe,
  },

  {
    name: 'list but not with a prefix',
    statements: [list(), deny('s3:ListBucket', '*', { StringLike: { 's3:prefix': '*' } })],
    operation: 'list',
    ...leaks,
    shape: { prefix: 'absent' },
  },
  {
    name: 'an empty prefix is no value that ForAllValues could fail on',
    statements: [
      list({ 'ForAllValues:StringLike': { 's3:prefix': `${SUB}/*` }, Null: { 's3:prefix': 'false' } }),
    ],
    operation: 'list',
    ...leaks,
    shape: { prefix: /^$/ },
  },

  // Items of a table.
  {
    name: 'own rows',
    statements: [rows(own('ForAllValues:StringEquals'))],
    ...ofItems,
    operation: 'read',
    ...isSafe,
  },
  {
    name: 'own rows, in a batch too',
    statements: [rows(own('ForAllValues:StringEquals'), 'dynamodb:BatchGetItem')],
    ...ofItems,
    operation: 'read',
    ...isSafe,
  },
  {
    name: 'one own row in a batch is enough',
    statements: [rows(own('ForAnyValue:StringEquals'), 'dynamodb:BatchGetItem')],
    ...ofItems,
    operation: 'read',
    ...leaks,
    shape: { action: 'dynamodb:BatchGetItem' },
  },
  {
    name: 'one own row is enough, one row only',
    statements: [rows(own('ForAnyValue:StringEquals'), 'dynamodb:GetItem')],
    ...ofItems,
    operation: 'read',
    ...isSafe,
  },
  { name: 'no condition on the rows', statements: [rows()], ...ofItems, operation: 'read', ...leaks },
  {
    name: 'the condition without its qualifier',
    statements: [rows(own('StringEquals'), 'dynamodb:BatchGetItem')],
    ...ofItems,
    operation: 'read',
    ...leaks,
  },
  {
    name: 'rows that begin with one’s id',
    statements: [rows({ 'ForAllValues:StringLike': { [KEYS]: [`${SUB}*`] } })],
    ...ofItems,
    operation: 'read',
    ...isSafe,
  },
  {
    name: 'rows of everybody by a star',
    statements: [rows({ 'ForAllValues:StringLike': { [KEYS]: ['*'] } })],
    ...ofItems,
    operation: 'read',
    ...leaks,
  },
  {
    name: 'rows that are not one’s own',
    statements: [rows({ 'ForAllValues:StringNotEquals': { [KEYS]: [SUB] } })],
    ...ofItems,
    operation: 'read',
    ...leaks,
  },
  {
    name: 'the scan hole',
    statements: [rows(own('ForAllValues:StringEquals'), 'dynamodb:*')],
    ...ofItems,
    operation: 'scan',
    ...leaks,
    shape: { action: 'dynamodb:Scan', absent: KEYS },
  },
  {
    name: 'the scan hole, closed',
    statements: [rows({ ...own('ForAllValues:StringEquals'), Null: { [KEYS]: 'false' } }, 'dynamodb:*')],
    ...ofItems,
    operation: 'scan',
    ...isSafe,
  },
  {
    name: 'no scan allowed',
    statements: [rows(own('ForAllValues:StringEquals'))],
    ...ofItems,
    operation: 'scan',
    ...isSafe,
  },
  {
    name: 'a scan with another qualifier',
    statements: [rows(own('ForAnyValue:StringEquals'), 'dynamodb:Scan')],
    ...ofItems,
    operation: 'scan',
    ...isSafe,
  },
  {
    name: 'a scan when there are keys',
    statements: [rows(own('StringEqualsIfExists'), 'dynamodb:Scan')],
    ...ofItems,
    operation: 'scan',
    ...leaks,
  },
  {
    name: 'a scan in PartiQL',
    statements: [rows(own('ForAllValues:StringEquals'), 'dynamodb:PartiQLSelect')],
    ...ofItems,
    operation: 'scan',
    ...leaks,
    shape: { action: 'dynamodb:PartiQLSelect' },
  },
  {
    name: 'PartiQL, full scans denied but nothing said',
    statements: [rows(own('ForAllValues:StringEquals'), 'dynamodb:PartiQLSelect')],
    ...ofItems,
    operation: 'read',
    ...isSafe,
  },
  {
    name: 'write own rows',
    statements: [rows(own('ForAllValues:StringEquals'), ['dynamodb:PutItem', 'dynamodb:BatchWriteItem'])],
    ...ofItems,
    operation: 'write',
    ...isSafe,
  },
  {
    name: 'write every row',
    statements: [rows(undefined, 'dynamodb:UpdateItem')],
    ...ofItems,
    operation: 'write',
    ...leaks,
  },
  {
    name: 'delete every row',
    statements: [rows(undefined, 'dynamodb:DeleteItem')],
    ...ofItems,
    operation: 'delete',
    ...leaks,
  },
  {
    name: 'delete in a batch, own rows',
    statements: [rows(own('ForAllValues:StringEquals'), 'dynamodb:BatchWriteItem')],
    ...ofItems,
    operation: 'delete',
    ...isSafe,
  },
  {
    name: 'an index by another attribute',
    statements: [allow('dynamodb:Query', [TABLE, `${TABLE}/index/*`], own('ForAllValues:StringEquals'))],
    ...ofItems,
    operation: 'read',
    indexes: [{ name: 'byMail', partitionKey: 'mail' }],
    ...leaks,
    shape: { resource: /index\/byMail$/ },
  },
  {
    name: 'an index by the same attribute',
    statements: [allow('dynamodb:Query', [TABLE, `${TABLE}/index/*`], own('ForAllValues:StringEquals'))],
    ...ofItems,
    operation: 'read',
    indexes: [{ name: 'byDate', partitionKey: 'userId' }],
    ...isSafe,
  },
  {
    name: 'rows by tenant',
    statements: [rows({ 'ForAllValues:StringEquals': { [KEYS]: [TENANT] } })],
    items: TENANT,
    tags: ['tenant'],
    operation: 'read',
    ...isSafe,
  },
  {
    name: 'rows by tenant and a word',
    statements: [rows({ 'ForAllValues:StringLike': { [KEYS]: [`${TENANT}#*`] } })],
    items: `${TENANT}#orders`,
    tags: ['tenant'],
    formats: { [TENANT_KEY]: 'no-slash' },
    operation: 'read',
    ...isSafe,
  },
  {
    name: 'rows by the beginning of the tenant',
    statements: [rows({ 'ForAllValues:StringLike': { [KEYS]: [`${TENANT}*`] } })],
    items: TENANT,
    tags: ['tenant'],
    operation: 'read',
    ...leaks,
  },
  {
    name: 'a table for each tenant',
    statements: [allow('dynamodb:GetItem', `arn:aws:dynamodb:us-east-1:123456789012:table/${TENANT}-orders`)],
    resources: [`arn:aws:dynamodb:us-east-1:123456789012:table/${TENANT}-orders`, 'dynamodb:GetItem'],
    tags: ['tenant'],
    formats: { [TENANT_KEY]: 'dashes' },
    ...isSafe,
  },
  {
    name: 'tables that begin with the tenant',
    statements: [allow('dynamodb:GetItem', `arn:aws:dynamodb:us-east-1:123456789012:table/${TENANT}-*`)],
    resources: [`arn:aws:dynamodb:us-east-1:123456789012:table/${TENANT}-orders`, 'dynamodb:GetItem'],
    tags: ['tenant'],
    formats: { [TENANT_KEY]: 'dashes' },
    ...leaks,
  },

  // Layers.
  {
    name: 'a boundary that keeps to one’s own',
    statements: [get('*')],
    boundary: [get(`${SUB}/*`)],
    ...isSafe,
  },
  {
    name: 'a boundary without the action',
    statements: [get('*')],
    boundary: [allow('s3:PutObject', '*')],
    ...isSafe,
  },
  { name: 'a boundary that lets through', statements: [get('*')], boundary: [allow('s3:*', '*')], ...leaks },
  {
    name: 'a service control policy that denies',
    statements: [get('*')],
    scps: [[allow('*', '*'), deny('s3:*', '*')]],
    ...isSafe,
  },
  {
    name: 'a level that allows nothing',
    statements: [get('*')],
    scps: [[allow('*', '*')], [allow('dynamodb:*', '*')]],
    ...isSafe,
  },
  {
    name: 'levels that allow',
    statements: [get('*')],
    scps: [[allow('*', '*')], [allow('s3:*', '*')]],
    ...leaks,
  },
  {
    name: 'a resource control policy that denies',
    statements: [get('*')],
    rcps: [[{ ...deny('s3:*', '*'), Principal: '*' }]],
    ...isSafe,
  },
  {
    name: 'a bucket policy for everybody',
    statements: [],
    resourcePolicy: [{ ...get('*'), Principal: '*' }],
    ...leaks,
  },
  {
    name: 'a bucket policy for the account is no grant',
    statements: [],
    resourcePolicy: [{ ...get('*'), Principal: { AWS: '123456789012' } }],
    ...isSafe,
  },
  {
    name: 'a bucket policy for the role',
    statements: [],
    resourcePolicy: [{ ...get('*'), Principal: { AWS: 'arn:aws:iam::123456789012:role/User' } }],
    ...leaks,
  },
  {
    name: 'a bucket policy for the role, in a boundary',
    statements: [],
    resourcePolicy: [{ ...get('*'), Principal: { AWS: 'arn:aws:iam::123456789012:role/User' } }],
    boundary: [get(`${SUB}/*`)],
    ...isSafe,
  },
  {
    name: 'a bucket policy for everybody is not bounded',
    statements: [],
    resourcePolicy: [{ ...get('*'), Principal: '*' }],
    boundary: [get(`${SUB}/*`)],
    ...leaks,
  },
  {
    name: 'a bucket policy that denies the rest',
    statements: [get('*')],
    resourcePolicy: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', NotResource: app(`${SUB}/*`) }],
    ...isSafe,
  },
  {
    name: 'a bucket of another account without a policy',
    statements: [get('*')],
    bucketAccount: '210987654321',
    ...isSafe,
  },
  {
    name: 'a bucket of another account that lets in',
    statements: [get('*')],
    bucketAccount: '210987654321',
    resourcePolicy: [{ ...get('*'), Principal: { AWS: '123456789012' } }],
    ...leaks,
  },
  {
    name: 'a bucket of another account alone',
    statements: [],
    bucketAccount: '210987654321',
    resourcePolicy: [{ ...get('*'), Principal: '*' }],
    ...isSafe,
  },

  // Guests.
  { name: 'guests in their own folder', statements: [get(`${SUB}/*`)], who: 'guest', ...isSafe },
  { name: 'guests everywhere', statements: [get('*')], who: 'guest', ...leaks },
  {
    name: 'guests are narrowed in the enhanced flow',
    statements: [allow('secretsmanager:GetSecretValue', '*')],
    who: 'guest',
    resources: [
      `arn:aws:secretsmanager:us-east-1:123456789012:secret:${SUB}`,
      'secretsmanager:GetSecretValue',
    ],
    ...isSafe,
  },
  {
    name: 'guests are not narrowed in the classic flow',
    statements: [allow('secretsmanager:GetSecretValue', '*')],
    who: 'guest classic',
    resources: [
      `arn:aws:secretsmanager:us-east-1:123456789012:secret:${SUB}`,
      'secretsmanager:GetSecretValue',
    ],
    ...leaks,
  },
  {
    name: 'signed-in users only, asked of guests',
    statements: [
      get('*', { 'ForAnyValue:StringEquals': { 'cognito-identity.amazonaws.com:amr': 'authenticated' } }),
    ],
    who: 'guest',
    ...isSafe,
  },
  {
    name: 'guests only, asked of signed-in users',
    statements: [
      get('*', { 'ForAnyValue:StringEquals': { 'cognito-identity.amazonaws.com:amr': 'unauthenticated' } }),
    ],
    ...isSafe,
  },
  {
    name: 'the pool is another',
    statements: [
      get('*', {
        StringNotEquals: {
          'cognito-identity.amazonaws.com:aud': 'us-east-1:7c9e6679-7425-40de-944b-e07fc1f90ae7',
        },
      }),
    ],
    ...isSafe,
  },

  // Other conditions.
  {
    name: 'from one network',
    statements: [get('*', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })],
    ...leaks,
  },
  {
    name: 'from two networks at once',
    statements: [
      get('*', {
        IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
        NotIpAddress: { 'aws:SourceIp': '203.0.0.0/16' },
      }),
    ],
    ...isSafe,
  },
  {
    name: 'from the rest of a network',
    statements: [
      get('*', {
        IpAddress: { 'aws:SourceIp': '203.0.0.0/16' },
        NotIpAddress: { 'aws:SourceIp': '203.0.0.0/17' },
      }),
    ],
    ...leaks,
  },
  {
    name: 'before it began',
    statements: [
      get('*', {
        DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' },
        DateGreaterThan: { 'aws:CurrentTime': '2021-01-01T00:00:00Z' },
      }),
    ],
    ...isSafe,
  },
  {
    name: 'in one year',
    statements: [
      get('*', {
        DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' },
        DateLessThan: { 'aws:CurrentTime': '2021-01-01T00:00:00Z' },
      }),
    ],
    ...leaks,
  },
  {
    name: 'by the ARN of the role',
    statements: [get('*', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/User' } })],
    ...leaks,
  },
  {
    name: 'by the ARN of another role',
    statements: [get('*', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Admin*' } })],
    ...isSafe,
  },
  {
    name: 'not by the ARN of the role',
    statements: [get('*', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/U*' } })],
    ...isSafe,
  },
  {
    name: 'a null test of what is always there',
    statements: [get('*', { Null: { [SUB_KEY]: 'true' } })],
    ...isSafe,
  },
  {
    name: 'the id must be somebody’s',
    statements: [get('*', { StringEquals: { [SUB_KEY]: 'us-east-1:00000000-0000-4000-8000-000000000001' } })],
    ...leaks,
    shape: { holds: (asker) => asker[SUB_KEY] === 'us-east-1:00000000-0000-4000-8000-000000000001' },
  },
  {
    name: 'the id must be no id',
    statements: [get('*', { StringEquals: { [SUB_KEY]: 'admin' } })],
    ...isSafe,
  },
  {
    name: 'escaped, the variable is text',
    statements: [get('${$}{cognito-identity.amazonaws.com:sub}/*')],
    ...isSafe,
  },

  // What somebody outside the design chooses.
  {
    name: 'tags that an own backend gives, whatever they are',
    statements: [get(`${TENANT}/*`)],
    hasBackend: true,
    ...leaks,
    shape: { holds: (asker, owner) => asker[TENANT_KEY] === owner[SUB_KEY] },
  },
  { name: 'tags that nobody gives', statements: [get(`${TENANT}/*`)], ...isSafe },
  {
    name: 'the tag of the role, where the session has none',
    statements: [get(`${TENANT}/*`)],
    ...ofTenant,
    roleTags: { tenant: 'acme/eu' },
    formats: { [TENANT_KEY]: 'no-slash' },
    ...leaks,
    shape: { holds: (asker, owner) => asker[TENANT_KEY] === 'acme/eu' && owner[TENANT_KEY] === 'acme' },
  },
  {
    name: 'a session by its name, which the app chooses',
    statements: [],
    allowClassicFlow: true,
    resourcePolicy: [
      {
        ...get('*'),
        Principal: { AWS: 'arn:aws:sts::123456789012:assumed-role/User/CognitoIdentityCredentials' },
      },
    ],
    verdict: 'counterexample',
  },
  {
    name: 'a session by a name that is too short for any',
    statements: [],
    allowClassicFlow: true,
    resourcePolicy: [{ ...get('*'), Principal: { AWS: 'arn:aws:sts::123456789012:assumed-role/User/a' } }],
    verdict: 'proved',
  },
  {
    name: 'nobody but one session by its name, which the app may choose as well',
    statements: [get('*')],
    allowClassicFlow: true,
    resourcePolicy: [
      {
        ...deny('s3:GetObject', app('*')),
        NotPrincipal: {
          AWS: [
            '123456789012',
            'arn:aws:iam::123456789012:role/User',
            'arn:aws:sts::123456789012:assumed-role/User/reports',
          ],
        },
      },
    ],
    verdict: 'counterexample',
  },
  {
    name: 'all sessions but one by its name, and that one by its user id',
    statements: [get('*', { StringNotLike: { 'aws:userid': '*:reports' } })],
    allowClassicFlow: true,
    resourcePolicy: [
      {
        ...deny('s3:GetObject', app('*')),
        NotPrincipal: {
          AWS: [
            '123456789012',
            'arn:aws:iam::123456789012:role/User',
            'arn:aws:sts::123456789012:assumed-role/User/reports',
          ],
        },
      },
    ],
    verdict: 'proved',
  },
  {
    name: 'queues of another account, which may let in anybody or nobody',
    statements: [allow('sqs:*', '*')],
    resources: [`arn:aws:sqs:us-east-1:999999999999:${SUB}`, 'sqs:SendMessage'],
    verdict: 'unknown',
  },
  {
    name: 'queues of another account, of which the role itself may use none',
    statements: [allow('sqs:*', 'arn:aws:sqs:us-east-1:123456789012:*')],
    resources: [`arn:aws:sqs:us-east-1:999999999999:${SUB}`, 'sqs:SendMessage'],
    verdict: 'proved',
  },
  {
    name: 'another role by its unique id',
    statements: [],
    allowClassicFlow: true,
    resourcePolicy: [{ ...get('*'), Principal: { AWS: 'AROAEXAMPLEEXAMPLE123' } }],
    verdict: 'proved',
  },
  ...[
    ['is that of the account', 'o-exampleorgid', 'counterexample'] as const,
    ['is another', 'o-someotherorg', 'proved'] as const,
    ['may be any', undefined, 'counterexample'] as const,
  ].map(
    ([what, organizationId, verdict]): IsolationCase => ({
      name: `a bucket for one organisation, which ${what}`,
      statements: [get('*')],
      ...(organizationId ? { organizationId } : {}),
      resourcePolicy: [
        {
          ...deny('s3:GetObject', app('*'), { StringNotEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } }),
          Principal: '*',
        },
      ],
      verdict,
    }),
  ),
  {
    name: 'only `authenticated` in amr, where a provider always stands too',
    statements: [
      get('*', { 'ForAllValues:StringEquals': { 'cognito-identity.amazonaws.com:amr': 'authenticated' } }),
    ],
    verdict: 'proved',
  },
  {
    name: 'a provider in amr',
    statements: [
      get('*', { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'cognito-idp.*' } }),
    ],
    verdict: 'counterexample',
  },

  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html
  ...(
    [
      ['is denied', 'scan', 'true', 'proved'],
      ['is denied, which says nothing of reading one item', 'read', 'true', 'counterexample'],
      ['is all that is not denied', 'read', 'false', 'proved'],
      ['is all that is not denied, and it is', 'scan', 'false', 'counterexample'],
    ] as const
  ).map(
    ([what, operation, denied, verdict]): IsolationCase => ({
      name: `a select in PartiQL that scans the table ${what}`,
      statements: [
        allow('dynamodb:PartiQLSelect', '*'),
        deny('dynamodb:PartiQLSelect', '*', { Bool: { 'dynamodb:FullTableScan': denied } }),
      ],
      items: SUB,
      operation,
      verdict,
    }),
  ),

  // Numbers and dates between those that are named.
  {
    name: 'fewer than eleven and more than nine and a half: ten',
    statements: [
      list({ NumericLessThan: { 's3:max-keys': '11' }, NumericGreaterThan: { 's3:max-keys': '9.5' } }),
    ],
    operation: 'list',
    ...leaks,
  },
  {
    name: 'fewer than ten and more than nine, between which there is no whole number',
    statements: [
      list({ NumericLessThan: { 's3:max-keys': '10' }, NumericGreaterThan: { 's3:max-keys': '9' } }),
    ],
    operation: 'list',
    ...isSafe,
  },
  {
    name: 'fewer than none',
    statements: [list({ NumericLessThan: { 's3:max-keys': '0' } })],
    operation: 'list',
    ...isSafe,
  },
  {
    name: 'a version of TLS between two others',
    statements: [
      list({ NumericLessThan: { 's3:TlsVersion': '1.25' }, NumericGreaterThan: { 's3:TlsVersion': '1.15' } }),
    ],
    operation: 'list',
    ...leaks,
  },
  {
    name: 'fewer than ten and more than ten',
    statements: [
      list({ NumericLessThan: { 's3:max-keys': '10' }, NumericGreaterThan: { 's3:max-keys': '10' } }),
    ],
    operation: 'list',
    ...isSafe,
  },
  {
    name: 'within one second',
    statements: [
      get('*', {
        DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' },
        DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:01Z' },
      }),
    ],
    ...leaks,
  },
  {
    name: 'numbers and dates of one key at once',
    statements: [
      get('*', {
        NumericLessThan: { 'aws:EpochTime': '1700000000' },
        DateGreaterThan: { 'aws:EpochTime': '2020-01-01T00:00:00Z' },
      }),
    ],
    verdict: 'unknown',
  },
]
