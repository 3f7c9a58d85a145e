import { describe, expect, test } from 'vitest'
import { type Design, diffDesigns, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'
import { compareSimulations, diffTexts } from '@/lib/views'

const S3 = 'roles/PhotoAppUser/policies/S3UserFolder'
const TRUST = 'roles/PhotoAppUser/trust-policy'
const textOf = (design: Design, index: number) => design.roles[0]?.policies[index]?.text ?? ''

async function compared(before: Design, after: Design) {
  return compareSimulations(before, await simulate(before), after, await simulate(after))
}

const withoutGet = withDocumentText(
  DEFAULT_DESIGN,
  S3,
  textOf(DEFAULT_DESIGN, 0).replace('"s3:GetObject", ', ''),
)

describe('comparing two designs', () => {
  test('a statement that lost an action: newly denied, told with its document', async () => {
    const comparison = await compared(DEFAULT_DESIGN, withoutGet)
    expect(comparison.counts).toMatchObject({ 'newly-allowed': 0, 'newly-denied': 2 })
    expect(comparison.cellOf('ana', 'get-own')).toMatchObject({
      kind: 'newly-denied',
      before: { verdict: 'allow' },
      after: { verdict: 'deny' },
    })
    expect(comparison.cellOf('guest', 'get-own')).toMatchObject({ kind: null })
    expect(comparison.documents).toMatchObject([
      { id: S3, title: 'S3UserFolder', owner: 'PhotoAppUser', isLayoutOnly: false },
    ])
    expect(comparison.settings).toEqual([])
    expect(comparison.isSame).toBe(false)
  })

  test('a trust policy that lets nobody in: the same deny is settled at another step, and the role is gone', async () => {
    const closed = withDocumentText(
      DEFAULT_DESIGN,
      TRUST,
      DEFAULT_DESIGN.roles[0]?.trustPolicy.replace('"authenticated"', '"unauthenticated"') ?? '',
    )
    const comparison = await compared(DEFAULT_DESIGN, closed)
    expect(comparison.cellOf('ana', 'scan')).toMatchObject({
      kind: 'other-step',
      before: { step: 6 },
      after: { step: 4 },
    })
    expect(comparison.identities[0]).toMatchObject({ id: 'ana', roleBefore: 'PhotoAppUser', roleAfter: null })
    const unclear = await compared(DEFAULT_DESIGN, withDocumentText(DEFAULT_DESIGN, TRUST, '{'))
    expect(unclear.counts.unclear).toBe(26)
  })

  test('who and what is only in one of them is said, and compared with nothing', async () => {
    const comparison = await compared(DEFAULT_DESIGN, EVERY_SOURCE)
    expect(comparison.identities.find(({ id }) => id === 'ana')?.isIn).toBe(
      EVERY_SOURCE.identities.some(({ id }) => id === 'ana') ? 'both' : 'before',
    )
    const onlyNow = comparison.requests.find(({ isIn }) => isIn === 'after')
    expect(comparison.cellOf(comparison.identities[0]?.id ?? '', onlyNow?.id ?? '')).toBeNull()
    expect(comparison.isSame).toBe(false)
  })
})

describe('what differs in the settings', () => {
  const { identityPool } = DEFAULT_DESIGN

  test('is named with its path, in both values', () => {
    const after: Design = {
      ...DEFAULT_DESIGN,
      identityPool: { ...identityPool, allowUnauthenticatedIdentities: false },
      requests: DEFAULT_DESIGN.requests
        .filter(({ id }) => id !== 'scan')
        .map((request) =>
          request.id === 'get-own' ? { ...request, key: 'elsewhere' } : request,
        ) as Design['requests'],
    }
    const paths = diffDesigns(DEFAULT_DESIGN, after).settings
    expect(paths).toContainEqual({
      path: 'identityPool.allowUnauthenticatedIdentities',
      before: true,
      after: false,
    })
    expect(paths).toContainEqual({
      path: 'requests.get-own.key',
      before: '{{self}}/notes.txt',
      after: 'elsewhere',
    })
    expect(paths).toContainEqual({ path: 'requests.scan', before: expect.anything(), after: undefined })
    expect(paths).toHaveLength(3)
  })

  test('is the order where only that differs', () => {
    const after = { ...DEFAULT_DESIGN, identities: [...DEFAULT_DESIGN.identities].reverse() }
    expect(diffDesigns(DEFAULT_DESIGN, after).settings).toEqual([
      { path: 'identities (order)', before: ['ana', 'ben', 'guest'], after: ['guest', 'ben', 'ana'] },
    ])
  })

  test('never holds the text of a policy; one that is laid out anew says the same', () => {
    const laidOut = withDocumentText(
      DEFAULT_DESIGN,
      S3,
      JSON.stringify(JSON.parse(textOf(DEFAULT_DESIGN, 0))),
    )
    expect(diffDesigns(DEFAULT_DESIGN, laidOut)).toMatchObject({
      documents: [{ id: S3, isLayoutOnly: true }],
      settings: [],
    })
    const without = { ...DEFAULT_DESIGN, roles: DEFAULT_DESIGN.roles.slice(1) }
    const { documents, settings } = diffDesigns(DEFAULT_DESIGN, without)
    expect(documents.every(({ before, after }) => before !== null && after === null)).toBe(true)
    expect(documents).toHaveLength(3)
    expect(JSON.stringify(settings)).not.toContain('Statement')
  })
})

describe('the lines of two texts', () => {
  test('stand side by side, with what came in the place of what', () => {
    expect(diffTexts('a\nb\nc', 'a\nB\nB2\nc')).toEqual([
      { kind: 'same', before: { number: 1, text: 'a' }, after: { number: 1, text: 'a' } },
      { kind: 'changed', before: { number: 2, text: 'b' }, after: { number: 2, text: 'B' } },
      { kind: 'changed', before: null, after: { number: 3, text: 'B2' } },
      { kind: 'same', before: { number: 3, text: 'c' }, after: { number: 4, text: 'c' } },
    ])
    expect(diffTexts('', 'x')).toEqual([{ kind: 'changed', before: null, after: { number: 1, text: 'x' } }])
  })
})
