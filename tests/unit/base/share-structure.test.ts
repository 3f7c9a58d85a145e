import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareStructure } from '@/lib/base/share-structure'

describe('shareStructure', () => {
  test('says what the next value says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (previous, next) => {
        expect(shareStructure(previous, next)).toEqual(next)
      }),
    )
  })

  test('gives the previous value when a copy of it comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(shareStructure(value, structuredClone(value))).toBe(value)
      }),
    )
  })

  test('keeps the parts that an edit leaves alone', () => {
    const before = { kept: { deep: [1, 2] }, edited: { text: 'a' } }
    const after = shareStructure(before, { kept: { deep: [1, 2] }, edited: { text: 'b' } })
    expect(after).toEqual({ kept: { deep: [1, 2] }, edited: { text: 'b' } })
    expect(after.kept).toBe(before.kept)
  })

  test('recognises an item by its id when it has moved', () => {
    const before = [
      { id: 'a', says: ['x'] },
      { id: 'b', says: ['y'] },
    ]
    const after = shareStructure(before, [
      { id: 'b', says: ['y'] },
      { id: 'a', says: ['x'] },
    ])
    expect(after[0]).toBe(before[1])
    expect(after[1]).toBe(before[0])
  })

  test('takes another order of names for another value', () => {
    const before = { a: 1, b: 2 }
    expect(Object.keys(shareStructure(before, { b: 2, a: 1 }))).toEqual(['b', 'a'])
  })

  test('takes names of every object for nobody’s own', () => {
    const next = JSON.parse('{"__proto__": {"a": 1}, "constructor": {"b": 2}}')
    const shared = shareStructure({}, next)
    expect(JSON.stringify(shared)).toBe('{"__proto__":{"a":1},"constructor":{"b":2}}')
  })
})
