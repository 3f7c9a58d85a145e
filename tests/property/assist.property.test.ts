import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { type AssistWorld, completionsAt, formatJson, hoverAt, variablesIn, worldOf } from '@/lib/assist'
import { applyEdits } from '@/lib/base/text-edit'
import { type PolicyKind, parseJson, parsePolicy, validatePolicy } from '@/lib/iam'
import { EVERY_SOURCE } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'
import { policyText } from './arbitraries/designs'
import { identityDocument, trustDocument } from './arbitraries/policies'
import { PATIENCE, runs } from './runs'

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE })

let world: AssistWorld
beforeAll(async () => {
  world = worldOf(EVERY_SOURCE, await simulate(EVERY_SOURCE), EVERY_SOURCE.identities[0]?.id ?? '')
})

const kind = fc.constantFrom<PolicyKind>('identity', 'trust', 'resource', 'scp', 'rcp', 'boundary')
const document = fc.oneof(identityDocument, trustDocument).map((value) => JSON.stringify(value, null, 2))

/** Texts of every state of writing: whole, cut off, with a piece put in or taken out. */
const text = fc.oneof(
  policyText,
  document,
  fc.tuple(document, fc.nat()).map(([whole, at]) => whole.slice(0, at % (whole.length + 1))),
  fc
    .tuple(
      document,
      fc.nat(),
      fc.nat(30),
      fc.constantFrom('', '"', '${', 'a', '\\', '{', ']', ',', '\n', ':'),
    )
    .map(([whole, at, length, put]) => {
      const start = at % (whole.length + 1)
      return whole.slice(0, start) + put + whole.slice(start + length)
    }),
)

test('whatever is written, proposals stay within the line that is written on', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: -2, max: 4000 }), kind, (written, offset, policyKind) => {
      const caret = Math.max(0, Math.min(offset, written.length))
      for (const { range, insert, caret: after = 0, label } of completionsAt(
        written,
        offset,
        policyKind,
        world,
      )) {
        expect(label).not.toBe('')
        expect(range.start).toBeLessThanOrEqual(caret)
        expect(range.end).toBeGreaterThanOrEqual(caret)
        expect(range.end).toBeLessThanOrEqual(written.length)
        expect(written.slice(range.start, range.end)).not.toMatch(/[\r\n]/)
        expect(after).toBeLessThanOrEqual(insert.length)
      }
    }),
    runs(400),
  )
})

test('hovering never fails and speaks of what is under the pointer', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: -2, max: 4000 }), kind, (written, offset, policyKind) => {
      const found = hoverAt(written, offset, policyKind, world)
      if (found === null) return
      expect(found.range.start).toBeLessThanOrEqual(offset)
      expect(found.range.end).toBeGreaterThan(offset)
      expect(found.lines.join('')).not.toBe('')
    }),
    runs(400),
  )
})

test('every variable that is found is one, at its place', () => {
  fc.assert(
    fc.property(text, (written) => {
      for (const { range } of variablesIn(written, world.session ?? { identityName: '', context: {} })) {
        expect(written.slice(range.start, range.end)).toMatch(/^\$\{[^}]*\}$/)
      }
    }),
    runs(300),
  )
})

test('formatting changes blanks alone, once, and leaves what is not JSON as it is', () => {
  fc.assert(
    fc.property(text, (written) => {
      const formatted = formatJson(written)
      expect(formatJson(formatted)).toBe(formatted)
      const { root, errors } = parseJson(written)
      if (root === null || errors.length > 0) expect(formatted).toBe(written)
      else expect(JSON.parse(formatted)).toEqual(JSON.parse(written))
    }),
    runs(300),
  )
})

test('a fix that is made takes its finding away', () => {
  fc.assert(
    fc.property(document, kind, (written, policyKind) => {
      const before = validatePolicy(parsePolicy(written), policyKind)
      // One that stands in for another of its kind, which is only told once it is gone, has a message or a fix of its own.
      const count = (findings: typeof before, code: string, message: string, title: string) =>
        findings.filter(
          (finding) => finding.code === code && finding.message === message && finding.fix?.title === title,
        ).length
      for (const { code, message, fix } of before) {
        if (!fix) continue
        const after = validatePolicy(parsePolicy(applyEdits(written, [fix])), policyKind)
        expect(count(after, code, message, fix.title), `${code}: ${fix.title}\n${written}`).toBeLessThan(
          count(before, code, message, fix.title),
        )
      }
    }),
    runs(150),
  )
})
