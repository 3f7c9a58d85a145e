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

function readText(path: string): string {
  const text = files[path]
  if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
  return text
}

/** What is written on the way counts as standard output too. */
async function run(...args: string[]) {
  let written = ''
  const output = await runCli({
    args,
    readText,
    async *readLines(path) {
      yield* readText(path).split('\n')
    },
    writeFile: () => {},
    write: async (text) => {
      written += text
    },
  })
  return { ...output, stdout: written + output.stdout }
}

const allowAll = {
  Version: '2012-10-17',
  Statement: { Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' },
}
const oneCase = (more: object = {}, policies: object = { identity: [allowAll] }) =>
  JSON.stringify({
    id: '1',
    request: {
      principal: 'arn:aws:sts::111122223333:assumed-role/App/CognitoIdentityCredentials',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/k',
      ...more,
    },
    policies,
  })

async function evaluateLines(...lines: string[]) {
  const output = await runCli({
    args: ['evaluate', 'cases'],
    readText,
    async *readLines() {
      yield* lines
    },
    writeFile: () => {},
    write: async (text) => {
      for (const line of text.trimEnd().split('\n')) if (line !== '') answers.push(JSON.parse(line))
    },
  })
  expect(output).toEqual({ stdout: '', stderr: '', exitCode: 0 })
  return answers.splice(0)
}
// biome-ignore lint/suspicious/noExplicitAny: answers are checked field by field
const answers: any[] = []

describe('evaluate', () => {
  test('answers with the decision, the statements that apply and AWS’s message', async () => {
    const read = {
      ...allowAll,
      Statement: { ...allowAll.Statement, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' },
    }
    const [allowed, denied] = await evaluateLines(
      oneCase({}, { identity: [read] }),
      oneCase({}, { identity: [] }),
    )
    expect(allowed).toEqual({
      id: '1',
      decision: 'allow',
      deniedBy: null,
      message: null,
      matched: [{ kind: 'identity', policy: 0, statement: 0, sid: 'All', effect: 'Allow' }],
      assumptions: [],
      diagnostics: [],
    })
    expect(denied).toMatchObject({
      decision: 'implicit-deny',
      deniedBy: 'identity',
      message:
        'User: arn:aws:sts::111122223333:assumed-role/App/CognitoIdentityCredentials is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/k" because no identity-based policy allows the s3:GetObject action',
      matched: [],
    })
  })

  test('nothing attached differs from attached and granting nothing', async () => {
    for (const layer of ['boundary', 'session', 'endpoint'] as const) {
      const [without, empty] = await evaluateLines(
        oneCase({}, { identity: [allowAll], [layer]: null }),
        oneCase({}, { identity: [allowAll], [layer]: [] }),
      )
      expect([without?.decision, empty?.decision, empty?.deniedBy]).toEqual(['allow', 'implicit-deny', layer])
    }
  })

  test('the policy of the resource is the trust policy when a role is assumed', async () => {
    const trust = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
    }
    const asked = {
      principal: { federated: 'cognito-identity.amazonaws.com' },
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: 'arn:aws:iam::111122223333:role/App',
    }
    const [trusted, untrusted] = await evaluateLines(
      oneCase(asked, { resource: trust }),
      oneCase(asked, { resource: null }),
    )
    expect(trusted?.decision).toBe('allow')
    expect(trusted?.matched[0]?.kind).toBe('trust')
    expect([untrusted?.decision, untrusted?.deniedBy, untrusted?.message]).toEqual([
      'implicit-deny',
      'trust',
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    ])
  })

  test('levels of organisation policies are counted through', async () => {
    const [one] = await evaluateLines(oneCase({}, { identity: [allowAll], scps: [[allowAll], [allowAll]] }))
    expect(one?.decision).toBe('allow')
    expect(
      one?.matched.map(({ kind, policy }: { kind: string; policy: number }) => `${kind} ${policy}`),
    ).toEqual([...['scp 0', 'scp 1', 'identity 0']])
  })

  test('a policy may be a text, with its findings in the answer', async () => {
    const [broken] = await evaluateLines(oneCase({}, { identity: ['{"Version": "2012-10-17",}'] }))
    expect(broken?.decision).toBe('undetermined')
    expect(broken?.diagnostics.map(({ code }: { code: string }) => code)).toEqual([
      'json-syntax',
      'undetermined',
    ])
    expect(broken?.diagnostics[1]?.message).toBe(
      'It cannot be told, because identity policy 1 cannot be read.',
    )
  })

  test('a context of a wrong type leaves undetermined what rests on it, and nothing else', async () => {
    const guarded = {
      ...allowAll,
      Statement: { ...allowAll.Statement, Condition: { StringEquals: { 's3:prefix': 'a' } } },
    }
    const context = { 's3:prefix': { a: 1 }, __proto__: null }
    const [unclear, sure] = await evaluateLines(
      oneCase({ context }, { identity: [guarded] }),
      oneCase({ context }, { identity: [allowAll] }),
    )
    expect(unclear?.decision).toBe('undetermined')
    expect(unclear?.diagnostics.at(-1)?.message).toContain('of no type that a key can have')
    expect(sure?.decision).toBe('allow')
  })

  test.each([
    ['{"id": "7", "request"', null, 'column 21: a colon is expected here'],
    ['[]', null, 'a case is a JSON object'],
    ['{"id": "7"}', '7', '`request` is a JSON object'],
    ['{"id": 7, "request": {"principal": "me"}}', 7, '`principal`: `me` is not the ARN'],
    [oneCase({ action: 5 }), '1', '`action` is a text'],
    [oneCase({}, { identity: allowAll }), '1', '`identity` is a list, or null when none is attached'],
    [oneCase({}, { identity: [5] }), '1', 'a policy in `identity` is an object or a text'],
    [oneCase({}, { scps: [allowAll] }), '1', 'each level of `scps` is a list'],
    [oneCase({}, { boundaries: [] }), '1', '`policies` has no `boundaries`'],
    [oneCase({ context: [] }), '1', '`context` is a JSON object'],
  ])('a bad line gets its error, and the rest goes on: %s', async (line, id, error) => {
    const [bad, good] = await evaluateLines(line, oneCase())
    expect(bad?.id).toBe(id)
    expect(bad?.error).toContain(error)
    expect(Object.keys(bad ?? {})).toEqual(['id', 'error'])
    expect(good?.decision).toBe('allow')
  })

  test('blank lines are passed over', async () => {
    expect(await evaluateLines('', oneCase(), '  ')).toHaveLength(1)
  })

  test('names of the language’s own objects are names like others', async () => {
    const line = oneCase().replace('{"id"', '{"__proto__":{"admin":true},"constructor":1,"id"')
    const [one] = await evaluateLines(line)
    expect(one?.decision).toBe('allow')
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  test('answers leave while questions still come', async () => {
    let read = 0
    let written = 0
    let farthest = 0
    await runCli({
      args: ['evaluate', '-'],
      readText,
      async *readLines() {
        for (; read < 5_000; read++) yield oneCase()
      },
      writeFile: () => {},
      write: async (text) => {
        written += text.split('\n').length - 1
        farthest = Math.max(farthest, read - written)
      },
    })
    expect([read, written]).toEqual([5_000, 5_000])
    expect(farthest).toBeLessThan(1_000)
  })

  test('a file that is not there is told on one line', async () => {
    const { stderr, exitCode } = await run('evaluate', 'nowhere.json')
    expect([stderr, exitCode]).toEqual(['nowhere.json: cannot be read (ENOENT)\n', 2])
  })
})

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
    const parts = ['runs', 'cells', 'documents', 'poolFindings', 'trust', 'expectations']
    expect(Object.keys(JSON.parse(stdout))).toEqual(parts)
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
    const { stdout, exitCode } = await run('validate', '--kind', 'session', 'warned.json')
    expect(stdout).toContain('warned.json:1:1: warning: ')
    expect(exitCode).toBe(0)
  })

  test('an error fails, with file, line and column', async () => {
    const { stdout, exitCode } = await run('validate', 'refused.json', '--kind', 'identity')
    expect(stdout).toContain('refused.json:3:27: error: `allow` is not an effect [invalid-effect]\n')
    expect(exitCode).toBe(1)
  })

  test('an error says what AWS answers to it', async () => {
    const { stdout, exitCode } = await run('validate', '--kind', 'identity', 'warned.json')
    expect(stdout).toContain(
      '\n    AWS says: MalformedPolicyDocument: Policy document must be version 2012-10-17 or greater.\n',
    )
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
