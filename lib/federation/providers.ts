import { assertNever } from '@/lib/base/invariant'
import { oidcProviderArn, type Place, samlProviderArn, withoutScheme } from './arns'

/** Somebody who vouches for people: where they sign in before they come to the identity pool. */
export type Provider =
  | UserPoolProvider
  | OidcProvider
  | { readonly kind: 'facebook'; readonly appId: string }
  | { readonly kind: 'google'; readonly clientId: string }
  | { readonly kind: 'amazon'; readonly appId: string }
  | { readonly kind: 'apple'; readonly servicesId: string }
  | SamlProvider
  | DeveloperProvider

export interface UserPoolProvider {
  readonly kind: 'user-pool'
  /** `us-east-1_aaaaaaaaa`. */
  readonly id: string
  readonly clients: readonly string[]
  readonly groups: readonly UserPoolGroup[]
}

/** A group of a user pool. Its role counts only for pools that choose the role by token. */
export interface UserPoolGroup {
  readonly name: string
  /** 0 is best; null or left out is worst. */
  readonly precedence?: number | null
  readonly roleArn?: string | null
}

/** An issuer registered as OIDC provider in IAM. */
export interface OidcProvider {
  readonly kind: 'oidc'
  /** With its scheme: `https://auth.example.com/tenant`. */
  readonly issuer: string
  readonly clientIds: readonly string[]
}

export type SamlFlavour = 'okta' | 'ad-fs' | 'entra-id'

/** An identity provider registered as SAML provider in IAM. */
export interface SamlProvider {
  readonly kind: 'saml'
  /** The name in IAM, the end of the provider's ARN. */
  readonly name: string
  readonly flavour: SamlFlavour
  /** How it names itself as issuer of its assertions. */
  readonly entityId: string
}

/** The app's own backend. */
export interface DeveloperProvider {
  readonly kind: 'developer'
  /** `login.mycompany.myapp`. */
  readonly providerName: string
}

/** The names of providers that identity pools know without IAM's help. */
export const PUBLIC_PROVIDERS = {
  facebook: 'graph.facebook.com',
  google: 'accounts.google.com',
  amazon: 'www.amazon.com',
  apple: 'appleid.apple.com',
} as const

/** `cognito-idp.us-east-1.amazonaws.com/us-east-1_Example`: the issuer without its scheme, and the key in `Logins`. */
export function userPoolProviderName(userPoolId: string): string {
  const region = userPoolId.slice(0, userPoolId.indexOf('_'))
  const suffix = region.startsWith('cn-') ? '.cn' : ''
  return `cognito-idp.${region}.amazonaws.com${suffix}/${userPoolId}`
}

/** The key under which an app puts this provider's token into `Logins`.
 *  @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html */
export function loginsKeyOf(provider: Provider, place: Place): string {
  switch (provider.kind) {
    case 'user-pool':
      return userPoolProviderName(provider.id)
    case 'oidc':
      return withoutScheme(provider.issuer)
    case 'saml':
      return samlProviderArn(place.account, provider.name)
    case 'developer':
      return provider.providerName
    case 'facebook':
    case 'google':
    case 'amazon':
    case 'apple':
      return PUBLIC_PROVIDERS[provider.kind]
    default:
      return assertNever(provider)
  }
}

/** The key of this provider in the pool's role mappings and tag maps: with the app client for a user pool, the ARN for IAM's.
 *  @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetIdentityPoolRoles.html */
export function mappingKeyOf(provider: Provider, place: Place, clientId = ''): string {
  if (provider.kind === 'user-pool') return `${userPoolProviderName(provider.id)}:${clientId}`
  if (provider.kind === 'oidc') return oidcProviderArn(place.account, provider.issuer)
  return loginsKeyOf(provider, place)
}
