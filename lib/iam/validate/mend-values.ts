import type { Located, SourceRange } from '@/lib/base/source-range'
import type { ListElement, PolicyDocument, Statement } from '../ast'
import type { Fix } from '../diagnostics/types'
import { insertMember, remove, replaceBy } from './mend'

/** Puts another text in place of a JSON string. */
export function rewrite(title: string, range: SourceRange, text: string): Fix {
  return replaceBy(title, range, JSON.stringify(text))
}

/** Puts several texts in place of one of an element's values, as a list where it stood alone. */
export function rewriteAsSeveral(
  title: string,
  element: ListElement<string>,
  value: Located<string>,
  texts: readonly string[],
): Fix {
  const items = texts.map((text) => JSON.stringify(text)).join(', ')
  const standsAlone = element.range.end === value.range.end
  return replaceBy(title, value.range, standsAlone && texts.length > 1 ? `[${items}]` : items)
}

/** Takes one of several values out of its list. */
export function removeValue(title: string, text: string, value: Located<string>): Fix {
  return remove(title, text, value.range)
}

/** States the version in which variables work. */
export function setVersion(document: PolicyDocument, text: string): Fix {
  const title = 'Set Version to 2012-10-17'
  if (document.version !== null) return rewrite(title, document.version.range, '2012-10-17')
  return insertMember(title, text, document.range, '"Version": "2012-10-17"')
}

/** Another operator's name; undefined when the block has that operator already, since no name may stand twice. */
export function renameOperator(
  statement: Statement,
  operator: Located<string>,
  name: string,
): Fix | undefined {
  const tests = statement.condition?.tests ?? []
  const isTaken = tests.length > MOST_TESTS || tests.some((test) => test.operator.value === name)
  return isTaken ? undefined : rewrite(`Write ${name}`, operator.range, name)
}

/** Is this the only key under its operator? */
export function isOnlyKey(statement: Statement, operator: Located<string>): boolean {
  const tests = statement.condition?.tests ?? []
  if (tests.length > MOST_TESTS) return false
  return tests.filter((test) => test.operator.range.start === operator.range.start).length === 1
}

/** Nobody mends larger conditions by hand, and each finding would walk over all of them. */
export const MOST_TESTS = 100

/**
 * Where a piece of a value stands in the source: exact when no escape stands before its end, else the whole
 * value.
 */
export function placeIn(text: string, value: Located<string>, from: number, length: number): SourceRange {
  const start = value.range.start + 1
  const before = value.value.slice(0, from + length)
  const isPlain = text[value.range.start] === '"' && !before.includes('\\') && text.startsWith(before, start)
  return isPlain ? { start: start + from, end: start + from + length } : value.range
}

/** The name of an element, `"NotAction"`. */
export function nameOf(text: string, element: ListElement<string>): SourceRange {
  const end = element.range.start + element.name.length + 2
  return text.slice(element.range.start, end) === `"${element.name}"`
    ? { start: element.range.start, end }
    : element.range
}
