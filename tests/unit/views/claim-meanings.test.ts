import { describe, expect, test } from 'vitest'
import { EVERY_SOURCE } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'
import { meaningOf, meaningOfAttribute, meaningsOf } from '@/lib/views'

const simulation = await simulate(EVERY_SOURCE)

/** Claims that an identity of the design states itself, and whose meaning only the design knows. */
function ownClaims(identityId: string): ReadonlySet<string> {
  const identity = EVERY_SOURCE.identities.find(({ id }) => id === identityId)
  if (!identity || identity.kind === 'guest') return new Set()
  const attributes = identity.kind === 'saml-user' ? identity.attributes : undefined
  return new Set([...Object.keys(identity.claims ?? {}), ...Object.keys(attributes ?? {})])
}

describe('what claims mean', () => {
  const stated = simulation.runs.flatMap(({ identityId, steps }) =>
    steps.flatMap((step) => {
      const { token, xml, claims } = step
      const inToken = token ? { ...token.header, ...token.payload } : {}
      const issuer = token?.payload.iss ?? claims?.iss
      return Object.keys({ ...inToken, ...claims })
        .filter((name) => !ownClaims(identityId).has(name))
        .map((name) => ({
          identityId,
          name,
          meaning: xml ? meaningOfAttribute(name) : meaningOf(name, issuer),
        }))
    }),
  )

  test('is known for every claim and attribute that any source issues by itself', () => {
    expect(stated.filter(({ meaning }) => meaning === undefined)).toEqual([])
  })

  test('is asked about every kind of source', () => {
    const kinds = new Set(
      stated.map(({ identityId }) => EVERY_SOURCE.identities.find(({ id }) => id === identityId)?.kind),
    )
    for (const kind of ['user-pool-user', 'oidc-user', 'google-user', 'apple-user', 'saml-user'] as const) {
      expect(kinds).toContain(kind)
    }
    for (const kind of ['facebook-user', 'amazon-user'] as const) expect(kinds).toContain(kind)
    expect(stated.length).toBeGreaterThan(100)
  })

  test('of a claim that nobody knows is said too', () => {
    expect(meaningOf('shoe-size', 'https://login.example.org')).toBeUndefined()
    expect(meaningsOf({ 'shoe-size': 44, sub: 'x' }, 'https://login.example.org')).toEqual({
      'shoe-size': expect.stringContaining('this provider’s own'),
      sub: expect.stringContaining('Subject'),
    })
  })

  test('of a name that every object has is not taken from there', () => {
    expect(meaningOf('constructor', 'x')).toBeUndefined()
    expect(meaningOfAttribute('https://x/toString')).toBeUndefined()
  })
})
