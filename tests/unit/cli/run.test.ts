import { describe, expect, test } from 'vitest'
import { runCli } from '@/lib/cli/run'
import { encodeDesign } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'

const design = encodeDesign(DEFAULT_DESIGN)
const expecting = (decision: 'allow' | 'deny') =>
  encodeDesign({ ...DEFAULT_DESIGN, expectations: [{ identity: 'ana', request: 'get-own', decision }] })
const files: Readonly<Record<string, string>> = {
  'design.json': design,
  '-': design,
  'good.json': expecting('allow'),
  'bad.json': expecting('deny'),
  'broken.json': '{\n  "version": 1,\n}',
  'other.json': '{"version": 1}',
  'policy.json':
    '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}',
  'warned.json': '{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}',
  'refused.json':
    '{\n  "Version": "2012-10-17",\n  "Statement": {"Effect": "allow", "Action": "s3:*", "Resource": "*"}\n}',
}

function run(...args: string[]) {
  return runCli({
    args,
    readText: (path) => {
      const text = files[path]
      if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
      return text
    },
  })
}

describe('simulate', () => {
  test('prints the flow and the matrix for people', async () => {
    const { stdout, stderr, exitCode } = await run('simulate', 'design.json')
    expect([stderr, exitCode]).toEqual(['', 0])
    expect(stdout).toContain('Ana\n  1 passed')
    expect(stdout).toMatch(/Get own object +Allow +Allow +Deny/)
    expect(stdout).toContain('13 requests by 3 identities')
  })

  test('prints the simulation for programs', async () => {
    const { stdout, exitCode } = await run('simulate', 'design.json', '--json')
    expect(exitCode).toBe(0)
    expect(Object.keys(JSON.parse(stdout))).toEqual(['runs', 'cells', 'documents', 'trust', 'expectations'])
  })

  test('reads standard input', async () => {
    expect((await run('simulate', '-')).stdout).toBe((await run('simulate', 'design.json')).stdout)
  })
})

describe('check', () => {
  test('ends with 0 when all expectations hold', async () => {
    expect(await run('check', 'good.json', 'design.json')).toEqual({
      stdout: '1 expectations hold, 0 do not\n',
      stderr: '',
      exitCode: 0,
    })
  })

  test('ends with 1 and says which do not', async () => {
    expect(await run('check', 'good.json', 'bad.json')).toEqual({
      stdout: 'bad.json: ana, get-own: expected deny, is allow at step 6\n1 expectations hold, 1 do not\n',
      stderr: '',
      exitCode: 1,
    })
  })
})

describe('validate', () => {
  test('a sound policy has no findings', async () => {
    expect(await run('validate', 'policy.json', '--kind', 'identity')).toEqual({
      stdout: 'no findings\n',
      stderr: '',
      exitCode: 0,
    })
  })

  test('a warning is told and does not fail', async () => {
    const { stdout, exitCode } = await run('validate', '--kind', 'identity', 'warned.json')
    expect(stdout).toContain('warned.json:1:1: warning: ')
    expect(exitCode).toBe(0)
  })

  test('an error fails, with file, line and column', async () => {
    const { stdout, exitCode } = await run('validate', 'refused.json', '--kind', 'identity')
    expect(stdout).toContain('refused.json:3:27: error: `allow` is not an effect [invalid-effect]\n')
    expect(exitCode).toBe(1)
  })

  test('the kind decides', async () => {
    const { stdout, exitCode } = await run('validate', 'policy.json', '--kind', 'trust', '--json')
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout).map(({ code }: { code: string }) => code)).toContain('missing-principal')
  })
})

describe('unusable input ends with 2 and one line on standard error', () => {
  test.each([
    [['simulate'], 'arguments'],
    [['simulate', 'a', 'b'], 'arguments'],
    [['simulate', 'missing.json'], 'missing.json: cannot be read (ENOENT)'],
    [['simulate', 'broken.json'], 'broken.json:2:15: no comma may stand before the closing bracket'],
    [['simulate', 'other.json'], 'other.json:1:1: '],
    [['check'], 'arguments'],
    [['check', 'good.json', 'missing.json'], 'missing.json'],
    [['validate', 'policy.json'], 'arguments'],
    [['validate', 'policy.json', '--kind'], 'arguments'],
    [['validate', 'policy.json', '--kind', 'bucket'], 'arguments'],
    [['validate', 'missing.json', '--kind', 'trust'], 'missing.json'],
    [['simulate', 'design.json', '--jsn'], '`--jsn` is not an option'],
    [['check', 'design.json', '--kind', 'trust'], '`--kind` is not an option'],
    [['fly'], 'unknown command `fly`'],
    [['sim\nulate'], 'unknown command'],
  ])('%j', async (args, expected) => {
    const { stdout, stderr, exitCode } = await run(...args)
    expect(exitCode).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(expected)
    expect(stderr.match(/\n/g)).toHaveLength(1)
    expect(stderr).not.toMatch(/\bat .*\.ts:\d/)
  })
})

test.each([[], ['help'], ['--help']])('%j prints how to use it', async (...args) => {
  const { stdout, exitCode } = await run(...(args as string[]))
  expect(stdout).toContain('idpool simulate DESIGN')
  expect(exitCode).toBe(0)
})
