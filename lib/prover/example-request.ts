import type { Design, Request } from '@/lib/design'
import type { Counterexample } from './question-isolation'

const SUB = /:sub$/

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
  const [, bucket = '', key = ''] = /^arn:[^:]*:s3:::([^/]+)\/?([\s\S]*)$/.exec(resource) ?? []
  const table = /:table\/([^/]+)$/.exec(resource)?.[1]
  const prefix = keys['s3:prefix']
  switch (isKnown(design, { bucket, table, key, action }) ? action : null) {
    case 's3:GetObject':
    case 's3:DeleteObject':
      return {
        ...common,
        service: 's3',
        operation: action === 's3:GetObject' ? 'GetObject' : 'DeleteObject',
        bucket,
        key: put(key),
      }
    case 's3:PutObject':
      return { ...common, service: 's3', operation: 'PutObject', bucket, key: put(key), body: '' }
    case 's3:ListBucket':
      return {
        ...common,
        service: 's3',
        operation: 'ListObjectsV2',
        bucket,
        ...(typeof prefix === 'string' ? { prefix: put(prefix) } : {}),
      }
    case 'dynamodb:Scan':
      if (table) return { ...common, service: 'dynamodb', operation: 'Scan', table }
  }
  const carried = Object.entries(keys).flatMap(([name, value]): [string, string | string[]][] => {
    if (!/^(?:s3|dynamodb):/.test(name) || value === undefined) return []
    return [[name, Array.isArray(value) ? value.map((one) => put(String(one))) : put(String(value))]]
  })
  return {
    ...common,
    service: 'other',
    action,
    resource: put(resource),
    context: Object.fromEntries(carried),
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
