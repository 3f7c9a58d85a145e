import { describe, expect, test } from 'vitest'
import { runCli } from '@/lib/cli/run'
import { LESSONS } from '@/lib/scenarios'

const [lesson] = LESSONS
const proof = LESSONS.find(({ id }) => id === 'scan-hole')
const proofText = (change: (text: string) => string = (text) => text) =>
  change(JSON.stringify(proof, null, 2))
const texts: Readonly<Record<string, string>> = {
  'good.json': JSON.stringify(lesson, null, 2),
  'wrong-answer.json': JSON.stringify(
    { ...lesson, predict: [{ ...lesson?.predict[0], answer: 'deny' }] },
    null,
    2,
  ),
  'no-solution.json': JSON.stringify({ ...lesson, solution: lesson?.wrongFixes[0] }, null, 2),
  'proof.json': proofText(),
  'slip.json': proofText((text) => text.replace('"question": "rows"', '"question": "row"')),
  'unknown.json': proofText((text) => text.replace('"verdict": "proved"', '"verdict": "unknown"')),
  'other.json': '{\n  "version": 1,\n  "track": "cooking"\n}',
  'broken.json': '{',
}

const run = (...args: string[]) =>
  runCli({
    args,
    readText: (path) => {
      const text = texts[path]
      if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
      return text
    },
    async *readLines() {},
    writeFile: () => {},
    write: async () => {},
  })

describe('idpool lesson check', () => {
  test('a sound lesson is told to be sound', async () => {
    const { stdout, exitCode } = await run('lesson', 'check', 'good.json')
    expect(stdout).toContain('good.json: sound: 2 goals')
    expect(exitCode).toBe(0)
  })

  test('an answer that the engine does not give is named with its place', async () => {
    const { stdout, exitCode } = await run('lesson', 'check', 'wrong-answer.json')
    expect(stdout).toMatch(/^wrong-answer\.json:\d+:\d+: predict\.0: not so: Ana may not do “Get own object”/)
    expect(exitCode).toBe(1)
  })

  test('a solution that does not solve the task, and every sound lesson beside it, are told', async () => {
    const { stdout, exitCode } = await run('lesson', 'check', 'good.json', 'no-solution.json')
    expect(stdout).toContain('good.json: sound')
    expect(stdout).toMatch(/no-solution\.json:\d+:\d+: solution: not so/)
    expect(exitCode).toBe(1)
  })

  test('what it says of all identities is held against the prover, and a question has to be there', async () => {
    const { stdout, exitCode } = await run('lesson', 'check', 'proof.json', 'slip.json')
    expect(stdout).toContain('proof.json: sound: 3 goals, 3 hidden ones, 5 wrong fixes')
    expect(stdout).toMatch(/slip\.json:\d+:\d+: predict\.1: no question of isolation is called “row”/)
    expect(exitCode).toBe(1)
  })

  test.each([
    ['unknown.json', /^unknown\.json:\d+:\d+: predict\.1\.choices\.0\.claim\.verdict/],
    ['broken.json', /^broken\.json:1:/],
    ['other.json', /^other\.json:1:1: id: `id` is missing/],
    ['missing.json', /^missing\.json: cannot be read \(ENOENT\)/],
  ])('%s is no lesson: one line, and no stack', async (path, words) => {
    const { stderr, exitCode } = await run('lesson', 'check', path)
    expect(stderr).toMatch(words)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(exitCode).toBe(2)
  })

  test('without a file, or with another word, it is a misuse', async () => {
    expect((await run('lesson')).exitCode).toBe(2)
    expect((await run('lesson', 'check')).exitCode).toBe(2)
    expect((await run('lesson', 'teach', 'good.json')).exitCode).toBe(2)
  })
})
