import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withExpectation, withPlaceOf } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'
import { toMatrix } from '@/lib/views'

const OF_ANA = { identity: 'ana', request: 'get-own' } as const

describe('what is expected of a cell', () => {
  test('is one thing at a time, and expecting it again changes nothing', () => {
    const allowed = withExpectation(DEFAULT_DESIGN, 'ana', 'get-own', { decision: 'allow' })
    expect(withExpectation(allowed, 'ana', 'get-own', { decision: 'allow' })).toBe(allowed)
    const denied = withExpectation(allowed, 'ana', 'get-own', { decision: 'deny', step: 4 })
    expect(denied.expectations).toEqual([{ ...OF_ANA, decision: 'deny', step: 4 }])
    expect(withExpectation(denied, 'ana', 'get-own', null).expectations).toEqual([])
    expect(withExpectation(denied, 'ben', 'get-own', null)).toBe(denied)
  })

  test('stands in the cell, met or not, with the step where that is what differs', async () => {
    const cellWith = async (decision: 'allow' | 'deny', request: string, step?: number) => {
      const design = withExpectation(DEFAULT_DESIGN, 'ana', request, {
        decision,
        ...(step === undefined ? {} : { step }),
      })
      const row = toMatrix(design, await simulate(design)).rows.find(({ requestId }) => requestId === request)
      return row?.cells[0]
    }
    expect(await cellWith('allow', 'get-own')).toMatchObject({
      expected: { words: 'allow', isMet: true },
      label: 'Ana, Get own object: Allow, as expected',
    })
    expect(await cellWith('allow', 'get-other')).toMatchObject({
      expected: { words: 'allow', isMet: false },
      label: "Ana, Get another's object: Deny, expected allow, not met",
    })
    expect(await cellWith('deny', 'get-other', 4)).toMatchObject({
      expected: { words: 'deny at step 4', isMet: false },
    })
    expect(await cellWith('deny', 'get-other', 6)).toMatchObject({ expected: { isMet: true } })
  })
})

describe('moving a request or an identity', () => {
  const ids = DEFAULT_DESIGN.requests.map(({ id }) => id)

  test('puts it in the place of the other, and loses nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.constantFrom(...ids), (id, placeOf) => {
        const moved = withPlaceOf(DEFAULT_DESIGN, 'requests', id, placeOf).requests.map((one) => one.id)
        expect(moved.indexOf(id)).toBe(ids.indexOf(placeOf))
        expect(moved.filter((one) => one !== id)).toEqual(ids.filter((one) => one !== id))
      }),
    )
  })

  test('changes nothing when there is nothing to move', () => {
    expect(withPlaceOf(DEFAULT_DESIGN, 'identities', 'ana', 'nobody')).toBe(DEFAULT_DESIGN)
    expect(withPlaceOf(DEFAULT_DESIGN, 'requests', 'scan', 'scan')).toBe(DEFAULT_DESIGN)
    expect(withPlaceOf(DEFAULT_DESIGN, 'identities', 'guest', 'ana').identities.map(({ id }) => id)).toEqual([
      'guest',
      'ana',
      'ben',
    ])
  })
})
