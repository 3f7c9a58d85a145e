import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createRequestContext } from '@/lib/iam'
import { compilePattern } from '@/lib/iam/match/pattern'
import { PATIENCE, runs } from '../property/runs'
import { fits, matchesWildcards, patternOf } from './oracle/wildcard-regexp'

vi.setConfig({ testTimeout: PATIENCE })

const few = (letters: string, maxLength: number) =>
  fc.array(fc.constantFrom(...letters), { maxLength }).map((list) => list.join(''))

function engine(
  pattern: string,
  value: string,
  rules: 'text-with-wildcards' | 'resource',
): boolean | undefined {
  return compilePattern(pattern, rules, '2012-10-17')
    .resolve(createRequestContext({}), () => {})
    ?.matches(value)
}

test('a pattern matches as its regular expression does', () => {
  fc.assert(
    fc.property(few('ab*?', 9), few('ab', 9), (pattern, value) => {
      expect(engine(pattern, value, 'text-with-wildcards')).toBe(matchesWildcards(pattern, value))
    }),
    {
      ...runs(5_000),
      examples: [
        ['*a?b*', 'aabb'],
        ['a*a', 'a'],
        ['?*?', 'a'],
        ['', ''],
      ],
    },
  )
})

test('a resource matches by the rule of the parts of an ARN', () => {
  fc.assert(
    fc.property(few('ab:*?', 12), few('ab:', 12), (pattern, value) => {
      expect(engine(pattern, value, 'resource')).toBe(matchesWildcards(pattern, value, true))
    }),
    {
      ...runs(5_000),
      examples: [
        ['a*:b', 'a::b'],
        ['a*b:', 'a:b:'],
        ['::::*a', '::::a'],
        [':::::*a', ':::::b:a'],
      ],
    },
  )
})

test('variables are filled in as the rival does', () => {
  const piece = fc.constantFrom(
    ...['a', 'b', ':', '*', '?', '/', '$', '{', '}', '${k}', '${K}', "${k, 'a'}", '${aws:PrincipalTag/t}'],
    ...[
      "${aws:RequestTag/t, 'b'}",
      '${*}',
      '${?}',
      '${$}',
      '${}',
      '${ k }',
      '${a b}',
      "${aws:RequestTag/t, '*'}",
      "${k, '*'}",
    ],
  )
  const source = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
  const value = fc.option(few('ab*', 3), { nil: undefined })
  fc.assert(
    fc.property(
      source,
      fc.record({ k: value, 'aws:PrincipalTag/t': value, 'aws:RequestTag/t': value }),
      few('ab:*/', 6),
      fc.constantFrom('text', 'text-with-wildcards', 'resource'),
      (text, context, asked, rules) => {
        const pattern = compilePattern(text, rules, '2012-10-17')
        const expected = patternOf(
          text,
          { wildcards: rules !== 'text', isArn: rules === 'resource', variables: 'filled' },
          (key) => Object.entries(context).find(([name]) => name.toLowerCase() === key)?.[1] ?? null,
        )
        expect(pattern.malformed !== null).toBe(expected === 'malformed')
        if (expected === 'malformed') return
        const resolved = pattern.resolve(createRequestContext(context), () => {})
        expect(resolved === null).toBe(expected === 'missing')
        if (typeof expected === 'string') return
        expect(resolved?.matches(asked)).toBe(fits(expected, asked, rules === 'resource'))
      },
    ),
    runs(10_000),
  )
})
