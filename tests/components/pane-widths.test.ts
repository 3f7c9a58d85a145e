import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineValues, moveLine, NARROWEST, panesOf } from '@/components/panes/pane-widths'

const rows = fc.array(fc.integer({ min: 100, max: 1_200 }), { minLength: 2, maxLength: 3 })

describe('moving the line between two panes', () => {
  test('keeps the whole width, touches only these two, and makes none too narrow', () => {
    fc.assert(
      fc.property(rows, fc.nat(1), fc.integer({ min: -3_000, max: 3_000 }), (widths, at, by) => {
        const left = Math.min(at, widths.length - 2)
        const moved = moveLine(widths, left, by)
        const sum = (list: readonly number[]) => list.reduce((total, width) => total + width, 0)
        expect(sum(moved)).toBe(sum(widths))
        moved.forEach((width, index) => {
          if (index !== left && index !== left + 1) expect(width).toBe(widths[index])
          else expect(width).toBeGreaterThanOrEqual(Math.min(NARROWEST, ...widths.slice(left, left + 2)))
        })
      }),
    )
  })

  test('moves as far as it is asked where there is room', () => {
    expect(moveLine([400, 400, 600], 1, 50)).toEqual([400, 450, 550])
    expect(moveLine([400, 400], 0, -1_000)).toEqual([260, 540])
  })

  test('its value stays between its bounds', () => {
    fc.assert(
      fc.property(rows, (widths) => {
        const { min, now, max } = lineValues(moveLine(widths, 0, 0), 0)
        expect(min).toBeLessThanOrEqual(max)
        expect(now).toBeGreaterThanOrEqual(0)
        expect(now).toBeLessThanOrEqual(100)
      }),
    )
    expect(lineValues([500, 500], 0)).toEqual({ now: 50, min: 26, max: 74 })
  })

  test('names three panes on a wide page, else two', () => {
    expect(panesOf(3)).toEqual(['matrix', 'why', 'design'])
    expect(panesOf(2)).toEqual(['left', 'right'])
  })
})
