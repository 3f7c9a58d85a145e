import { describe, expect, test } from 'vitest'
import { LIMITS } from '@/components/docs/reference/limits'
import { assumeRoleWithWebIdentity, checkPoolConfig, type IdentityPoolConfig } from '@/lib/federation'
import { compilePolicy, type PolicyKind, parsePolicy, validatePolicy } from '@/lib/iam'

// The page says a number; the engine has to take that much and refuse one more.

const role = 'arn:aws:iam::111122223333:role/App'
const pool: IdentityPoolConfig = {
  id: 'us-east-1:7c9e6679-7425-40de-944b-e07fc1f90ae7',
  name: 'Pool',
  allowUnauthenticatedIdentities: true,
  cognitoIdentityProviders: [
    { providerName: 'cognito-idp.us-east-1.amazonaws.com/us-east-1_a', clientId: 'c' },
  ],
  roles: { authenticated: role },
}
const mappingKey = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_a:c'

const withRules = (count: number, value = 'v') =>
  ({
    ...pool,
    roleMappings: {
      [mappingKey]: {
        type: 'Rules',
        ambiguousRoleResolution: 'Deny',
        rules: Array.from({ length: count }, () => ({
          claim: 'c',
          matchType: 'Equals',
          value,
          roleArn: role,
        })),
      },
    },
  }) as unknown as IdentityPoolConfig
const isPoolFine = (config: IdentityPoolConfig) => checkPoolConfig(config).length === 0

const trust = compilePolicy(
  parsePolicy(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
      },
    }),
  ),
  'trust',
  'trust policy',
)
const assume = (more: object, tags: Record<string, string[]> = {}) =>
  assumeRoleWithWebIdentity({
    place: { account: '111122223333', region: 'us-east-1' },
    role: { arn: role, trust, maxSessionDuration: 43_200 },
    claims: {
      sub: 'us-east-1:ana',
      aud: pool.id,
      amr: ['authenticated'],
      ...(Object.keys(tags).length > 0 && { 'https://aws.amazon.com/tags': { principal_tags: tags } }),
    },
    now: 1_772_442_000,
    ...more,
  }).credentials !== null
const tagsOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`t${n}`, ['v']]))

/** A policy text of so many characters that count, told too long or not. */
const isShortEnough = (kind: PolicyKind, code: RegExp) => (length: number) => {
  const make = (sid: string) =>
    `{"Version":"2012-10-17","Statement":[{"Sid":"${sid}","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}`
  const text = make('a'.repeat(length - make('').length))
  return !validatePolicy(parsePolicy(text), kind).some((finding) => code.test(finding.code))
}

const PROBES: Readonly<Record<string, (amount: number) => boolean>> = {
  'Name of an identity pool': (length) => isPoolFine({ ...pool, name: 'a'.repeat(length) }),
  'Rules for each provider': (count) => isPoolFine(withRules(count)),
  'Value of a rule': (length) => isPoolFine(withRules(1, 'a'.repeat(length))),
  'Tags of a session': (count) => assume({}, tagsOf(count)),
  'Key of a tag': (length) => assume({}, { ['k'.repeat(length)]: ['v'] }),
  'Value of a tag': (length) => assume({}, { k: ['v'.repeat(length)] }),
  'Inline policies of a role, together': isShortEnough('identity', /^inline-policy-too-long$/),
  'Managed policy': isShortEnough('identity', /^managed-policy-too-long$/),
  'Trust policy': isShortEnough('trust', /^trust-policy-too-long$/),
  'Service or resource control policy': isShortEnough('scp', /^organization-policy-too-long$/),
}

const limits = Object.values(LIMITS).flat()
const numberIn = (text: string) => Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''))

describe('the limits of the page are those of the engine', () => {
  test.each(Object.keys(PROBES))('%s', (what) => {
    const limit = limits.find((each) => each.what === what)
    const amount = numberIn(limit?.limit ?? '')
    expect([amount, PROBES[what]?.(amount), PROBES[what]?.(amount + 1)]).toEqual([amount, true, false])
  })

  test('lifetimes in the classic flow', () => {
    expect(assume({ durationSeconds: 15 * 60 })).toBe(true)
    expect(assume({ durationSeconds: 12 * 3_600 })).toBe(true)
    expect(assume({ durationSeconds: 15 * 60 - 1 })).toBe(false)
    expect(assume({ durationSeconds: 12 * 3_600 + 1 })).toBe(false)
  })

  test('names of sessions', () => {
    expect(assume({ sessionName: 'a'.repeat(64) })).toBe(true)
    expect(assume({ sessionName: 'a'.repeat(65) })).toBe(false)
    expect(assume({ sessionName: 'us-east-1:abc' })).toBe(false)
  })

  test('every limit has a source at AWS', () => {
    for (const { source } of limits) expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
  })
})
