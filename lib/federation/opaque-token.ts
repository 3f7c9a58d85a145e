import { fingerprint } from '@/lib/base/fingerprint'
import { claimOf } from './claims'
import type { TokenPayload } from './tokens'

/** What access tokens of these providers begin with. */
const PREFIXES = { facebook: 'EAAB', amazon: 'Atza|' } as const

export type OpaqueIssuer = keyof typeof PREFIXES

/**
 * An access token in the shape of Facebook's or Amazon's: nothing that an app could read.
 *
 * The simulation keeps what the provider knows about it inside, so that asking the provider needs no
 * database; a checksum stands for the provider's memory of what it has issued.
 */
export function writeOpaqueToken(issuer: OpaqueIssuer, claims: TokenPayload): string {
  const body = toBase64Url(JSON.stringify(claims))
  return `${PREFIXES[issuer]}${body}${checksum(issuer, body)}`
}

/** What the provider answers when it is asked about a token: its claims, or null for a token that it did not issue. */
export function introspectOpaqueToken(issuer: OpaqueIssuer, value: string): TokenPayload | null {
  if (!value.startsWith(PREFIXES[issuer])) return null
  const rest = value.slice(PREFIXES[issuer].length)
  const body = rest.slice(0, -8)
  if (rest.slice(-8) !== checksum(issuer, body)) return null
  const claims = fromBase64Url(body)
  return claims !== null && claimOf(claims, 'sub') !== undefined ? claims : null
}

/** Which provider issues access tokens of this shape? */
export function opaqueIssuerOf(value: string): OpaqueIssuer | null {
  if (value.startsWith(PREFIXES.amazon)) return 'amazon'
  return /^EAA[\w-]{8,}$/.test(value) ? 'facebook' : null
}

function checksum(issuer: OpaqueIssuer, body: string): string {
  return fingerprint(`${issuer} issued ${body}`).slice(0, 8)
}

function toBase64Url(text: string): string {
  let bytes = ''
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte)
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): TokenPayload | null {
  try {
    const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const claims = JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (one) => one.charCodeAt(0))))
    return typeof claims === 'object' && claims !== null ? claims : null
  } catch {
    return null
  }
}
