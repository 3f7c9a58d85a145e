import { assertNever } from '@/lib/base/invariant'
import type { Design, IdentityPool, Provider } from '../schema/design'

/** The names under which the four public providers stand in an identity pool. */
const PUBLIC_NAMES = {
  facebook: 'graph.facebook.com',
  google: 'accounts.google.com',
  amazon: 'www.amazon.com',
  apple: 'appleid.apple.com',
} as const

/** Does the identity pool take what this provider issues? */
export function isAccepted(design: Design, provider: Provider): boolean {
  const pool = design.identityPool
  const next = withProvider(design, pool, provider)
  return JSON.stringify(next) === JSON.stringify(pool)
}

/**
 * The design whose identity pool takes what this provider issues, as one would set it up at AWS. The same
 * design when it does already.
 */
export function acceptProvider(design: Design, provider: Provider): Design {
  if (isAccepted(design, provider)) return design
  return { ...design, identityPool: withProvider(design, design.identityPool, provider) }
}

/** By what name does the identity pool map roles and tags for this provider? */
export function mappingKeyOf(design: Design, provider: Provider): string | null {
  switch (provider.kind) {
    case 'user-pool':
      return `${userPoolName(design, provider.id)}:${provider.clientId}`
    case 'oidc':
    case 'saml':
      return arnOf(design, provider)
    case 'developer':
      return null
    default:
      return PUBLIC_NAMES[provider.kind]
  }
}

function withProvider(design: Design, pool: IdentityPool, provider: Provider): IdentityPool {
  switch (provider.kind) {
    case 'user-pool': {
      const name = userPoolName(design, provider.id)
      const isThere = pool.cognitoIdentityProviders.some(
        ({ providerName, clientId }) => providerName === name && clientId === provider.clientId,
      )
      if (isThere) return pool
      const added = { providerName: name, clientId: provider.clientId }
      return { ...pool, cognitoIdentityProviders: [...pool.cognitoIdentityProviders, added] }
    }
    case 'oidc': {
      const arn = arnOf(design, provider)
      const arns = pool.openIdConnectProviderArns ?? []
      return arns.includes(arn) ? pool : { ...pool, openIdConnectProviderArns: [...arns, arn] }
    }
    case 'saml': {
      const arn = arnOf(design, provider)
      const arns = pool.samlProviderArns ?? []
      return arns.includes(arn) ? pool : { ...pool, samlProviderArns: [...arns, arn] }
    }
    case 'developer':
      return { ...pool, developerProviderName: provider.providerName }
    case 'facebook':
    case 'amazon':
      return withPublic(pool, PUBLIC_NAMES[provider.kind], provider.appId)
    case 'google':
      return withPublic(pool, PUBLIC_NAMES.google, provider.clientId)
    case 'apple':
      return withPublic(pool, PUBLIC_NAMES.apple, provider.servicesId)
    default:
      return assertNever(provider)
  }
}

/** A pool has one app for each public provider: another one takes its place. */
function withPublic(pool: IdentityPool, name: string, app: string): IdentityPool {
  const providers = pool.supportedLoginProviders ?? {}
  if (providers[name] === app) return pool
  return { ...pool, supportedLoginProviders: { ...providers, [name]: app } }
}

function userPoolName(design: Design, id: string): string {
  const region = id.slice(0, id.lastIndexOf('_')) || design.region
  return `cognito-idp.${region}.amazonaws.com/${id}`
}

/** IAM's provider for an issuer is named like it, without https:// and a slash at the end. */
function arnOf(design: Design, provider: Extract<Provider, { kind: 'oidc' | 'saml' }>): string {
  return provider.kind === 'oidc'
    ? `arn:aws:iam::${design.account}:oidc-provider/${provider.issuer.replace(/^https:\/\//, '').replace(/\/$/, '')}`
    : `arn:aws:iam::${design.account}:saml-provider/${provider.providerName}`
}
