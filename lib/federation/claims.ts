import type { TokenClaim, TokenPayload } from './tokens'

/** One claim of a token; undefined when the token does not state it. Names such as `__proto__` are claims like others. */
export function claimOf(claims: TokenPayload, name: string): TokenClaim | undefined {
  return Object.hasOwn(claims, name) ? claims[name] : undefined
}

/** A claim as one text; undefined when it is absent, empty or anything else. */
export function textClaim(claims: TokenPayload, name: string): string | undefined {
  const value = claimOf(claims, name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A claim as a list of texts: a lone text is a list of one; null when the claim is absent. */
export function listClaim(claims: TokenPayload, name: string): readonly string[] | null {
  const value = claimOf(claims, name)
  if (value === undefined) return null
  const list: readonly TokenClaim[] = Array.isArray(value) ? value : [value as TokenClaim]
  return list.filter((item): item is string => typeof item === 'string')
}

/** A claim in seconds since 1970; undefined when it is absent or no number. */
export function timeClaim(claims: TokenPayload, name: string): number | undefined {
  const value = claimOf(claims, name)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
