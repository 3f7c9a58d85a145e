import type { IdentityPoolConfig, Provider, RoleReason, SignIn } from '@/lib/federation'
import type { PolicyText } from './case-format'

/** What surrounds the calls of a case: changes of `federation-world.json`, key by key; `null` takes away. */
export interface WorldInput {
  readonly account?: string
  readonly region?: string
  /** ISO 8601. */
  readonly now?: string
  readonly pool?: { readonly [Key in keyof IdentityPoolConfig]?: IdentityPoolConfig[Key] | null }
  readonly providers?: Readonly<Record<string, Provider>>
  /** Who signs in, each at a provider of the world. */
  readonly signIns?: Readonly<Record<string, { readonly at: string } & Omit<SignIn, 'kind'>>>
  /** By ARN; null: there is no such role. */
  readonly roles?: Readonly<Record<string, RoleInput | null>>
  readonly rcps?: readonly (readonly PolicyText[])[]
  readonly managedPolicies?: Readonly<Record<string, PolicyText>>
  readonly disabledUsers?: readonly string[]
}

export interface RoleInput {
  /** Null: the role trusts nobody. */
  readonly trust: PolicyText | null
  readonly maxSessionDuration?: number
  readonly tags?: Readonly<Record<string, string>>
}

/** The name of a sign-in; or a key with a value, with the login of a sign-in, or with the token of an earlier call. */
export type LoginInput =
  | string
  | { readonly key: string; readonly value: string }
  | { readonly key: string; readonly of: string }
  | { readonly key: string; readonly token: number }

/** One call; calls are counted from 1. */
export interface CallInput {
  readonly operation: string
  readonly poolId?: string
  /** The identity of the answer to an earlier call, or an id. */
  readonly identity?: number | string
  readonly logins?: readonly LoginInput[]
  /** Seconds since the first call. */
  readonly after?: number
  /** Nobody signs a call that has to be signed. */
  readonly unsigned?: boolean
  /** For AssumeRoleWithWebIdentity: the token of an earlier call, or the login of a sign-in. */
  readonly token?: number | string
  readonly policy?: PolicyText
  readonly [parameter: string]: unknown
}

export interface AnswerExpectation {
  /** AWS's code; left out: the call succeeds. */
  readonly error?: string
  readonly message?: string
  /** What STS said behind the pool's error: `AccessDenied: ...`. */
  readonly cause?: string
  /** A part of the explanation that AWS hides. */
  readonly because?: string
  /** The call of the same identity; 0: one that no earlier call had. */
  readonly sameAs?: number
  readonly role?: string
  readonly reason?: RoleReason
  /** The rule that gave the role, from 0. */
  readonly rule?: number
  readonly amr?: readonly string[]
  /** The session's tags, all of them. */
  readonly tags?: Readonly<Record<string, string>>
  readonly session?: SessionExpectation
  /** Seconds from the call to the end of the credentials, or of the token. */
  readonly lasts?: number
  readonly response?: Readonly<Record<string, unknown>>
  /** All events, `Data GetId` or `Management AssumeRoleWithWebIdentity`. */
  readonly events?: readonly string[]
  /** Among those that the answer rests on. */
  readonly assumptions?: readonly string[]
}

export interface SessionExpectation {
  readonly arn?: string
  /** Condition keys of later requests; null: the key is absent. */
  readonly keys?: Readonly<Record<string, unknown>>
  /** Names of the policies that narrow the session; null: none do. */
  readonly policies?: readonly string[] | null
  /** Actions that these policies let through, and that they do not. */
  readonly passes?: readonly string[]
  readonly stops?: readonly string[]
}

export interface LoginExpectation {
  readonly key: string
  readonly kind: 'jwt' | 'opaque' | 'saml' | 'developer'
  /** What the value begins with, for tokens that one cannot read. */
  readonly startsWith?: string
  /** Claims, null for those that are absent. */
  readonly claims?: Readonly<Record<string, unknown>>
  readonly alg?: string
  readonly preferredGroup?: string | null
  readonly tiedGroups?: readonly string[]
}

/** A question to STS about claims that were found good. */
export interface TokenInput {
  readonly claims: Readonly<Record<string, unknown>>
  /** Left out: an identity pool. */
  readonly provider?: string
}

/** The fields of cases about federation; README.md says in words what each means. */
export interface FederationFields {
  readonly world?: WorldInput
  readonly signIn?: string
  readonly login?: LoginExpectation
  readonly config?: readonly {
    readonly code: string
    readonly path: readonly (string | number)[]
    readonly message?: string
  }[]
  readonly calls?: readonly CallInput[]
  readonly pool?: readonly AnswerExpectation[]
  readonly role?: RoleInput & { readonly arn?: string }
  readonly token?: TokenInput
  readonly by?: { readonly via?: 'identity-pool' | 'app'; readonly [parameter: string]: unknown }
  readonly assume?: AnswerExpectation
}
