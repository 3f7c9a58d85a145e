import * as v from 'valibot'

/**
 * Designs of the first version, as they were published (`public/schema/design.v1.json`). Frozen: files and links
 * of that version are read for ever, and {@link migrateFromV1} makes them into today's.
 */

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(128))

/** An id that other parts of the design refer to: short, and readable in a link. */
const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and dashes'),
)

const account = v.pipe(v.string(), v.regex(/^\d{12}$/, 'must be 12 digits'), v.description('AWS account id'))

/** @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html */
const cognitoId = v.pipe(v.string(), v.maxLength(55), v.regex(/^[\w-]+:[0-9a-f-]+$/, 'must be REGION:GUID'))

const region = v.pipe(v.string(), v.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a Region such as us-east-1'))

/** A policy as the person typed it, valid or not. */
const policyText = v.pipe(
  v.string(),
  v.maxLength(5_000_000),
  v.description('The policy as typed, valid or not'),
)

const roleName = v.pipe(
  v.string(),
  v.regex(/^[\w+=,.@-]{1,64}$/, 'must be 1 to 64 of A-Z a-z 0-9 _ + = , . @ -'),
)

const userPool = v.strictObject({
  kind: v.literal('user-pool'),
  id: v.pipe(
    v.string(),
    v.regex(/^[\w-]+_[0-9a-zA-Z]+$/, 'must be REGION_ID'),
    v.description('User pool id'),
  ),
  name,
  clientId: v.pipe(
    v.string(),
    v.regex(/^\w{1,128}$/),
    v.description('App client id, the audience of its ID tokens'),
  ),
})

const identityPool = v.strictObject({
  id: cognitoId,
  name: v.pipe(v.string(), v.regex(/^[\w\s+=,.@-]{1,128}$/)),
  allowUnauthenticatedIdentities: v.pipe(v.boolean(), v.description('Are guests let in?')),
  cognitoIdentityProviders: v.array(
    v.strictObject({
      providerName: v.pipe(v.string(), v.regex(/^[\w._:/-]{1,128}$/)),
      clientId: v.pipe(v.string(), v.regex(/^\w{1,128}$/)),
    }),
  ),
  roles: v.strictObject({
    authenticated: v.pipe(v.nullable(roleName), v.description('Role of signed-in identities')),
    unauthenticated: v.pipe(v.nullable(roleName), v.description('Role of guests')),
  }),
})

const role = v.strictObject({
  name: roleName,
  path: v.optional(v.pipe(v.string(), v.regex(/^\/(?:[\x21-\x7e]+\/)?$/)), '/'),
  trustPolicy: policyText,
  policies: v.array(
    v.strictObject({ name: v.pipe(v.string(), v.regex(/^[\w+=,.@-]{1,128}$/)), text: policyText }),
  ),
})

const bucket = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)),
  objects: v.array(
    v.strictObject({ key: v.pipe(v.string(), v.minLength(1), v.maxLength(1024)), body: v.string() }),
  ),
})

const scalar = v.union([v.string(), v.number(), v.boolean()])
const item = v.record(v.string(), scalar)

const table = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[\w.-]{3,255}$/)),
  partitionKey: name,
  sortKey: v.optional(name),
  items: v.array(item),
})

const identity = v.variant('kind', [
  v.strictObject({
    kind: v.literal('user-pool-user'),
    id,
    name,
    userPool: v.pipe(v.string(), v.description('Id of the user pool that the person signs in to')),
    username: name,
    sub: v.pipe(
      v.string(),
      v.regex(/^[0-9a-f-]{36}$/),
      v.description('The user in the user pool, not the identity'),
    ),
    email: v.optional(v.string()),
    identityId: v.pipe(cognitoId, v.description('The identity id that the identity pool gives this login')),
  }),
  v.strictObject({ kind: v.literal('guest'), id, name, identityId: cognitoId }),
])

/** `{{self}}`: the identity id of whoever asks. `{{other}}`: of the first other signed-in identity. */
const template = v.pipe(v.string(), v.description('May hold {{self}}, {{other}} and {{identity:ID}}'))
const request = { id, name }

const requestSchema = v.variant('operation', [
  v.strictObject({
    ...request,
    service: v.literal('s3'),
    operation: v.literal('ListObjectsV2'),
    bucket: v.string(),
    prefix: v.optional(template),
  }),
  v.strictObject({
    ...request,
    service: v.literal('s3'),
    operation: v.literal('GetObject'),
    bucket: v.string(),
    key: template,
  }),
  v.strictObject({
    ...request,
    service: v.literal('s3'),
    operation: v.literal('PutObject'),
    bucket: v.string(),
    key: template,
    body: v.optional(v.string(), ''),
  }),
  v.strictObject({
    ...request,
    service: v.literal('dynamodb'),
    operation: v.literal('GetItem'),
    table: v.string(),
    key: v.record(v.string(), template),
  }),
  v.strictObject({
    ...request,
    service: v.literal('dynamodb'),
    operation: v.literal('Query'),
    table: v.string(),
    partitionKeyValue: template,
  }),
  v.strictObject({
    ...request,
    service: v.literal('dynamodb'),
    operation: v.literal('PutItem'),
    table: v.string(),
    item: v.record(v.string(), template),
  }),
  v.strictObject({
    ...request,
    service: v.literal('dynamodb'),
    operation: v.literal('Scan'),
    table: v.string(),
  }),
])

const expectation = v.strictObject({
  identity: id,
  request: id,
  decision: v.picklist(['allow', 'deny']),
  step: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6))),
})

export const designSchemaV1 = v.pipe(
  v.strictObject({
    $schema: v.optional(v.string()),
    version: v.literal(1),
    name,
    description: v.optional(v.string()),
    account,
    region,
    now: v.pipe(v.string(), v.isoTimestamp(), v.description('The simulated time, the same for every step')),
    providers: v.array(userPool),
    identityPool,
    roles: v.array(role),
    buckets: v.array(bucket),
    tables: v.array(table),
    identities: v.array(identity),
    requests: v.array(requestSchema),
    expectations: v.optional(v.array(expectation), []),
  }),
  v.title('Identity Pool Playground design'),
)

/** A design of the first version. */
export type DesignV1 = v.InferOutput<typeof designSchemaV1>
