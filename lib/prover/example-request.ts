import { type Design, type Request, resolveRequest } from '@/lib/design'
import type { Counterexample } from './question-isolation'
import { usualKeys } from './session-model'

const SUB = /:sub$/

type CarriedKeys = Readonly<Record<string, string | string[]>>

/** What is asked, and whose values are in it. */
type Asked = Pick<Counterexample, 'action' | 'resource' | 'keys' | 'asker' | 'owner'>

/**
 * The example as a request of the design, so that the matrix shows it: the ids of the two become `{{self}}` and
 * `{{other}}`, which mean somebody for every identity.
 */
export function exampleRequest(design: Design, found: Asked): Request {
  const { action, resource, keys } = found
  const common = { id: freeId(design), name: `Can I? ${action}` }
  const put = (text: string) => withTemplates(text, found)
  const context = carriedKeys(design, keys, put)
  return (
    operationOf(design, { action, resource: put(resource), context }, common) ?? {
      ...common,
      service: 'other',
      action,
      resource: put(resource),
      context,
    }
  )
}

/**
 * The keys that the request itself has to bring: those of the session come with whoever asks, and
 * usual values by themselves.
 *
 * A key that the example leaves out on purpose is left out here too.
 */
function carriedKeys(design: Design, keys: Asked['keys'], put: (text: string) => string): CarriedKeys {
  const usual = usualKeys(design)
  return Object.fromEntries(
    Object.entries(keys).flatMap(([name, value]): [string, string | string[]][] => {
      if (OF_SESSION.test(name) || value === undefined || value === usual[name]) return []
      return [[name, Array.isArray(value) ? value.map((one) => put(String(one))) : put(String(value))]]
    }),
  )
}

/** Keys whose values the session has, or the resource, whatever a request says. */
const OF_SESSION =
  /^(?:cognito-identity\.[^:]*:|aws:principal|aws:userid$|aws:federatedprovider$|aws:resourceaccount$)/i

/** As an operation of a bucket or table of the design, when that asks the very same; null: it does not. */
function operationOf(
  design: Design,
  { action, resource, context }: { action: string; resource: string; context: CarriedKeys },
  common: Pick<Request, 'id' | 'name'>,
): Request | null {
  const [, bucket = '', key = ''] = /^arn:[^:]*:s3:::([^/]+)\/?([\s\S]*)$/.exec(resource) ?? []
  const table = /:table\/([^/]+)$/.exec(resource)?.[1]
  const { 's3:prefix': prefix, ...others } = context
  const isListing = action === 's3:ListBucket'
  // An operation fills its keys by itself: those of the example might not be among them.
  if (Object.keys(isListing ? others : context).length > 0) return null
  if (!isKnown(design, { bucket, table, key, action })) return null
  switch (action) {
    case 's3:GetObject': {
      const request = { ...common, service: 's3', operation: 'GetObject', bucket, key } as const
      // S3 refuses to say what is not there to people who may not list: that is another question.
      return isThere(design, request) ? request : null
    }
    case 's3:DeleteObject':
      return { ...common, service: 's3', operation: 'DeleteObject', bucket, key }
    case 's3:PutObject':
      return { ...common, service: 's3', operation: 'PutObject', bucket, key, body: '' }
    case 's3:ListBucket': {
      const asked = typeof prefix === 'string' ? { prefix } : {}
      return { ...common, service: 's3', operation: 'ListObjectsV2', bucket, ...asked }
    }
    case 'dynamodb:Scan':
      return table === undefined ? null : { ...common, service: 'dynamodb', operation: 'Scan', table }
    default:
      return null
  }
}

/** Can the design's own services be asked? Otherwise it is a request like those of any service. */
function isKnown(
  { buckets, tables }: Design,
  { bucket, table, key, action }: { bucket: string; table: string | undefined; key: string; action: string },
): boolean {
  if (table !== undefined) return tables.some(({ name }) => name === table)
  // An object without a key is no object.
  const isWhole = action === 's3:ListBucket' || key !== ''
  return isWhole && buckets.some(({ name }) => name === bucket)
}

/** Is there such an object, whoever of the design asks? */
function isThere(design: Design, request: Request & { readonly bucket: string }): boolean {
  const objects = design.buckets.find(({ name }) => name === request.bucket)?.objects ?? []
  return design.identities.some((identity) => {
    const asked = resolveRequest(design, identity, request)
    return 'key' in asked && objects.some(({ key }) => key === asked.key)
  })
}

function withTemplates(text: string, { asker, owner }: Asked): string {
  const subOf = (values: Counterexample['asker']) =>
    Object.entries(values).find(([key]) => SUB.test(key))?.[1]
  let filled = text
  for (const [value, template] of [
    [subOf(owner), '{{other}}'],
    [subOf(asker), '{{self}}'],
  ] as const) {
    if (value !== undefined && value !== '') filled = filled.replaceAll(value, template)
  }
  return filled
}

function freeId({ requests }: Design): string {
  for (let count = 1; ; count++) {
    const id = `can-i-${count}`
    if (!requests.some((request) => request.id === id)) return id
  }
}
