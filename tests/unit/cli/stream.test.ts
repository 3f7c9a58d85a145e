import { spawn } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../../..')

/** 100,000 cases are some 150 MB; the program has 64 MB for all that it keeps. */
test('100,000 cases stream through a program that has no room to keep them', async () => {
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=64', '--import', 'tsx', 'lib/cli/main.ts', 'evaluate', '-'],
    { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] },
  )
  let lines = 0
  let last = ''
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (chunk: string) => {
    lines += chunk.split('\n').length - 1
    last = (last + chunk).slice(-2_000)
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const padding = 'x'.repeat(1_000)
  for (let start = 0; start < 100_000; start += 500) {
    const cases = Array.from({ length: 500 }, (_, index) => caseOf(start + index, padding)).join('\n')
    if (!child.stdin.write(`${cases}\n`)) await new Promise((resolve) => child.stdin.once('drain', resolve))
  }
  child.stdin.end()
  expect(await ended).toBe(0)
  expect(lines).toBe(100_000)
  expect(JSON.parse(last.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ id: 99_999, decision: 'allow' })
}, 120_000)

function caseOf(id: number, padding: string): string {
  return JSON.stringify({
    id,
    request: {
      principal: 'arn:aws:sts::111122223333:assumed-role/App/CognitoIdentityCredentials',
      action: 's3:GetObject',
      resource: `arn:aws:s3:::b/${id}`,
      resourceAccount: '111122223333',
      context: { 'cognito-identity.amazonaws.com:sub': `us-east-1:${id}`, 'aws:UserAgent': padding },
    },
    policies: {
      identity: [
        {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::b/${Math.floor(id / 10)}*` },
            { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::b/*' },
          ],
        },
      ],
    },
  })
}
