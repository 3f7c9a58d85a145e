import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Design, withDocumentText, withExpectation } from '@/lib/design'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'
import { policyFilesOf, toMatrix, toMatrixCsv, toReport } from '@/lib/views'

const csvOf = async (design: Design) => toMatrixCsv(toMatrix(design, await simulate(design)))
const reportOf = async (design: Design, identityId = 'ana', requestId: string | null = 'get-other') =>
  toReport(design, await simulate(design), { identityId, requestId })
const renamed = (name: string): Design => ({
  ...DEFAULT_DESIGN,
  name,
  identities: DEFAULT_DESIGN.identities.map((identity) => ({ ...identity, name })),
})

/** As a spreadsheet reads it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',') rows.push([])
  }
  return rows.slice(0, -1)
}

describe('the matrix as comma-separated values', () => {
  test('has a row for each request and a column for each identity', async () => {
    const rows = readCsv(await csvOf(DEFAULT_DESIGN))
    expect(rows[0]).toEqual(['Request', 'Operation', 'Ana', 'Ben', 'Guest'])
    expect(rows).toHaveLength(1 + DEFAULT_DESIGN.requests.length)
    expect(rows.find(([name]) => name === 'Get own object')).toEqual([
      ...['Get own object', 's3:GetObject', 'Allow', 'Allow', 'Deny'],
    ])
  })

  test('says where an expectation is not met', async () => {
    const design = withExpectation(DEFAULT_DESIGN, 'ana', 'scan', { decision: 'allow' })
    const row = readCsv(await csvOf(design)).find(([, operation]) => operation === 'dynamodb:Scan')
    expect(row?.[2]).toBe('Deny (expected allow, not met)')
  })

  test('a name that a spreadsheet would run as a formula is text', async () => {
    const rows = readCsv(await csvOf(renamed('=HYPERLINK("http://x.example")')))
    expect(rows[0]?.[2]).toBe('\'=HYPERLINK("http://x.example")')
  })

  test('keeps any names apart', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: 'grapheme' }), async (name) => {
        const rows = readCsv(await csvOf(renamed(name)))
        expect(rows.every((row) => row.length === 5)).toBe(true)
        expect(rows[0]?.[2]?.replace(/^'/, '')).toBe(name.replace(/^'/, ''))
      }),
      { numRuns: 20 },
    )
  })
})

describe('the report', () => {
  test('holds the answers, the steps with their picture, the reason and the policies', async () => {
    const report = await reportOf(DEFAULT_DESIGN)
    expect(report).toMatch(/^# A folder and rows of one’s own\n/)
    expect(report).toContain('| Request | Operation | Ana | Ben | Guest |')
    expect(report).toContain('## The six steps for Ana\n\n```mermaid\nsequenceDiagram\n')
    expect(report).toMatch(/^6\. \*\*.*: Refused\.\*\*/m)
    expect(report).toContain("## Why: Ana may not do “Get another's object”")
    expect(report).toContain('AWS says:\n\n```text\nAccessDenied: User: arn:aws:sts::')
    expect(report).toContain('### roles/PhotoAppUser/trust-policy\n\n```json\n{\n  "Version": "2012-10-17"')
  })

  test('says of an identity without credentials where it was stopped', async () => {
    const report = await reportOf(EVERY_SOURCE, 'signed-out', null)
    expect(report).toMatch(/^2\. \*\*.*: Refused\.\*\*/m)
    expect(report).toMatch(/^3\. \*\*.*: Not reached\.\*\*$/m)
    expect(report).toContain('## Expectations')
    expect(report).toMatch(/^- Met: /m)
    expect(report).toContain('## What these answers assume')
  })

  test('takes signs in names for text, and fences in policies for policies', async () => {
    const hostile = withDocumentText(
      renamed('# <b>|x|</b> [a](b)\n\n---'),
      'roles/PhotoAppGuest/policies/S3PublicRead',
      '```\n# not a heading\n',
    )
    const report = await reportOf(hostile)
    expect(report).toContain('# \\# \\<b\\>\\|x\\|\\</b\\> \\[a\\](b) ---\n')
    expect(report).toContain('````json\n```\n# not a heading\n````')
    expect(report).not.toMatch(/^---$/m)
  })

  test('there is one of a design without anybody', async () => {
    const empty = { ...DEFAULT_DESIGN, identities: [], requests: [] }
    expect(await reportOf(empty)).toContain('0 requests by 0 identities')
  })
})

describe('policies as files', () => {
  test('stand in folders as the design has them', () => {
    expect(policyFilesOf(DEFAULT_DESIGN).map(({ path }) => path)).toEqual([
      'roles/PhotoAppUser/trust-policy.json',
      'roles/PhotoAppUser/policies/S3UserFolder.json',
      'roles/PhotoAppUser/policies/DynamoDBUserRows.json',
      'roles/PhotoAppGuest/trust-policy.json',
      'roles/PhotoAppGuest/policies/S3PublicRead.json',
    ])
  })

  test('have paths of their own that lead nowhere else, whatever the policies are called', () => {
    const names = fc.array(
      fc.oneof(fc.string(), fc.constantFrom('..', '../../x', 'A', 'a', 'C:\\x', '.git', '')),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    fc.assert(
      fc.property(names, (list) => {
        const [role, ...rest] = DEFAULT_DESIGN.roles
        const policies = list.map((name) => ({ name, text: '{}' }))
        const paths = policyFilesOf({ ...DEFAULT_DESIGN, roles: [{ ...role!, policies }, ...rest] }).map(
          ({ path }) => path,
        )
        expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length)
        for (const path of paths) {
          expect(path).toMatch(/^[\w.@+=,/-]+\.json$/)
          expect(path.split('/').some((part) => part.startsWith('.') || part === '')).toBe(false)
        }
      }),
      { numRuns: 100 },
    )
  })
})
