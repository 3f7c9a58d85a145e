import { describe, expect, test } from 'vitest'
import { runCli } from '@/lib/cli/run'
import { type Design, encodeDesign } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios/default-design'

const SUB = '${cognito-identity.amazonaws.com:sub}'

const written: string[] = []
const run = (design: Design, ...args: string[]) =>
  runCli({
    args,
    readText: () => encodeDesign(design),
    readLines: async function* () {},
    writeFile: (_path, text) => written.push(text),
    write: async () => {},
  })

/** Rows of one's own, and a scan of all. */
const withScanHole: Design = {
  ...DEFAULT_DESIGN,
  roles: DEFAULT_DESIGN.roles.map((role) => ({
    ...role,
    policies: role.policies.map((policy) => ({
      ...policy,
      text: policy.text.replace('"dynamodb:Query"', '"dynamodb:Scan"'),
    })),
  })),
}

describe('idpool prove', () => {
  test('a design in which everybody has their own is proved, and says what is not covered', async () => {
    const { stdout, exitCode } = await run(DEFAULT_DESIGN, 'prove', 'design.json')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('PROVED  read objects under mybucket/')
    expect(stdout).toMatch(/24 proved, 0 refuted, 0 unknown\nAs long as: .+\nNot covered: /)
  })

  test('the scan hole ends with 1, the request and who asks', async () => {
    const { stdout, exitCode } = await run(withScanHole, 'prove', 'design.json')
    expect(exitCode).toBe(1)
    expect(stdout).toContain('COUNTEREXAMPLE  scan items of MyTable')
    expect(stdout).toContain('dynamodb:Scan arn:aws:dynamodb:us-east-1:123456789012:table/MyTable')
    expect(stdout).toContain('allowed by DynamoDBUserRows, statement 1')
  })

  test('programs get the same', async () => {
    const { stdout, exitCode } = await run(withScanHole, 'prove', 'design.json', '--json')
    expect(exitCode).toBe(1)
    const cells = JSON.parse(stdout) as {
      verdict: string
      counterexample?: { action: string; allowedBy: object }
    }[]
    const [found] = cells.filter(({ verdict }) => verdict === 'counterexample')
    expect(found?.counterexample?.action).toBe('dynamodb:Scan')
    expect(found?.counterexample?.allowedBy).toEqual({
      document: 'roles/PhotoAppUser/policies/DynamoDBUserRows',
      statement: 0,
    })
  })

  test('what a design states is checked, here and by check', async () => {
    const design: Design = {
      ...withScanHole,
      isolation: [
        { items: { table: 'MyTable', partitionKey: SUB }, operations: ['scan'] },
        {
          name: 'own folders',
          objects: `arn:aws:s3:::mybucket/${SUB}/*`,
          formats: { 'cognito-identity.amazonaws.com:sub': 'documented' },
        },
      ],
    }
    const proved = await run(design, 'prove', 'design.json')
    expect(proved.exitCode).toBe(1)
    expect(proved.stdout).toContain('PROVED  read own folders')
    const checked = await run(design, 'check', 'design.json')
    expect(checked.exitCode).toBe(1)
    expect(checked.stdout).toContain('design.json: COUNTEREXAMPLE  scan items of MyTable')
    await run(design, 'check', 'design.json', '--junit', 'report.xml')
    expect(written.at(-1)).toContain('<failure message="COUNTEREXAMPLE  scan items of MyTable')
    expect(written.at(-1)).toMatch(/<testcase classname="design.json" name="read own folders[^>]*"\/>/)
    const reachable: Design = {
      ...design,
      isolation: [
        { items: { table: 'MyTable', partitionKey: SUB }, operations: ['scan'], expect: 'reachable' },
      ],
    }
    expect((await run(reachable, 'prove', 'design.json')).stdout).toContain('COUNTEREXAMPLE')
  })

  test('no name in a design reaches the terminal as anything but text', async () => {
    const design: Design = {
      ...DEFAULT_DESIGN,
      isolation: [{ name: 'own \u001b[31mfolders', objects: `arn:aws:s3:::mybucket/${SUB}/*` }],
    }
    for (const command of ['prove', 'check'] as const) {
      expect((await run(design, command, 'design.json')).stdout).not.toContain('\u001b')
    }
    expect((await run(design, 'prove', 'design.json')).stdout).toContain('own  [31mfolders')
  })

  test('lists statements that do nothing, which is no failure and no concern of programs', async () => {
    const twice: Design = {
      ...DEFAULT_DESIGN,
      roles: DEFAULT_DESIGN.roles.map((role) => ({
        ...role,
        policies: [...role.policies, ...role.policies.map((one) => ({ ...one, name: `${one.name}Again` }))],
      })),
    }
    const { stdout, exitCode } = await run(twice, 'prove', 'design.json')
    expect(exitCode).toBe(0)
    expect(stdout).toContain(
      'Statements that do nothing:\nroles/PhotoAppUser/policies/S3UserFolder:4:5: info: what this statement allows',
    )
    expect(stdout).toContain(
      'statement 1 of `S3UserFolderAgain` allows them too [adds-nothing]\n    Each says',
    )
    expect((await run(DEFAULT_DESIGN, 'prove', 'design.json')).stdout).not.toContain('Statements that')
    expect((await run(twice, 'prove', 'design.json', '--json')).stdout).not.toContain('adds-nothing')
  })

  test('a design without anything of one’s own says so', async () => {
    const bare: Design = {
      ...DEFAULT_DESIGN,
      roles: DEFAULT_DESIGN.roles.map((role) => ({ ...role, policies: [] })),
    }
    expect((await run(bare, 'prove', 'design.json')).stdout).toContain('nothing in this design')
  })
})
