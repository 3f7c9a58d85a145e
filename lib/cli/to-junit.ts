import type { ExpectationVerdict } from '@/lib/simulation'

/** The expectations of one design, as they turned out. */
export interface CheckedDesign {
  readonly path: string
  readonly expectations: readonly ExpectationVerdict[]
}

/**
 * A report of expectations as build servers read it: a suite for each design, a test for each expectation.
 *
 * @see https://github.com/testmoapp/junitxml
 * @example
 * toJunit([{ path: 'design.json', expectations: [] }]).includes('tests="0"') // true
 */
export function toJunit(designs: readonly CheckedDesign[]): string {
  const all = designs.flatMap(({ expectations }) => expectations)
  const failures = (list: readonly ExpectationVerdict[]) => list.filter(({ isMet }) => !isMet).length
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="idpool check" tests="${all.length}" failures="${failures(all)}">`,
    ...designs.flatMap(({ path, expectations }) => [
      `  <testsuite name="${escapeXml(path)}" tests="${expectations.length}" failures="${failures(expectations)}">`,
      ...expectations.flatMap((one) => testCase(path, one)),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n')
}

function testCase(
  path: string,
  { identity, request, expected, actual, actualStep, isMet }: ExpectationVerdict,
) {
  const head = `    <testcase classname="${escapeXml(path)}" name="${escapeXml(`${identity}, ${request}: ${expected}`)}"`
  if (isMet) return [`${head}/>`]
  const message = escapeXml(`expected ${expected}, is ${actual} at step ${actualStep}`)
  return [`${head}>`, `      <failure message="${message}"/>`, '    </testcase>']
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
