/** Everything that one can set about an identity pool, as the API names it, in lower camel case.
 *  @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html */
export interface IdentityPoolConfig {
  /** `us-east-1:GUID`. */
  readonly id: string
  readonly name: string
  readonly allowUnauthenticatedIdentities: boolean
  /** Left out: never set, which allows the classic flow. */
  readonly allowClassicFlow?: boolean
  readonly cognitoIdentityProviders?: readonly CognitoIdentityProvider[]
  /** App id by provider: `graph.facebook.com`, `accounts.google.com`, `www.amazon.com`, `appleid.apple.com`. */
  readonly supportedLoginProviders?: Readonly<Record<string, string>>
  readonly openIdConnectProviderArns?: readonly string[]
  readonly samlProviderArns?: readonly string[]
  readonly developerProviderName?: string
  /** ARNs. A pool that was just created has none. */
  readonly roles?: { readonly authenticated?: string; readonly unauthenticated?: string }
  /** By provider: `cognito-idp.REGION.amazonaws.com/POOL:CLIENT`, a public provider's name, or the ARN of IAM's provider. */
  readonly roleMappings?: Readonly<Record<string, RoleMapping>>
  /** Attributes for access control, by provider. */
  readonly principalTagMaps?: Readonly<Record<string, PrincipalTagMap>>
  readonly tags?: Readonly<Record<string, string>>
}

/** An app client of a user pool whose ID tokens the pool takes. */
export interface CognitoIdentityProvider {
  readonly providerName: string
  readonly clientId: string
  /** Asks the user pool each time whether the user was signed out or deleted meanwhile. */
  readonly serverSideTokenCheck?: boolean
}

/** What to do when no role can be told from token or rules. */
export type AmbiguousRoleResolution = 'AuthenticatedRole' | 'Deny'

export type RoleMapping =
  | { readonly type: 'Token'; readonly ambiguousRoleResolution?: AmbiguousRoleResolution }
  | {
      readonly type: 'Rules'
      readonly ambiguousRoleResolution?: AmbiguousRoleResolution
      readonly rules: readonly RoleMappingRule[]
    }

export type MatchType = 'Equals' | 'Contains' | 'StartsWith' | 'NotEqual'

export interface RoleMappingRule {
  readonly claim: string
  readonly matchType: MatchType
  readonly value: string
  readonly roleArn: string
}

/** Which claims become session tags. */
export interface PrincipalTagMap {
  /** The tags `client` and `username`, from the audience and the user. */
  readonly useDefaults?: boolean
  /** Claim by tag key. */
  readonly tags?: Readonly<Record<string, string>>
}

/** An entry of a record that somebody else filled: names such as `__proto__` are names like others. */
export function entryOf<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  name: string,
): Value | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined
}
