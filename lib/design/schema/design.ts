import * as v from 'valibot'
import { bucket, organization, resource, role, table } from './account'
import { account, id, name, region, template } from './common'
import { identity } from './identities'
import { identityPool, otherPool } from './identity-pool'
import { isolation } from './isolation'
import { provider } from './providers'
import { dynamoDbRequest } from './requests-dynamodb'
import { s3Request } from './requests-s3'

/**
 * The one definition of a design document: its types, its checks and its published JSON Schema
 * (`public/schema/design.v2.json`, made from this file by `npm run generate`).
 */

const contextValue = v.union([v.string(), v.number(), v.boolean(), v.array(v.string())])

/** Any action of any other service, with resource and condition keys given by hand. */
const otherRequest = v.strictObject({
  id,
  name,
  service: v.literal('other'),
  action: v.pipe(v.string(), v.regex(/^[\w-]{1,64}:\w{1,128}$/, 'must be SERVICE:Action')),
  resource: template,
  resourceAccount: v.optional(account),
  context: v.optional(v.record(v.string(), contextValue), {}),
})

const expectation = v.strictObject({
  identity: id,
  request: id,
  decision: v.picklist(['allow', 'deny']),
  step: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6))),
})

export const designSchema = v.pipe(
  v.strictObject({
    $schema: v.optional(v.string()),
    version: v.literal(2),
    name,
    description: v.optional(v.string()),
    account,
    region,
    now: v.pipe(v.string(), v.isoTimestamp(), v.description('The simulated time, the same for every step')),
    providers: v.array(provider),
    identityPool,
    otherPools: v.optional(v.array(otherPool)),
    roles: v.array(role),
    buckets: v.array(bucket),
    tables: v.array(table),
    resources: v.optional(v.array(resource)),
    organization: v.optional(organization),
    identities: v.array(identity),
    requests: v.array(v.variant('service', [s3Request, dynamoDbRequest, otherRequest])),
    expectations: v.optional(v.array(expectation), []),
    isolation: v.optional(
      v.pipe(
        v.array(isolation),
        v.description('What has to be out of reach of other identities, whoever they are'),
      ),
    ),
  }),
  v.title('Identity Pool Playground design'),
)

/** One design: pool, roles, policies, data, identities, requests and what is expected of them. */
export type Design = v.InferOutput<typeof designSchema>
export type Role = Design['roles'][number]
export type Identity = Design['identities'][number]
export type Request = Design['requests'][number]
export type Provider = Design['providers'][number]
export type Expectation = Design['expectations'][number]
export type IsolationExpectation = NonNullable<Design['isolation']>[number]
export type IdentityPool = Design['identityPool']
export type OtherPool = NonNullable<Design['otherPools']>[number]
