import { compactVerify, importJWK } from 'jose'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createTokenService, decodeToken } from '@/lib/federation'
import { SIMULATED_KEYS } from '@/lib/federation/simulated-keys'

const payload = { sub: 'ana', aud: 'app', exp: 1_800_000_000, name: 'Ána 😀' }

afterEach(() => vi.unstubAllGlobals())

/** What a key set publishes: the key without its private part. */
async function publicKey(issuer: keyof typeof SIMULATED_KEYS, alg: string) {
  const { kty, n, e } = SIMULATED_KEYS[issuer]
  return importJWK({ kty, n, e }, alg)
}

describe.each([
  ['userPool', 'RS256'],
  ['identityPool', 'RS512'],
] as const)('tokens of the %s', (issuer, alg) => {
  test('are signed so that anybody with the public key can check them', async () => {
    const token = await createTokenService().sign(issuer, { kid: 'k', alg }, payload)
    const checked = await compactVerify(token.raw, await publicKey(issuer, alg))
    expect(JSON.parse(new TextDecoder().decode(checked.payload))).toEqual(payload)
    expect(checked.protectedHeader).toEqual({ kid: 'k', alg })
  })

  test('are the same in every run', async () => {
    const [first, second] = await Promise.all(
      [createTokenService(), createTokenService()].map((tokens) =>
        tokens.sign(issuer, { kid: 'k', alg }, payload),
      ),
    )
    expect(first?.raw).toBe(second?.raw)
  })

  test('are verified by the service, and not by the key of another issuer', async () => {
    const tokens = createTokenService()
    const { raw } = await tokens.sign(issuer, { kid: 'k', alg }, payload)
    expect(await tokens.verify(raw, issuer)).toBe('verified')
    expect(await tokens.verify(raw, issuer === 'userPool' ? 'identityPool' : 'userPool')).toBe('wrong')
  })
})

test('a token of which one byte was changed is wrong, wherever the byte is', async () => {
  const tokens = createTokenService()
  const { raw } = await tokens.sign('userPool', { kid: 'k', alg: 'RS256' }, payload)
  const places = Array.from({ length: 40 }, (_, index) => Math.floor((index * (raw.length - 2)) / 40))
  for (const place of places) {
    const changed = `${raw.slice(0, place)}${raw[place] === 'A' ? 'B' : 'A'}${raw.slice(place + 1)}`
    expect(await tokens.verify(changed, 'userPool'), `byte ${place}`).toBe('wrong')
  }
})

test.each(['', 'abc', 'a.b', 'a.b.c', 'a.b.c.d', '...', 'null.null.null'])('%j is no token', async (raw) => {
  expect(decodeToken(raw)).toBeNull()
  expect(await createTokenService().verify(raw, 'userPool')).toBe('wrong')
})

test('a token that names no algorithm is wrong', async () => {
  const encode = (part: object) => btoa(JSON.stringify(part)).replaceAll('=', '')
  const raw = `${encode({ alg: 'none' })}.${encode(payload.exp ? { sub: 'ana' } : {})}.`
  expect(await createTokenService().verify(raw, 'userPool')).toBe('wrong')
})

describe('without Web Crypto', () => {
  test('tokens carry no signature, and checking says so', async () => {
    vi.stubGlobal('crypto', undefined)
    const tokens = createTokenService()
    const token = await tokens.sign('userPool', { kid: 'k', alg: 'RS256' }, payload)
    expect(token.raw.endsWith('.')).toBe(true)
    expect(decodeToken(token.raw)).toEqual({ header: { kid: 'k', alg: 'RS256' }, payload })
    expect(await tokens.verify(token.raw, 'userPool')).toBe('unavailable')
  })
})
