import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDrafts, offsetWithLineFeeds, withLineFeeds } from '@/components/policy-editor/drafts'
import { toLines, toMarkers } from '@/components/policy-editor/monaco/to-markers'
import { moveOffset, textChange } from '@/components/policy-editor/text-change'

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 })

test('the change between two texts turns one into the other', () => {
  fc.assert(
    fc.property(letters, letters, (before, after) => {
      const { start, end, inserted } = textChange(before, after)
      expect(before.slice(0, start) + inserted + before.slice(end)).toBe(after)
    }),
  )
})

test('a moved caret stays inside the new text', () => {
  fc.assert(
    fc.property(letters, letters, fc.nat(12), (before, after, offset) => {
      const moved = moveOffset(Math.min(offset, before.length), textChange(before, after))
      expect(moved).toBeGreaterThanOrEqual(0)
      expect(moved).toBeLessThanOrEqual(after.length)
    }),
  )
})

test('offsets count one character a line end, however lines end', () => {
  expect(withLineFeeds('a\r\nb\rc\n')).toBe('a\nb\nc\n')
  expect(offsetWithLineFeeds('a\r\nb\r\nc', 6)).toBe(4)
})

test('what was typed is shown however late the app echoes it', () => {
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 6 }), (typed) => {
      const drafts = createDrafts()
      drafts.receive('id', 'first')
      for (const text of typed) drafts.type('id', text)
      // The app skips to the newest text or passes through some of the older ones: never out of order.
      const last = typed.at(-1)!
      for (const text of typed.filter((each, index) => typed.indexOf(each) === index && each !== last)) {
        expect(drafts.receive('id', text)).toBe(last)
      }
      expect(drafts.receive('id', last)).toBe(last)
    }),
  )
})

test('a text from elsewhere is shown, also when it was typed and echoed long ago', () => {
  const drafts = createDrafts()
  expect(drafts.receive('id', 'a')).toBe('a')
  drafts.type('id', 'ab')
  expect(drafts.receive('id', 'ab')).toBe('ab')
  expect(drafts.receive('id', 'a')).toBe('a')
  expect(drafts.receive('id', 'ab')).toBe('ab')
})

test('a document keeps its draft while another one is edited', () => {
  const drafts = createDrafts()
  drafts.receive('one', '1')
  drafts.type('one', '1x')
  expect(drafts.receive('two', '2')).toBe('2')
  expect(drafts.receive('one', '1')).toBe('1x')
})

test('a finding becomes a marker with its code, its help, what AWS says and its place', () => {
  const text = '{\r\n  "Effect": "Allowed"\r\n}'
  const start = text.indexOf('"Allowed"')
  const range = { start, end: start + 9 }
  expect(
    toMarkers(text, [
      {
        code: 'effect-unknown',
        severity: 'warning',
        message: 'unknown',
        help: 'Use Allow.',
        refusal: 'MalformedPolicy: Invalid effect: Allowed',
        range,
      },
    ]),
  ).toEqual([
    {
      code: 'effect-unknown',
      severity: 4,
      message: 'unknown\nUse Allow.\nAWS says: MalformedPolicy: Invalid effect: Allowed',
      startLineNumber: 2,
      startColumn: 13,
      endLineNumber: 2,
      endColumn: 22,
    },
  ])
})

test('a range marks the lines that it touches, and no line behind its end', () => {
  const text = 'a\nbb\nc\n'
  expect(toLines(text, { start: 2, end: 4 })).toEqual({ first: 2, last: 2 })
  expect(toLines(text, { start: 2, end: 5 })).toEqual({ first: 2, last: 2 })
  expect(toLines(text, { start: 0, end: 7 })).toEqual({ first: 1, last: 3 })
  expect(toLines(text, { start: 3, end: 3 })).toEqual({ first: 2, last: 2 })
})
