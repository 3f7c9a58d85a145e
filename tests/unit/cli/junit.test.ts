import { Window } from 'happy-dom'
import { describe, expect, test } from 'vitest'
import { runCli } from '@/lib/cli/run'
import { type CheckedDesign, toJunit } from '@/lib/cli/to-junit'
import { encodeDesign } from '@/lib/design'
import { readXml } from '@/lib/federation/xml'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'

type Expected = CheckedDesign['expectations'][number]
const held: Expected = {
  identity: 'ana',
  request: 'get-own',
  expected: 'allow',
  actual: 'allow',
  actualStep: 6,
  isMet: true,
}
const failed: Expected = { ...held, expected: 'deny', isMet: false }

/** Read by a reader that is not ours; throws when the text is not well-formed. */
function read(xml: string) {
  const document = new new Window().DOMParser().parseFromString(xml, 'application/xml')
  const error = document.querySelector('parsererror')
  if (error || readXml(xml) === null) throw new Error(error?.textContent ?? 'not well-formed')
  const root = document.documentElement
  const all = (name: string) => [...root.getElementsByTagName(name)]
  return { root, all, attributes: (name: string, of: string) => all(name).map((one) => one.getAttribute(of)) }
}

describe('a report', () => {
  test('has a suite for each design and a case for each expectation', () => {
    const { root, attributes } = read(
      toJunit([
        { path: 'one.json', expectations: [held, failed] },
        { path: 'two.json', expectations: [] },
        { path: 'three.json', expectations: [held] },
      ]),
    )
    expect(root.tagName).toBe('testsuites')
    expect(attributes('testsuite', 'name')).toEqual(['one.json', 'two.json', 'three.json'])
    expect(attributes('testsuite', 'tests')).toEqual(['2', '0', '1'])
    expect(attributes('testcase', 'classname')).toEqual(['one.json', 'one.json', 'three.json'])
  })

  test('counts failures in each suite and in all', () => {
    const { root, attributes, all } = read(
      toJunit([
        { path: 'a', expectations: [failed, held, failed] },
        { path: 'b', expectations: [failed] },
      ]),
    )
    expect([root.getAttribute('tests'), root.getAttribute('failures')]).toEqual(['4', '3'])
    expect(attributes('testsuite', 'failures')).toEqual(['2', '1'])
    expect(all('failure')).toHaveLength(3)
    expect(attributes('failure', 'message')).toEqual(Array(3).fill('expected deny, is allow at step 6'))
  })

  test('of nothing is still a report', () => {
    expect(read(toJunit([])).root.getAttribute('tests')).toBe('0')
  })

  test.each([
    ['the signs of XML', `<a href="x">&'</a>`],
    ['an entity that is text', '&amp;&#10;'],
    ['line ends and tabs', 'one\ntwo\r\n\tthree'],
    ['letters of every kind', 'Ünïcödé 中文 \u{1f600}'],
    ['the end of a CDATA section', ']]>'],
  ])('keeps %s', (_what, path) => {
    const xml = toJunit([{ path, expectations: [failed] }])
    expect(readXml(xml)?.children[0]?.attributes.get('name')).toBe(path)
    expect(read(xml).attributes('testsuite', 'name')).toEqual([path])
  })

  test('leaves out what XML cannot hold', () => {
    const path = 'a\u0000b\u0008c\u001b[31md\ufffee\ud800f'
    const xml = toJunit([{ path, expectations: [failed] }])
    expect(read(xml).attributes('testsuite', 'name')).toEqual(['abc[31mdef'])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the point
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
    expect(xml.isWellFormed()).toBe(true)
  })
})

describe('idpool check --junit', () => {
  const files: Readonly<Record<string, string>> = {
    'good.json': encodeDesign(EVERY_SOURCE),
    'bad <&".json': encodeDesign({
      ...DEFAULT_DESIGN,
      expectations: [
        { identity: 'ana', request: 'get-own', decision: 'deny' },
        { identity: 'ana', request: 'get-own', decision: 'allow' },
      ],
    }),
    'broken.json': '{\n  "version": 2,\n}',
  }

  async function check(...args: string[]) {
    const written = new Map<string, string>()
    const output = await runCli({
      args: ['check', ...args],
      readText(path) {
        const text = files[path]
        if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
        return text
      },
      async *readLines() {},
      writeFile(path, text) {
        if (path.startsWith('/nowhere')) throw Object.assign(new Error('no such folder'), { code: 'ENOENT' })
        written.set(path, text)
      },
      write: async () => {},
    })
    return { ...output, written }
  }

  test('writes the report and ends with 0 when all expectations hold', async () => {
    const { exitCode, stdout, stderr, written } = await check('good.json', '--junit', 'report.xml')
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(stdout).toBe(`${EVERY_SOURCE.expectations.length} expectations hold, 0 do not\n`)
    const { root } = read(written.get('report.xml') ?? '')
    expect(root.getAttribute('tests')).toBe(String(EVERY_SOURCE.expectations.length))
    expect(root.getAttribute('failures')).toBe('0')
  })

  test('writes the report and ends with 1 when one does not hold', async () => {
    const { exitCode, written } = await check('--junit', 'report.xml', 'good.json', 'bad <&".json')
    expect(exitCode).toBe(1)
    const { root, attributes } = read(written.get('report.xml') ?? '')
    expect(root.getAttribute('failures')).toBe('1')
    expect(attributes('testsuite', 'name')).toEqual(['good.json', 'bad <&".json'])
    expect(attributes('failure', 'message')).toEqual(['expected deny, is allow at step 6'])
  })

  test.each([
    [['good.json', '--junit'], 'arguments'],
    [['--junit', 'report.xml'], 'arguments'],
    [['good.json', '--junit', '/nowhere/report.xml'], 'the report cannot be written (ENOENT)'],
    [['good.json', 'broken.json', '--junit', 'report.xml'], 'broken.json:2:15'],
    [['good.json', 'missing.json', '--junit', 'report.xml'], 'missing.json'],
  ])('%j is unusable: 2, one line, no report', async (args, expected) => {
    const { exitCode, stdout, stderr, written } = await check(...args)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(expected)
    expect(stderr.match(/\n/g)).toHaveLength(1)
    expect(written.size).toBe(0)
  })
})
