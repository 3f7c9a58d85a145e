import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { lineAndColumn } from '@/lib/base/source-range'
import { runCli } from '@/lib/cli/run'
import { decodeDesign, encodeDesign } from '@/lib/design'
import {
  authorize,
  compilePolicy,
  explain,
  explanationToText,
  type PolicyKind,
  parseJson,
  parsePolicy,
  validatePolicy,
  WORDINGS,
} from '@/lib/iam'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { toRequest } from '../differential/run-engine'
import { policyText } from './arbitraries/designs'
import { sessionRequest, trustRequest } from './arbitraries/policies'
import { PATIENCE, runs } from './runs'

vi.setConfig({ testTimeout: PATIENCE })

const kinds: readonly PolicyKind[] = [
  'identity',
  'trust',
  'resource',
  'session',
  'boundary',
  'scp',
  'rcp',
  'endpoint',
]
const [session] = fc.sample(sessionRequest, { numRuns: 1, seed: 1 })
const [federated] = fc.sample(trustRequest, { numRuns: 1, seed: 1 })

/** All that may become of a text; throws where a promise of the library is broken. */
function useUp(text: string): void {
  const parsed = parsePolicy(text)
  expect(parsed.document === null).toBe(parsed.errors.length > 0)
  for (const kind of kinds) {
    for (const { code, range, message, fix } of validatePolicy(parsed, kind)) {
      // A fix of what is JSON leaves JSON.
      if (fix && parsed.document !== null) {
        const { start, end } = fix.range
        expect(parseJson(text.slice(0, start) + fix.replacement + text.slice(end)).errors).toEqual([])
      }
      expect(WORDINGS).toHaveProperty(code)
      expect(message).not.toBe('')
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.end).toBeGreaterThanOrEqual(range.start)
      expect(range.end).toBeLessThanOrEqual(text.length)
    }
    const policy = compilePolicy(parsed, kind, 'p')
    const policies = kind === 'trust' ? { identity: null, trust: policy } : { identity: [policy] }
    const request = toRequest(
      (kind === 'trust' ? federated : session) ?? { principal: '*', action: '', resource: '', context: {} },
    )
    const decision = authorize(policies, request)
    const explanation = explain(policies, request)
    expect(explanation.decision.kind).toBe(decision.kind)
    expect(explanationToText(explanation)).not.toBe('')
  }
}

