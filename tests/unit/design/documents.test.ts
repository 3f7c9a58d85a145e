import { expect, test } from 'vitest'
import { documentsOf, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'

const S3 = 'roles/PhotoAppUser/policies/S3UserFolder'
const TRUST = 'roles/PhotoAppGuest/trust-policy'

test('every policy text is a document, role by role, the trust policy first', () => {
  expect(documentsOf(DEFAULT_DESIGN).map(({ id, kind }) => `${kind} ${id}`)).toEqual([
    'trust roles/PhotoAppUser/trust-policy',
    `identity ${S3}`,
    'identity roles/PhotoAppUser/policies/DynamoDBUserRows',
    `trust ${TRUST}`,
    'identity roles/PhotoAppGuest/policies/S3PublicRead',
  ])
})

test.each(documentsOf(DEFAULT_DESIGN).map(({ id }) => id))(
  'another text for %s changes nothing else',
  (id) => {
    const before = documentsOf(DEFAULT_DESIGN)
    const after = documentsOf(withDocumentText(DEFAULT_DESIGN, id, 'new'))
    expect(after).toEqual(
      before.map((document) => (document.id === id ? { ...document, text: 'new' } : document)),
    )
  },
)

test('what did not change keeps its identity', () => {
  const edited = withDocumentText(DEFAULT_DESIGN, S3, 'new')
  expect(edited.roles[1]).toBe(DEFAULT_DESIGN.roles[1])
  expect(edited.roles[0]?.policies[1]).toBe(DEFAULT_DESIGN.roles[0]?.policies[1])
  expect(edited.requests).toBe(DEFAULT_DESIGN.requests)
})

test('a document that is not there changes nothing', () => {
  expect(withDocumentText(DEFAULT_DESIGN, 'roles/Nobody/trust-policy', 'new')).toBe(DEFAULT_DESIGN)
})
