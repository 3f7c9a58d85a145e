import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Design } from '@/lib/design'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'
import { flowCli, quoteShell, quoteWithVariables } from '@/lib/views'

async function commandsOf(design: Design, identityId: string) {
  const { runs } = await simulate(design)
  const run = runs.find((candidate) => candidate.identityId === identityId)
  return (run?.steps ?? []).flatMap((step) =>
    step.calls.map((call) => {
      const { command, note } = flowCli(design, step, call) ?? { command: null, note: null }
      return { step: step.number, operation: call.operation, command, note }
    }),
  )
}

/** The words as a shell hands them to a program. */
function words(command: string, variables: Record<string, string> = {}): string[] {
  const script = command.replace(/^aws/, "printf '%s\\0'")
  return execFileSync('sh', ['-c', script], { env: variables as NodeJS.ProcessEnv, encoding: 'utf8' })
    .split('\0')
    .slice(0, -1)
}

describe('calls of the flow as commands of the AWS CLI', () => {
  test('sign in, exchange the token, and ask for credentials', async () => {
    const [signIn, getId, credentials, byPool] = await commandsOf(DEFAULT_DESIGN, 'ana')
    expect(words(signIn?.command ?? '', { PASSWORD: 'let me in' })).toEqual([
      ...['cognito-idp', 'initiate-auth', '--region', 'us-east-1', '--auth-flow', 'USER_PASSWORD_AUTH'],
      ...['--client-id', expect.any(String), '--auth-parameters', 'USERNAME=ana,PASSWORD=let me in'],
    ])
    expect(words(getId?.command ?? '', { ID_TOKEN: 'a.b.c' })).toEqual([
      ...['cognito-identity', 'get-id', '--region', 'us-east-1'],
      ...['--identity-pool-id', DEFAULT_DESIGN.identityPool.id],
      ...['--logins', expect.stringMatching(/^cognito-idp\.us-east-1\.amazonaws\.com\/.*=a\.b\.c$/)],
    ])
    expect(getId?.note).toContain('`ID_TOKEN`')
    expect(credentials?.command).toContain('aws cognito-identity get-credentials-for-identity')
    // No token is copied: it is long, and a secret.
    for (const each of [signIn, getId, credentials]) expect(each?.command).not.toContain('eyJ')
    expect(byPool).toMatchObject({
      step: 3,
      command: null,
      note: expect.stringContaining('AWS makes this call itself'),
    })
  })

  test('a guest hands over no login', async () => {
    const [getId] = await commandsOf(DEFAULT_DESIGN, 'guest')
    expect(getId?.command).not.toContain('--logins')
    expect(getId?.note).toBeNull()
  })

  test('in the classic flow the app asks STS itself', async () => {
    const commands = await commandsOf(EVERY_SOURCE, 'second-pool-guest')
    expect(commands.find(({ operation }) => operation === 'GetOpenIdToken')?.command).toContain(
      'get-open-id-token',
    )
    const asked = commands.find(({ step }) => step === 3)
    expect(words(asked?.command ?? '', { POOL_TOKEN: 'x.y.z' })).toEqual(
      expect.arrayContaining([
        'assume-role-with-web-identity',
        '--role-arn',
        '--web-identity-token',
        'x.y.z',
      ]),
    )
  })

  test('a session policy of the app goes along', async () => {
    const identities = EVERY_SOURCE.identities.map((identity) =>
      identity.id === 'backend-classic' && identity.classic
        ? {
            ...identity,
            classic: {
              ...identity.classic,
              policy: '{"a": "it\'s"}',
              policyArns: ['arn:aws:iam::aws:policy/X'],
            },
          }
        : identity,
    )
    const commands = await commandsOf({ ...EVERY_SOURCE, identities }, 'backend-classic')
    expect(words(commands.find(({ step }) => step === 3)?.command ?? '')).toEqual(
      expect.arrayContaining([
        '--policy',
        '{"a": "it\'s"}',
        '--policy-arns',
        'arn=arn:aws:iam::aws:policy/X',
      ]),
    )
  })

  test('a backend names its user, and signs', async () => {
    const commands = await commandsOf(EVERY_SOURCE, 'backend-user')
    const asked = commands.find(({ operation }) => operation === 'GetOpenIdTokenForDeveloperIdentity')
    expect(words(asked?.command ?? '')).toEqual(
      expect.arrayContaining(['--logins', '{"login.example.app":"customer-42"}']),
    )
    expect(asked?.note).toContain('credentials of the app’s backend')
  })

  test('every call of every source has a command or a reason why there is none, and every command is one for a shell', async () => {
    const { runs } = await simulate(EVERY_SOURCE)
    for (const step of runs.flatMap(({ steps }) => steps)) {
      for (const call of step.calls) {
        const cli = flowCli(EVERY_SOURCE, step, call)
        expect(cli?.command ?? cli?.note, `${step.number} ${call.operation}`).toBeTruthy()
        if (cli?.command) expect(words(cli.command).length).toBeGreaterThan(3)
      }
    }
  }, 30_000)
})

describe('words of a shell', () => {
  const anything = fc.array(
    fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
    {
      minLength: 1,
      maxLength: 40,
    },
  )

  test('come out of any POSIX shell as they went in, unless they hold control characters', () => {
    fc.assert(
      fc.property(anything, (mixed) => {
        const texts = mixed.map((text) => text.replace(/[^\P{Cc}\n\t]/gu, ''))
        expect(words(`aws ${texts.map(quoteShell).join(' ')}`)).toEqual(texts)
      }),
      { numRuns: 25 },
    )
  })

  test('beside variables too, and only the named variables have a value', () => {
    fc.assert(
      fc.property(anything, (texts) => {
        const quoted = texts.map((text) => quoteWithVariables(`${text}=$TOKEN`, ['TOKEN']))
        const expected = texts.map((text) => `${text}=$TOKEN`.replaceAll('$TOKEN', 'abc'))
        expect(words(`aws ${quoted.join(' ')}`, { TOKEN: 'abc' })).toEqual(expected)
      }),
      { numRuns: 25 },
    )
  })
})