describe('no text makes the library throw', () => {
  test('texts of a policy language, sound or not', () => {
    fc.assert(fc.property(policyText, useUp), runs(500))
  })

  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), useUp), runs(200))
  })

  test('texts of the characters that JSON is made of', () => {
    const piece = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ':',
        ',',
        '"',
        '\\',
        '/',
        '*',
        '//',
        '/*',
        '*/',
        '\n',
        '\r',
        ' ',
        '1',
        '-',
        '1e',
        'true',
      ],
      ...[
        'nul',
        '"a"',
        '"Statement"',
        '"Effect"',
        '"Allow"',
        '"Action"',
        '"__proto__"',
        '\u2028',
        '\ud800',
        '\ufeff',
      ],
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')),
        useUp,
      ),
      runs(500),
    )
  })

  test('any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        useUp(text)
        useUp(`{"Version": "2012-10-17", "Statement": ${text}}`)
        useUp(
          `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ${text}, "Resource": ${text}, "Principal": ${text}, "Condition": ${text}}]}`,
        )
      }),
      runs(120),
    )
  })

  test('what is JSON is read as JSON reads it, and nothing else is', () => {
    const text = fc.oneof(fc.json(), policyText, fc.string({ maxLength: 8 }))
    fc.assert(
      fc.property(text, (source) => {
        let isJson = true
        try {
          JSON.parse(source)
        } catch {
          isJson = false
        }
        const { root, errors } = parseJson(source)
        expect(errors.length === 0 && root !== null).toBe(isJson)
      }),
      runs(1_500),
    )
  })

  const deep = 100_000
  test.each<[string, string]>([
    ['lists', '['.repeat(deep)],
    ['closed lists', `${'['.repeat(deep)}${']'.repeat(deep)}`],
    ['objects', '{"a":'.repeat(deep)],
    ['both', '[{"a":'.repeat(deep)],
    ['lists after a line end inside a text', `["\r,${'['.repeat(deep)}`],
    ['lists after a comment with a quote', `[/*"*/${'['.repeat(deep)}`],
    ['lists after a line comment with a quote', `[//"\r${'['.repeat(deep)}`],
    ['lists after an escaped line end', `["\\\n",${'['.repeat(deep)}`],
    ['objects in place of names', '{{'.repeat(deep)],
    ['lists in place of names', '{['.repeat(deep)],
    ['conditions', `{"Version":"2012-10-17","Statement":{"Condition":${'{"a":'.repeat(deep)}`],
  ])('nesting without end: %s', (_what, text) => {
    useUp(text)
    expect(decodeDesign(text).ok).toBe(false)
  })

  const long = 5_000_000
  test.each<[string, string]>([
    ['one text', `{"Id": "${'x'.repeat(long)}"}`],
    ['blanks', ' '.repeat(long)],
    [
      'a resource',
      `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${'*a'.repeat(long / 4)}"}}`,
    ],
    [
      'open variables',
      `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"${'${ '.repeat(long / 8)}"}}`,
    ],
    [
      'blank variables',
      `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"${`\${${' '.repeat(500)}'}`.repeat(2_000)}"}}`,
    ],
    ['an open text', `{"Id": "${'\\'.repeat(long)}`],
    ['mistakes', `[${'1 '.repeat(long / 20)}`],
    [
      'statements',
      `{"Version":"2012-10-17","Statement":[${Array(20_000).fill('{"Effect":"Allow","Action":"s3:*","Resource":"*"}').join()}]}`,
    ],
    [
      'statements of a trust policy',
      `{"Version":"2012-10-17","Statement":[${Array(20_000).fill('{"Sid":"a-b","Effect":"Allow","Principal":{"AWS":"1"},"Action":"sts:AssumeRole","Condition":{"StringLike":{"aws:RequestTag/a":"b"}}}').join()}]}`,
    ],
    [
      'principals',
      `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":[${Array(300_000).fill('"ana"').join()}]}}}`,
    ],
    [
      'keys of another provider',
      `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Condition":{"StringEquals":{${Array.from({ length: 50_000 }, (_, index) => `"cognito-identity.amazon.com:x${index}":"y"`).join()}}}}}`,
    ],
    ['names that stand twice', `{${Array(100_000).fill('"a":1').join()}}`],
  ])('five megabytes: %s', (_what, text) => {
    const parsed = parsePolicy(text)
    validatePolicy(parsed, 'identity')
    validatePolicy(parsed, 'trust')
    const request = toRequest(session ?? { principal: '*', action: '', resource: '', context: {} })
    const policies = { identity: [compilePolicy(parsed, 'identity', 'p')] }
    authorize(policies, request)
    lineAndColumn(text, text.length)
  })
})

describe('no text makes a design of what is none', () => {
  const good = encodeDesign(DEFAULT_DESIGN)
  const settled = (text: string) => {
    const decoded = decodeDesign(text)
    if (decoded.ok) return
    expect(decoded.error.length).toBeGreaterThan(0)
    for (const { range, line, column, message } of decoded.error) {
      expect(message).not.toBe('')
      expect(line).toBeGreaterThan(0)
      expect(column).toBeGreaterThan(0)
      expect(range.end).toBeLessThanOrEqual(text.length)
    }
  }
  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), settled), runs(300))
  })
  test('any JSON', () => {
    fc.assert(fc.property(fc.json(), settled), runs(300))
  })
  test('a design with any JSON in place of one of its parts', () => {
    const name = fc.constantFrom(...Object.keys(DEFAULT_DESIGN))
    fc.assert(
      fc.property(name, fc.json(), (part, value) => {
        settled(JSON.stringify({ ...DEFAULT_DESIGN, [part]: JSON.parse(value) }))
      }),
      runs(300),
    )
  })
  test('a design with a piece cut out', () => {
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(40), (at, length) => {
        settled(good.slice(0, at) + good.slice(at + length))
      }),
      runs(60),
    )
  })
})

test('no arguments and no files make the program throw', async () => {
  const word = fc.constantFrom(
    'simulate',
    'check',
    'validate',
    'evaluate',
    '--json',
    '--kind',
    'trust',
    'identity',
    'a',
    '-',
    '',
    '\n',
    '--x',
  )
  const text = fc.oneof(fc.constantFrom(null, encodeDesign(DEFAULT_DESIGN)), policyText, fc.string())
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 5 }), text, async (args, content) => {
      const { stderr, exitCode } = await runCli({
        args,
        readText: () => {
          if (content === null) throw new Error('gone')
          return content
        },
        async *readLines() {
          if (content === null) throw new Error('gone')
          yield* content.split('\n')
        },
        writeFile: () => {},
        write: async () => {},
      })
      expect([0, 1, 2]).toContain(exitCode)
      expect(stderr === '').toBe(exitCode !== 2)
      expect(stderr.split('\n').length).toBeLessThanOrEqual(2)
    }),
    runs(150),
  )
})
