import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ContextKeys, compilePolicy, createRequestContext, OPERATORS, parsePolicy } from '@/lib/iam'
import { Meter } from '@/lib/prover/budget'
import type { Formula } from '@/lib/prover/formula'
import { not } from '@/lib/prover/formula'
import { type Language, languageOf, textPattern } from '@/lib/prover/language'
import { findWord } from '@/lib/prover/marked-word'
import { conditionFormula } from '@/lib/prover/statement-formula'
import { runs } from '../../property/runs'

const KEY = 'test:key'

/** Values that mean something to each family, near each other. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  string: ['a', 'A', 'ab', 'a*', '*', '?', '', 'k', 'x:y'],
  numeric: ['1', '1.0', '2', '-1', '1e1', 'x', ''],
  date: ['2020-01-01T00:00:00Z', '2020-01-01', '1577836800', '2021-06-01T12:00:00Z', 'x'],
  bool: ['true', 'false', 'TRUE', 'x'],
  binary: ['QQ==', 'QR', 'QUI=', '!'],
  ip: ['10.0.0.1', '10.0.0.0/8', '10.0.0.0/31', '192.168.0.1', '::1', '::/64', 'x'],
  arn: [
    'arn:aws:s3:::b',
    'arn:aws:s3:::*',
    'arn:*:s3:::b',
    'arn:aws:s3:us:1:b:c',
    'arn:aws',
    '*',
    'a:b:c:d:e:f',
  ],
  null: ['true', 'false', 'x'],
}

/** Is the text in the language? Asked of the automata, which know nothing of the engine. */
function has(language: Language, text: string): boolean {
  if (language.finite) {
    // One of the representatives stands for it: the engine itself tells which are alike.
    return language.finite.holds(text) !== language.isNegated
  }
  const question = { languages: [languageOf([textPattern(text)]), language], ofSlots: [], different: null }
  return findWord(question, new Meter({ steps: 5_000 })) !== null
}

function holds(formula: Formula, values: readonly string[] | null): boolean | 'unsure' {
  switch (formula.kind) {
    case 'unsure':
      return 'unsure'
    case 'and':
    case 'or': {
      const parts = formula.parts.map((part) => holds(part, values))
      if (parts.includes('unsure')) return 'unsure'
      return formula.kind === 'and' ? !parts.includes(false) : parts.includes(true)
    }
    case 'atom': {
      const { atom } = formula
      if (atom.kind === 'absent') return values === null
      if (values === null) return false
      if (!('language' in atom)) return true
      return atom.kind === 'all'
        ? values.every((value) => has(atom.language, value))
        : values.some((value) => has(atom.language, value))
    }
  }
}

const operators = [...OPERATORS.values()].flatMap(({ name, family }) =>
  ['', 'ForAllValues:', 'ForAnyValue:'].flatMap((qualifier) =>
    ['', 'IfExists'].map((suffix) => ({ operator: `${qualifier}${name}${suffix}`, family })),
  ),
)

describe('what the prover takes a condition to mean is what the engine does', () => {
  test.each(operators)('$operator', ({ operator, family }) => {
    const given = VALUES[family] ?? []
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...given), { minLength: 1, maxLength: 2 }),
        fc.option(fc.uniqueArray(fc.constantFrom(...given, 'z'), { minLength: 1, maxLength: 3 })),
        fc.boolean(),
        (policyValues, values, isMany) => {
          const asked = values === null || isMany ? values : values.slice(0, 1)
          const text = JSON.stringify({
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Action: '*',
              Resource: '*',
              Condition: { [operator]: { [KEY]: policyValues } },
            },
          })
          const condition = compilePolicy(parsePolicy(text), 'identity', 'p').statements[0]?.conditions[0]
          if (!condition) throw new Error('no condition')
          const formula = conditionFormula(condition, {
            model: () => ({ is: 'maybe', holds: isMany ? 'many' : 'one', mayBeEmpty: true }),
            variable: () => ({ kind: 'none' }),
            caller: { principal: { kind: 'anonymous' } },
            hasOpenName: false,
            hasBoundary: false,
          })
          const stated: ContextKeys = asked === null ? {} : { [KEY]: isMany ? asked : (asked[0] as string) }
          const concrete = condition.test(createRequestContext(stated), () => {})
          const symbolic = holds(formula, asked)
          if (symbolic === 'unsure') return
          expect(symbolic ? 'yes' : 'no').toBe(concrete)
          expect(holds(not(formula), asked)).toBe(!symbolic)
        },
      ),
      runs(12),
    )
  })
})
