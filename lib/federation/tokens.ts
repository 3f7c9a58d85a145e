import {
  compactVerify,
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  importJWK,
  type JWTPayload,
  SignJWT,
} from 'jose'
import { SIMULATED_KEYS, type SimulatedIssuer } from './simulated-keys'

/** What checking a token's signature can show. `unavailable`: this page has no Web Crypto to check with. */
export type SignatureState = 'verified' | 'wrong' | 'unavailable'

export type TokenHeader = { readonly [name: string]: string }
export type TokenPayload = { readonly [claim: string]: TokenClaim }
export type TokenClaim =
  | string
  | number
  | boolean
  | readonly TokenClaim[]
  | { readonly [name: string]: TokenClaim }

/** A JSON Web Token, signed and taken apart. */
export interface SignedToken {
  readonly raw: string
  readonly header: TokenHeader
  readonly payload: TokenPayload
}

/** Signs and checks the tokens of the simulated issuers. */
export interface TokenService {
  sign(issuer: SimulatedIssuer, header: TokenHeader, payload: TokenPayload): Promise<SignedToken>
  /** Checks the signature alone, with the issuer's published keys; claims are for whoever trusts the token. */
  verify(raw: string, issuer: SimulatedIssuer): Promise<SignatureState>
}

/** More tokens than one design issues: keeps a page that is open all day from growing. */
const REMEMBERED = 4_000

/**
 * Creates the service that signs and checks tokens, as real issuers do: RSA keys, `alg` and `kid` in the
 * header, a JSON Web Key Set to check with.
 *
 * It remembers what it has signed and checked: editing a policy changes no token. Where Web Crypto is
 * missing (a page that came over plain http from another machine) tokens carry no signature, and checking
 * says `unavailable` instead of pretending.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 */
export function createTokenService(): TokenService {
  const signed = new Map<string, Promise<SignedToken>>()
  const verified = new Map<string, Promise<SignatureState>>()
  return {
    sign: (issuer, header, payload) =>
      remember(signed, `${issuer} ${JSON.stringify(header)} ${JSON.stringify(payload)}`, () =>
        signToken(issuer, header, payload),
      ),
    verify: (raw, issuer) => remember(verified, `${issuer} ${raw}`, () => verifyToken(raw, issuer)),
  }
}

/** Reads a token without checking it; null when the text is not a JSON Web Token. */
export function decodeToken(raw: string): Omit<SignedToken, 'raw'> | null {
  try {
    return { header: decodeProtectedHeader(raw) as TokenHeader, payload: decodeJwt(raw) as TokenPayload }
  } catch {
    return null
  }
}

async function signToken(
  issuer: SimulatedIssuer,
  header: TokenHeader,
  payload: TokenPayload,
): Promise<SignedToken> {
  if (!hasWebCrypto()) {
    return { raw: `${encode(header)}.${encode(payload)}.`, header, payload }
  }
  const alg = header.alg ?? 'RS256'
  const key = await importJWK(SIMULATED_KEYS[issuer], alg)
  const raw = await new SignJWT(payload as JWTPayload).setProtectedHeader({ ...header, alg }).sign(key)
  return { raw, header, payload }
}

async function verifyToken(raw: string, issuer: SimulatedIssuer): Promise<SignatureState> {
  if (!hasWebCrypto()) return 'unavailable'
  const header = decodeToken(raw)?.header
  const { kty, n, e } = SIMULATED_KEYS[issuer]
  const keys = createLocalJWKSet({ keys: [{ kty, n, e, use: 'sig', kid: header?.kid }] })
  try {
    await compactVerify(raw, keys, { algorithms: ['RS256', 'RS512'] })
    return 'verified'
  } catch {
    return 'wrong'
  }
}

function hasWebCrypto(): boolean {
  return globalThis.crypto?.subtle !== undefined
}

function encode(part: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(part))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function remember<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const found = known.get(key)
  if (found) return found
  if (known.size >= REMEMBERED) known.clear()
  const made = make()
  known.set(key, made)
  return made
}
