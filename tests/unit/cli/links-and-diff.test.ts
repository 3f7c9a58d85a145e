import { describe, expect, test } from 'vitest'
import { runCli } from '@/lib/cli/run'
import { encodeDesign, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { toShareLink, toShareText } from '@/lib/share'

const GUEST_POLICY = 'roles/PhotoAppGuest/policies/S3PublicRead'
const wide = withDocumentText(
  DEFAULT_DESIGN,
  GUEST_POLICY,
  '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": "s3:*",\n      "Resource": "*"\n    }\n  ]\n}',
)
const expecting = {
  ...wide,
  expectations: [{ identity: 'guest', request: 'get-other', decision: 'allow' as const }],
}
const files: Readonly<Record<string, string>> = {
  'before.json': encodeDesign(DEFAULT_DESIGN),
  'wide.json': encodeDesign(wide),
  'other.json': '{"version": 2}',
  'reworded.json': encodeDesign(
    withDocumentText(
      DEFAULT_DESIGN,
      GUEST_POLICY,
      wordedAnew(DEFAULT_DESIGN.roles[1]?.policies[0]?.text ?? ''),
    ),
  ),
  'fewer.json': encodeDesign({
    ...DEFAULT_DESIGN,
    name: 'Fewer',
    requests: DEFAULT_DESIGN.requests.slice(1),
  }),
}

function wordedAnew(text: string): string {
  return JSON.stringify(JSON.parse(text))
}

const run = (...args: string[]) =>
  runCli({
    args,
    readText(path) {
      const text = files[path]
      if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
      return text
    },
    async *readLines() {},
    writeFile: () => {},
    write: async () => {},
  })

describe('a design given as a link', () => {
  const link = toShareLink('https://a.example/', expecting, 'identity=guest')?.url ?? ''

  test('is taken wherever a file is', async () => {
    expect(await run('check', link)).toMatchObject({ exitCode: 0, stdout: '1 expectations hold, 0 do not\n' })
    expect((await run('simulate', toShareText(DEFAULT_DESIGN) ?? '')).stdout).toContain('Ana')
    expect(await run('diff', 'wide.json', link)).toMatchObject({ exitCode: 1 })
  })

  test('is refused in one line when it is damaged, newer or no link', async () => {
    expect(await run('check', link.slice(0, -9))).toEqual({
      stdout: '',
      stderr: 'the link: it was cut off or changed on its way\n',
      exitCode: 2,
    })
    expect((await run('simulate', 'v2.abc')).stderr).toContain('newer playground')
    expect((await run('simulate', 'https://a.example/#top')).stderr).toContain('no design')
  })
})

describe('idpool diff', () => {
  test('two equal designs do not differ', async () => {
    expect(await run('diff', 'before.json', toShareText(DEFAULT_DESIGN) ?? '')).toEqual({
      stdout: 'no differences\n',
      stderr: '',
      exitCode: 0,
    })
  })

  test('says who may do what else, and which lines of which policy differ', async () => {
    const { stdout, exitCode } = await run('diff', 'before.json', 'wide.json')
    expect(exitCode).toBe(1)
    expect(stdout).toContain('Newly allowed:\n  Guest: List own folder (deny at step 6, now allow at step 6)')
    expect(stdout).not.toContain('Newly denied')
    expect(stdout).toContain(`  ${GUEST_POLICY}\n`)
    expect(stdout).toContain('    -       "Action": "s3:GetObject",\n    +       "Action": "s3:*",')
  })

  test('the other way round, what was newly allowed is newly denied', async () => {
    const { stdout } = await run('diff', 'wide.json', 'before.json')
    expect(stdout).toContain('Newly denied:\n  Guest: List own folder')
    expect(stdout).not.toContain('Newly allowed')
  })

  test('a policy that only looks different is told from one that is', async () => {
    const { stdout, exitCode } = await run('diff', 'before.json', 'reworded.json')
    expect(exitCode).toBe(1)
    expect(stdout).toContain('Every answer is the same.')
    expect(stdout).toContain(`${GUEST_POLICY}: written differently, says the same`)
  })

  test('names requests that only one design has, and settings', async () => {
    const { stdout } = await run('diff', 'before.json', 'fewer.json')
    expect(stdout).toContain('Requests:\n  - List own folder')
    expect(stdout).toContain('  name: "A folder and rows of one’s own", now "Fewer"')
  })

  test('is there for programs', async () => {
    const { stdout, exitCode } = await run('diff', 'before.json', 'wide.json', '--json')
    const told = JSON.parse(stdout)
    expect(exitCode).toBe(1)
    expect(told).toMatchObject({ isSame: false, changedCells: told.cells.length })
    expect(told.cells).toContainEqual({
      kind: 'newly-allowed',
      identity: 'guest',
      request: 'get-other',
      before: { verdict: 'deny', step: 6 },
      after: { verdict: 'allow', step: 6 },
    })
  })

  test('unusable input is one line and exit code 2', async () => {
    for (const args of [['before.json'], ['before.json', 'nowhere.json'], ['other.json', 'before.json']]) {
      const { stderr, exitCode, stdout } = await run('diff', ...args)
      expect({ exitCode, stdout, lines: stderr.split('\n').length }).toEqual({
        exitCode: 2,
        stdout: '',
        lines: 2,
      })
    }
    expect((await run('diff', 'before.json', 'wide.json', '--kind', 'trust')).exitCode).toBe(2)
  })
})
