import type { TokenClaim } from './tokens'

/** Claims beyond those that a provider always states; they win over the usual ones. */
export type ExtraClaims = { readonly [claim: string]: TokenClaim }

/** One way in which what a provider hands out can be wrong. */
export type TokenFault =
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-audience'
  | 'wrong-issuer'
  | 'wrong-key'
  /** Signed with a key that the issuer has not used before. */
  | 'rotated-key'
  /** The access token of a user pool where the ID token belongs. */
  | 'access-token'
  /** Of another pool or tenant of the same kind of provider. */
  | 'other-pool'
  | 'malformed'
  /** An assertion that was used before. */
  | 'replayed'
  /** Good in itself, but the user has signed out everywhere since. */
  | 'signed-out'

export const TOKEN_FAULTS: readonly TokenFault[] = [
  'expired',
  'not-yet-valid',
  'wrong-audience',
  'wrong-issuer',
  'wrong-key',
  'rotated-key',
  'access-token',
  'other-pool',
  'malformed',
  'replayed',
  'signed-out',
]

interface Common {
  readonly claims?: ExtraClaims
  readonly fault?: TokenFault
}

/** Who signs in, at a provider of the same kind. */
export type SignIn =
  | UserPoolSignIn
  | OidcSignIn
  | ({ readonly kind: 'facebook' | 'amazon'; readonly userId: string } & Common)
  | ({ readonly kind: 'google' | 'apple'; readonly sub: string; readonly email?: string } & Common)
  | SamlSignIn
  | DeveloperSignIn

export interface UserPoolSignIn extends Common {
  readonly kind: 'user-pool'
  /** Left out: the first client of the user pool. */
  readonly clientId?: string
  readonly username: string
  /** The user in the user pool: not the identity id of the identity pool. */
  readonly sub: string
  readonly email?: string
  /** Names of groups of the user pool, in the order in which the token lists them. */
  readonly groups?: readonly string[]
  /** Custom attributes, without their prefix `custom:`. */
  readonly custom?: Readonly<Record<string, string>>
}

export interface OidcSignIn extends Common {
  readonly kind: 'oidc'
  /** Left out: the first client id of the provider. */
  readonly clientId?: string
  readonly sub: string
}

export interface SamlSignIn extends Common {
  readonly kind: 'saml'
  readonly nameId: string
  readonly email?: string
  readonly displayName?: string
  readonly groups?: readonly string[]
  /** ARNs of the roles in the Role attribute; each is written `roleArn,providerArn`. */
  readonly roles?: readonly string[]
  /** Any other attributes of the assertion. */
  readonly attributes?: Readonly<Record<string, string | readonly string[]>>
}

export interface DeveloperSignIn extends Common {
  readonly kind: 'developer'
  readonly userIdentifier: string
  readonly principalTags?: Readonly<Record<string, string>>
  /** Seconds, 1 to 86400; left out: 900. */
  readonly tokenDuration?: number
}
