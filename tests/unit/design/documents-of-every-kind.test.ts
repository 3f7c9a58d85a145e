import { expect, test } from 'vitest'
import { type Design, decodeDesign, documentsOf, encodeDesign, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1234'
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:jobs'
const [user, guest] = DEFAULT_DESIGN.roles
const [bucket] = DEFAULT_DESIGN.buckets
const [table] = DEFAULT_DESIGN.tables
const policy = (name: string) => ({ name, text: `text of ${name}` })

const design: Design = {
  ...DEFAULT_DESIGN,
  roles: [{ ...user!, permissionsBoundary: policy('Edge') }, guest!],
  buckets: [
    { ...bucket!, policy: 'text of bucket' },
    { name: 'plain', objects: [] },
  ],
  tables: [{ ...table!, policy: 'text of table' }],
  resources: [
    { arn: KEY, policy: 'text of key' },
    { arn: QUEUE, policy: 'text of queue' },
  ],
  organization: {
    scps: [[policy('Full')], [policy('Full'), policy('NoDelete')]],
    rcps: [[policy('Perimeter')]],
  },
}

const NEW: readonly [id: string, kind: string, title: string, owner: string, path: string][] = [
  [
    'roles/PhotoAppUser/permissions-boundary',
    'boundary',
    'Permissions boundary Edge',
    'PhotoAppUser',
    'roles.0.permissionsBoundary.text',
  ],
  ['buckets/mybucket/policy', 'resource', 'Bucket policy', 'mybucket', 'buckets.0.policy'],
  ['tables/MyTable/policy', 'resource', 'Table policy', 'MyTable', 'tables.0.policy'],
  [`resources/${KEY}/policy`, 'resource', 'Key policy', KEY, 'resources.0.policy'],
  [`resources/${QUEUE}/policy`, 'resource', 'Resource policy', QUEUE, 'resources.1.policy'],
  ['organization/scps/0/Full', 'scp', 'Full', 'Organisation root', 'organization.scps.0.0.text'],
  ['organization/scps/1/Full', 'scp', 'Full', 'Organisation level 2', 'organization.scps.1.0.text'],
  ['organization/scps/1/NoDelete', 'scp', 'NoDelete', 'Organisation level 2', 'organization.scps.1.1.text'],
  ['organization/rcps/0/Perimeter', 'rcp', 'Perimeter', 'Organisation root', 'organization.rcps.0.0.text'],
]

test('every kind of policy is a document with an id, a kind, a title and an owner', () => {
  const known = new Set(documentsOf(DEFAULT_DESIGN).map(({ id }) => id))
  const found = documentsOf(design).filter(({ id }) => !known.has(id))
  expect(found.map(({ id, kind, title, owner }) => [id, kind, title, owner])).toEqual(
    NEW.map(([id, kind, title, owner]) => [id, kind, title, owner]),
  )
})

test('no id stands twice, and a bucket without a policy has no document', () => {
  const ids = documentsOf(design).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => id.includes('plain'))).toEqual([])
})

test.each(NEW)('an edit of %s lands there and nowhere else', (id, _kind, _title, _owner, path) => {
  const edited = withDocumentText(design, id, 'new')
  const changes = differences(design, edited)
  expect(changes).toEqual([path])
  expect(documentsOf(edited).find((document) => document.id === id)?.text).toBe('new')
})

test.each(NEW)('an edit of %s changes no other id', (id) => {
  const ids = (one: Design) => documentsOf(one).map((document) => document.id)
  expect(ids(withDocumentText(design, id, '{'))).toEqual(ids(design))
})

test('after an edit elsewhere the organisation is the very same value', () => {
  const edited = withDocumentText(design, 'buckets/mybucket/policy', 'new')
  expect(edited.organization).toBe(design.organization)
  expect(edited.resources).toBe(design.resources)
  expect(edited.buckets[1]).toBe(design.buckets[1])
})

test.each([
  'organization/scps/2/Full',
  'organization/rcps/0/Full',
  'buckets/plain/policy',
  'tables/No/policy',
])('%s is no document, so an edit of it changes nothing', (id) =>
  expect(withDocumentText(design, id, 'new')).toBe(design),
)

test('the ids are those of the simulation’s reports, also after writing and reading', async () => {
  const decoded = decodeDesign(encodeDesign(design))
  if (!decoded.ok) throw new Error('not a design')
  const { documents } = await simulate(decoded.value)
  expect(documents.map(({ id, owner }) => `${id} of ${owner}`)).toEqual(
    documentsOf(design).map(({ id, owner }) => `${id} of ${owner}`),
  )
})

/** The paths of all values that differ. */
function differences(one: unknown, other: unknown, path: readonly string[] = []): string[] {
  if (Object.is(one, other)) return []
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return [path.join('.')]
  const fields = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...fields].flatMap((field) =>
    differences((one as Record<string, unknown>)[field], (other as Record<string, unknown>)[field], [
      ...path,
      field,
    ]),
  )
}
