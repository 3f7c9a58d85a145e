import { describe, expect, test } from 'vitest'
import type { SamlProvider } from '@/lib/federation'
import { SAML_ROLE_ATTRIBUTE, writeSamlResponse } from '@/lib/federation/saml-assertion'
import { readSamlResponse, samlRoles } from '@/lib/federation/saml-reader'

const place = { account: '111122223333', region: 'us-east-1' }
const NOW = 1_772_442_000
const provider: SamlProvider = { kind: 'saml', name: 'Okta', flavour: 'okta', entityId: 'http://okta/1' }
const ana = { kind: 'saml', nameId: 'a&b', roles: ['arn:aws:iam::111122223333:role/A'] } as const

describe.each(['okta', 'ad-fs', 'entra-id'] as const)('a response of %s', (flavour) => {
  const written = writeSamlResponse({ ...provider, flavour }, ana, place, NOW)
  const read = readSamlResponse(written.value)
  test('is base64 of XML, and read back', () => {
    expect(written.value).toMatch(/^[A-Za-z0-9+/]+=*$/)
    expect(read).toMatchObject({ id: written.id, issuer: 'http://okta/1', nameId: 'a&b' })
    expect(read?.audiences).toEqual(['urn:amazon:webservices'])
    expect(read?.notBefore).toBeLessThanOrEqual(NOW)
    expect(read?.notOnOrAfter).toBeGreaterThan(NOW)
    expect(readSamlResponse(written.xml)?.id).toBe(written.id)
  })
  test('is signed by the provider, and by nobody else', () => {
    expect(read?.isSignedBy('http://okta/1')).toBe(true)
    expect(read?.isSignedBy('http://okta/2')).toBe(false)
  })
  test('is the same in every run', () => {
    expect(writeSamlResponse({ ...provider, flavour }, ana, place, NOW).value).toBe(written.value)
  })
})

test('a changed assertion is not signed any more', () => {
  const { xml } = writeSamlResponse(provider, ana, place, NOW)
  const changed = readSamlResponse(xml.replace('role/A', 'role/Admin'))
  expect(changed?.nameId).toBe('a&b')
  expect(changed?.isSignedBy('http://okta/1')).toBe(false)
  const bare = readSamlResponse(xml.replace(/<ds:Signature .*<\/ds:Signature>/, ''))
  expect(bare?.isSignedBy('http://okta/1')).toBe(false)
})

test('roles are read in either order of the pair', () => {
  const role = 'arn:aws:iam::111122223333:role/A'
  const saml = 'arn:aws:iam::111122223333:saml-provider/Okta'
  expect(samlRoles({ [SAML_ROLE_ATTRIBUTE]: [`${role},${saml}`, `${saml}, ${role}`] })).toEqual([role, role])
  expect(samlRoles({})).toBeNull()
})

test('a name that programs reserve is an attribute like others', () => {
  const signIn = { ...ana, attributes: JSON.parse('{"__proto__": "x", "constructor": ["y", "z"]}') }
  const claims = readSamlResponse(writeSamlResponse(provider, signIn, place, NOW).value)?.claims ?? {}
  expect(Object.hasOwn(claims, '__proto__')).toBe(true)
  expect(claims.constructor).toEqual(['y', 'z'])
})

test.each(['', 'a', '%%%', 'PGE+', '<a/>', '<Response><Assertion/></Response>'])(
  '%j is read or is none',
  (text) => {
    expect(['', null, undefined]).toContain(readSamlResponse(text)?.nameId)
  },
)
