import { describe, expect, test } from 'vitest'
import { type Design, decodeDesign, encodeDesign } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'

const text = encodeDesign(DEFAULT_DESIGN)

function problemsOf(source: string): string[] {
  const decoded = decodeDesign(source)
  if (decoded.ok) return []
  return decoded.error.map(
    ({ line, column, path, message }) => `${line}:${column}: ${path ? `${path}: ` : ''}${message}`,
  )
}

/** The default design with one thing changed, as text. */
function changed(change: (design: Record<string, never> & Design) => void): string {
  const copy = structuredClone(DEFAULT_DESIGN)
  change(copy as Record<string, never> & Design)
  return encodeDesign(copy)
}

/** The line and column at which a piece of a text begins. */
function placeOf(source: string, piece: string): string {
  const before = source.slice(0, source.indexOf(piece))
  const lines = before.split('\n')
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`
}

test('the default design is a design', () => {
  expect(decodeDesign(text)).toEqual({ ok: true, value: DEFAULT_DESIGN })
})

test('what is written is read back', () => {
  const decoded = decodeDesign(text)
  expect(decoded.ok && encodeDesign(decoded.value)).toBe(text)
})

test('what may be left out is filled in', () => {
  const copy = JSON.parse(text)
  delete copy.expectations
  for (const role of copy.roles) delete role.path
  const decoded = decodeDesign(JSON.stringify(copy))
  expect(decoded.ok && decoded.value.expectations).toEqual([])
  expect(decoded.ok && decoded.value.roles.map((role) => role.path)).toEqual(['/', '/'])
})

describe('problems have their place', () => {
  test('an empty text', () => {
    expect(problemsOf('')).toEqual(['1:1: the text is empty'])
  })

  test('a text that is not JSON', () => {
    expect(problemsOf('{\n  "version": 1,\n}')).toEqual([
      '2:15: no comma may stand before the closing bracket',
    ])
  })

  test('a value of the wrong shape', () => {
    const source = text.replace('"account": "123456789012"', '"account": "12"')
    expect(problemsOf(source)).toEqual([`${placeOf(source, '"12"')}: account: must be 12 digits`])
  })

  test('several at once', () => {
    const source = text
      .replace('"account": "123456789012"', '"account": "12"')
      .replace('"region": "us-east-1"', '"region": "here"')
    expect(problemsOf(source)).toHaveLength(2)
  })

  test('a field that no design has', () => {
    const source = text.replace('"account"', '"colour": "red",\n  "account"')
    const [problem] = problemsOf(source)
    expect(problem).toContain(placeOf(source, '"red"'))
    expect(problem).toContain('colour')
  })

  test('a newer version', () => {
    const source = text.replace('"version": 2', '"version": 3')
    expect(problemsOf(source)[0]).toContain(`${placeOf(source, '3,')}: version`)
  })

  test('lines that end in \\r\\n', () => {
    const source = text.replace('"account": "123456789012"', '"account": "12"').replaceAll('\n', '\r\n')
    expect(problemsOf(source)[0]).toMatch(/^\d+:14: account: must be 12 digits$/)
    expect(problemsOf(source)[0]).toBe(problemsOf(source.replaceAll('\r\n', '\n'))[0])
  })
})

test('thousands of problems each have their place, and the text is not read once for each', () => {
  const [ana] = DEFAULT_DESIGN.identities
  const text = encodeDesign({
    ...DEFAULT_DESIGN,
    identities: Array.from({ length: 5_000 }, () => ana as never),
  })
  const decoded = decodeDesign(text)
  const problems = decoded.ok ? [] : decoded.error
  expect(problems.length).toBeGreaterThanOrEqual(4_999)
  expect(new Set(problems.map(({ line }) => line)).size).toBeGreaterThanOrEqual(4_999)
})

describe('references', () => {
  test.each<[string, (design: { -readonly [K in keyof Design]: Design[K] }) => void, string]>([
    [
      'a user pool that is not there',
      (design) => {
        design.providers = []
      },
      'there is no user pool',
    ],
    [
      'two roles of one name',
      (design) => {
        design.roles = [...design.roles, design.roles[0]!]
      },
      'is used twice',
    ],
    [
      'two identities of one id',
      (design) => {
        design.identities = [...design.identities, design.identities[0]!]
      },
      'is used twice',
    ],
    [
      'two requests of one id',
      (design) => {
        design.requests = [...design.requests, design.requests[0]!]
      },
      'is used twice',
    ],
    [
      'an expectation about nobody',
      (design) => {
        design.expectations = [{ identity: 'eve', request: 'get-own', decision: 'deny' }]
      },
      'there is no identity `eve`',
    ],
    [
      'an expectation about nothing',
      (design) => {
        design.expectations = [{ identity: 'ana', request: 'fly', decision: 'deny' }]
      },
      'there is no request `fly`',
    ],
    [
      'a time that is none',
      (design) => {
        design.now = '2026-03-02T09:00:00+00'
      },
      'is not a time',
    ],
  ])('%s', (_what, change, expected) => {
    expect(problemsOf(changed(change)).join()).toContain(expected)
  })
})

test.each(['__proto__', 'constructor', 'prototype'])('the name %s is refused, not lost', (name) => {
  const source = text.replace('"displayName": "Ana"', `"displayName": "Ana", "${name}": "x"`)
  expect(problemsOf(source)).toEqual([`${placeOf(source, `"${name}"`)}: \`${name}\` cannot be a name here`])
})

test.each(['null', '[]', '1', '"text"', '{}', '{"version":1}', '[[[['])('%s is no design', (source) => {
  expect(problemsOf(source).length).toBeGreaterThan(0)
})
