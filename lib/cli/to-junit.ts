import type { IsolationCell } from '@/lib/prover'
import type { ExpectationVerdict } from '@/lib/simulation'
import { cellToLine, isBad, questionOf } from './prove-design'

/** What one design states, as it turned out. */
export interface CheckedDesign {
  readonly path: string
  readonly expectations: readonly ExpectationVerdict[]
  /** What it states about isolation; left out where it states nothing. */
  readonly isolation?: readonly IsolationCell[]
}

interface TestCase {
  readonly name: string
  /** Why it failed; null when it passed. */
  readonly failure: string | null
}

/**
 * A report of expectations as build servers read it: a suite for each design, a test for each expectation and for each
 * answer of the prover.
 *
 * @see https://github.com/testmoapp/junitxml
 * @example
 * toJunit([{ path: 'design.json', expectations: [] }]).includes('tests="0"') // true
 */
export function toJunit(designs: readonly CheckedDesign[]): string {
  const suites = designs.map(({ path, expectations, isolation = [] }) => ({
    path,
    cases: [...expectations.map(caseOfExpectation), ...isolation.map(caseOfIsolation)],
  }))
  const all = suites.flatMap(({ cases }) => cases)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="idpool check" tests="${all.length}" failures="${failures(all)}">`,
    ...suites.flatMap(({ path, cases }) => [
      `  <testsuite name="${escapeXml(path)}" tests="${cases.length}" failures="${failures(cases)}">`,
      ...cases.flatMap((one) => toLines(path, one)),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n')
}

function failures(cases: readonly TestCase[]): number {
  return cases.filter(({ failure }) => failure !== null).length
}

function caseOfExpectation(one: ExpectationVerdict): TestCase {
  const { identity, request, expected, actual, actualStep, isMet } = one
  return {
    name: `${identity}, ${request}: ${expected}`,
    failure: isMet ? null : `expected ${expected}, is ${actual} at step ${actualStep}`,
  }
}

function caseOfIsolation(cell: IsolationCell): TestCase {
  const says = cellToLine(cell)
  return { name: questionOf(cell), failure: isBad(cell) ? says : null }
}

function toLines(path: string, { name, failure }: TestCase): readonly string[] {
  const head = `    <testcase classname="${escapeXml(path)}" name="${escapeXml(name)}"`
  if (failure === null) return [`${head}/>`]
  return [`${head}>`, `      <failure message="${escapeXml(failure)}"/>`, '    </testcase>']
}

/** XML knows no way to write most control characters, so they are left out. Attributes keep no line end as it is. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`)
}
