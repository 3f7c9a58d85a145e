import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentsOf } from '@/lib/design'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { readFragment, type Selection, toFragment } from '@/lib/store'

const selection: Selection = {
  identityId: 'ana',
  requestId: 'get-own',
  step: 4,
  documentId: 'roles/PhotoAppUser/trust-policy',
}

describe('a link to a selection', () => {
  test('can be read by people', () => {
    expect(toFragment(selection)).toBe(
      'identity=ana&request=get-own&step=4&document=roles/PhotoAppUser/trust-policy',
    )
  })

  test('names no request when none is chosen', () => {
    expect(toFragment({ ...selection, requestId: null })).not.toContain('request')
  })

  test('leads back to every selection of a design', () => {
    for (const design of [DEFAULT_DESIGN, EVERY_SOURCE]) {
      const any = fc.record({
        identityId: fc.constantFrom(...design.identities.map(({ id }) => id)),
        requestId: fc.constantFrom(...design.requests.map(({ id }) => id)),
        step: fc.constantFrom(1, 2, 3, 4, 5, 6),
        documentId: fc.constantFrom(...documentsOf(design).map(({ id }) => id)),
      })
      fc.assert(
        fc.property(any, (chosen) => {
          const read = readFragment(`#${toFragment(chosen as Selection)}`, design)
          expect(read).toEqual({ selection: chosen, ignored: [] })
        }),
        { numRuns: 200 },
      )
    }
  })

  test('is taken as far as the design has it, and says what was left out', () => {
    expect(readFragment('#identity=zoe&request=get-own&step=9&document=roles/x', DEFAULT_DESIGN)).toEqual({
      selection: { requestId: 'get-own' },
      ignored: ['the identity “zoe”', 'the step “9”', 'the policy “roles/x”'],
    })
  })

  test.each(['', '#', '#main', '#why', '#v1.abcd', '#other=1'])('is not read into %j', (fragment) => {
    expect(readFragment(fragment, DEFAULT_DESIGN)).toBeNull()
  })

  test('any text is read without a fault', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('', 'identity=', 'step=%', 'document=%E0%A4%A&x='),
        (text, start) => {
          const read = readFragment(`#${start}${text}`, DEFAULT_DESIGN)
          expect(read === null || Array.isArray(read.ignored)).toBe(true)
        },
      ),
    )
  })
})
