import * as v from 'valibot'
import { name } from './common'

/** What has to be out of reach of everybody but the identity that it belongs to, whoever the two are. */

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(2048))

/** Formats of the values of a variable, from narrow to wide; then those of identity ids. */
export const ISOLATION_FORMATS = [
  ...(['letters', 'letters-digits', 'dashes', 'no-slash', 'any', 'wildcards'] as const),
  ...(['region-uuid', 'documented'] as const),
] as const

/** What one identity might do with things of another. */
export const ISOLATION_OPERATIONS = ['read', 'write', 'delete', 'list', 'scan', 'use'] as const

const common = {
  name: v.optional(name),
  operations: v.optional(v.array(v.picklist(ISOLATION_OPERATIONS))),
  differIn: v.optional(v.pipe(text, v.description('The variable in which two identities differ'))),
  formats: v.optional(
    v.pipe(
      v.record(v.string(), v.picklist(ISOLATION_FORMATS)),
      v.description('What values of variables look like, by condition key'),
    ),
  ),
  expect: v.optional(v.picklist(['isolated', 'reachable'])),
}

const objects = v.pipe(text, v.regex(/^arn:[^:]*:s3:::/, 'must be an ARN of S3'))

export const isolation = v.union([
  v.strictObject({
    ...common,
    objects: v.pipe(
      objects,
      v.description('ARN of the objects, with variables where a value of the owner stands'),
    ),
  }),
  v.strictObject({ ...common, items: v.strictObject({ table: text, partitionKey: text }) }),
  v.strictObject({
    ...common,
    resources: v.strictObject({
      arn: v.pipe(text, v.regex(/^arn:/, 'must be an ARN')),
      actions: v.pipe(v.array(text), v.minLength(1)),
    }),
  }),
])
