import { describe, expect, test } from 'vitest'
import { combine, type LayerOutcome, type Trilean } from '@/lib/iam'

const answers: readonly Trilean[] = ['yes', 'no', 'unknown']
const kinds = ['identity', 'boundary', 'session'] as const

function layersOf(count: number): LayerOutcome[][] {
  if (count === 0) return [[]]
  return layersOf(count - 1).flatMap((layers) =>
    answers.flatMap((allow) =>
      answers.map((deny) => [...layers, { kind: kinds[count - 1] ?? 'identity', allow, deny }]),
    ),
  )
}

/** Every way in which what is unknown could turn out, decided by the two-valued rule. */
function possibleDecisions(layers: readonly LayerOutcome[]): Set<'allow' | 'implicit' | 'explicit'> {
  const worlds = layers.reduce<{ allow: boolean; deny: boolean }[][]>(
    (before, { allow, deny }) =>
      before.flatMap((world) =>
        settle(allow).flatMap((a) => settle(deny).map((d) => [...world, { allow: a, deny: d }])),
      ),
    [[]],
  )
  return new Set(
    worlds.map((world) => {
      if (world.some(({ deny }) => deny)) return 'explicit'
      return world.length > 0 && world.every(({ allow }) => allow) ? 'allow' : 'implicit'
    }),
  )
}

const settle = (answer: Trilean) => (answer === 'unknown' ? [true, false] : [answer === 'yes'])

describe.each([0, 1, 2, 3])('with %i layers', (count) => {
  const all = layersOf(count)

  test('a decision is given only when every way in which the unknown could turn out agrees', () => {
    for (const layers of all) {
      const possible = possibleDecisions(layers)
      const { kind } = combine(layers)
      if (kind === 'allow') expect([...possible]).toEqual(['allow'])
      if (kind === 'explicit-deny') expect([...possible]).toEqual(['explicit'])
      if (kind === 'implicit-deny') expect([...possible]).toEqual(['implicit'])
      if (kind === 'undetermined') expect(possible.size).toBeGreaterThan(1)
    }
  })

  test('the order of layers does not matter', () => {
    for (const layers of all) {
      expect(combine([...layers].reverse()).kind).toBe(combine(layers).kind)
    }
  })

  test('a denial names a layer that denies, and what is unclear one that is unclear', () => {
    for (const layers of all) {
      const { kind, layer } = combine(layers)
      const named = layers.find((candidate) => candidate.kind === layer)
      if (kind === 'allow') expect(layer).toBeNull()
      if (kind === 'explicit-deny') expect(named?.deny).toBe('yes')
      if (kind === 'undetermined') expect([named?.deny, named?.allow]).toContain('unknown')
      if (kind === 'implicit-deny' && count > 0) expect(named?.allow).toBe('no')
    }
  })

  test('one more layer never makes an allow out of a denial', () => {
    if (count === 3) return
    for (const layers of all) {
      if (combine(layers).kind === 'allow' || layers.length === 0) continue
      for (const allow of answers) {
        for (const deny of answers) {
          expect(combine([...layers, { kind: 'session', allow, deny }]).kind).not.toBe('allow')
        }
      }
    }
  })
})

test('without any layer nothing is allowed', () => {
  expect(combine([])).toEqual({ kind: 'implicit-deny', layer: 'identity' })
})
