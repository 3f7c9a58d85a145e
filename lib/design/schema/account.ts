import * as v from 'valibot'
import { account, attributeValue, name, namedPolicy, policyText, roleName, tags } from './common'

/** What the account holds: roles, buckets, tables, keys, and the policies of its organisation. */

export const role = v.strictObject({
  name: roleName,
  path: v.optional(v.pipe(v.string(), v.regex(/^\/(?:[\x21-\x7e]+\/)?$/)), '/'),
  account: v.optional(v.pipe(account, v.description('Left out: the account of the design'))),
  trustPolicy: policyText,
  policies: v.array(namedPolicy),
  permissionsBoundary: v.optional(namedPolicy),
  maxSessionDuration: v.optional(v.pipe(v.number(), v.integer(), v.minValue(3600), v.maxValue(43200))),
  tags: v.optional(tags),
})

const encryption = v.union([v.literal('SSE-S3'), v.strictObject({ kmsKeyArn: v.string() })])

export const bucket = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)),
  account: v.optional(account),
  objects: v.array(
    v.strictObject({
      key: v.pipe(v.string(), v.minLength(1), v.maxLength(1024)),
      body: v.string(),
      tags: v.optional(tags),
      versionId: v.optional(v.string()),
      isDeleteMarker: v.optional(v.boolean()),
      ownedBy: v.optional(account),
      acl: v.optional(v.string()),
      encryption: v.optional(encryption),
      storageClass: v.optional(v.string()),
    }),
  ),
  policy: v.optional(v.pipe(policyText, v.description('The bucket policy; left out: none'))),
  versioning: v.optional(v.picklist(['Enabled', 'Suspended'])),
  ownership: v.optional(v.picklist(['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'])),
  blockPublicAccess: v.optional(
    v.strictObject({
      blockPublicAcls: v.boolean(),
      ignorePublicAcls: v.boolean(),
      blockPublicPolicy: v.boolean(),
      restrictPublicBuckets: v.boolean(),
    }),
  ),
  encryption: v.optional(encryption),
  tags: v.optional(tags),
  abac: v.optional(v.boolean()),
})

export const table = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[\w.-]{3,255}$/)),
  account: v.optional(account),
  partitionKey: name,
  sortKey: v.optional(name),
  items: v.array(v.record(v.string(), attributeValue)),
  indexes: v.optional(
    v.array(
      v.strictObject({
        name: v.pipe(v.string(), v.regex(/^[\w.-]{3,255}$/)),
        partitionKey: name,
        sortKey: v.optional(name),
        projection: v.union([
          v.literal('ALL'),
          v.literal('KEYS_ONLY'),
          v.strictObject({ include: v.array(v.string()) }),
        ]),
      }),
    ),
  ),
  policy: v.optional(v.pipe(policyText, v.description('The resource-based policy; left out: none'))),
  tags: v.optional(tags),
  abac: v.optional(v.boolean()),
})

/** A resource of another service, or a KMS key, that has a policy of its own. */
export const resource = v.strictObject({
  arn: v.pipe(v.string(), v.regex(/^arn:\S{1,2000}$/, 'must be an ARN')),
  policy: policyText,
})

/** Lists of levels, the organisation's root first. */
export const organization = v.strictObject({
  id: v.optional(v.pipe(v.string(), v.regex(/^o-[a-z0-9]{10,32}$/))),
  scps: v.optional(v.array(v.array(namedPolicy))),
  rcps: v.optional(v.array(v.array(namedPolicy))),
})
