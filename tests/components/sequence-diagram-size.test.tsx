import { expect, test } from 'vitest'
import { estimateSize } from '@/components/sequence-diagram/estimate-size'

const two = 'sequenceDiagram\n  participant A as App\n  participant B as Pool\n'

test('each participant takes a column', () => {
  const { width } = estimateSize(two)
  expect(estimateSize(`${two}  participant C as STS\n`).width).toBe(width + 200)
})

test('each message takes room below the one before, a long one more', () => {
  const heights = ['', '  A->>B: ask\n', '  A->>B: ask\n  B--xA: refuse\n'].map(
    (more) => estimateSize(two + more).height,
  )
  expect(heights[0]).toBeLessThan(heights[1]!)
  expect(heights[2]! - heights[1]!).toBe(heights[1]! - heights[0]!)
  expect(estimateSize(`${two}  A->>B: ${'long words '.repeat(8)}\n`).height).toBeGreaterThan(heights[1]!)
})

test('a text that is no diagram still has a size', () => {
  expect(estimateSize('').width).toBeGreaterThan(0)
  expect(estimateSize('nonsense').height).toBeGreaterThan(0)
})
