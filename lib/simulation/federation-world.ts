import { assertNever } from '@/lib/base/invariant'
import {
  type Design,
  type Provider as DesignProvider,
  type Identity,
  type IdentityPool,
  type OtherPool,
  organizationPolicyId,
  type Role,
  trustPolicyId,
} from '@/lib/design'
import {
  type EndedUser,
  type FederationWorld,
  type IdentityPoolConfig,
  type Provider,
  roleArn,
  type SignIn,
  type TokenService,
  type TrustedRole,
  userPoolProviderName,
} from '@/lib/federation'
import type { CompiledPolicy } from '@/lib/iam'
import type { CompiledDesign } from './compile-design'

/** The ARN of a role of the design. */
export function arnOfRole(design: Design, role: Role): string {
  return roleArn(role.account ?? design.account, role)
}

/** The ARN that a reference means: a role of the design by its name, or any role by its ARN. */
export function arnOfReference(design: Design, reference: string): string {
  if (reference.startsWith('arn:')) return reference
  const role = design.roles.find((candidate) => candidate.name === reference)
  return role ? arnOfRole(design, role) : roleArn(design.account, { name: reference, path: '/' })
}

/**
 * Everything around an identity's calls to its pool: the pool as AWS's API would describe it, the providers,
 * the roles with their trust policies, the time.
 *
 * An identity may come from another pool than the design's: a second one, or an attacker's own.
 */
export function worldOf(
  design: Design,
  identity: Identity,
  compiled: CompiledDesign,
  tokens: TokenService,
): FederationWorld {
  const other = design.otherPools?.find((pool) => pool.id === identity.pool)
  const pool: IdentityPool | OtherPool = other ?? design.identityPool
  const rcps = design.organization?.rcps?.map((level, index) =>
    level
      .map((policy) => compiled.policies.get(organizationPolicyId('rcps', index, policy.name)))
      .filter((policy): policy is CompiledPolicy => policy !== undefined),
  )
  return {
    place: { account: other?.account ?? design.account, region: regionOf(pool.id) ?? design.region },
    pool: toPoolConfig(design, pool),
    providers: design.providers.map((provider) => toProvider(design, provider)),
    roles: design.roles.map((role) => toTrustedRole(design, compiled, role)),
    endedUsers: endedUsersOf(identity),
    ...(rcps ? { rcps } : {}),
    tokens,
    now: Math.floor(Date.parse(design.now) / 1000),
    seed: design.name,
  }
}

function regionOf(poolId: string): string | null {
  const colon = poolId.indexOf(':')
  return colon > 0 ? poolId.slice(0, colon) : null
}

/** A role of the design as STS looks at it. */
export function toTrustedRole(design: Design, compiled: CompiledDesign, role: Role): TrustedRole {
  return {
    arn: arnOfRole(design, role),
    trust: compiled.policies.get(trustPolicyId(role.name)) ?? null,
    ...(role.maxSessionDuration === undefined ? {} : { maxSessionDuration: role.maxSessionDuration }),
    ...(role.tags === undefined ? {} : { tags: role.tags }),
  }
}

/** The pool as AWS's API describes it: roles by their ARNs. */
export function toPoolConfig(design: Design, pool: IdentityPool): IdentityPoolConfig {
  const { roles, roleMappings, cognitoIdentityProviders, principalTagMaps, ...rest } = pool
  const arn = (reference: string) => arnOfReference(design, reference)
  const mappings = Object.entries(roleMappings ?? {}).map(([key, mapping]) => [
    key,
    mapping.type === 'Token'
      ? mapping
      : { ...mapping, rules: mapping.rules.map(({ role, ...rule }) => ({ ...rule, roleArn: arn(role) })) },
  ])
  return withoutUndefined({
    ...rest,
    cognitoIdentityProviders: cognitoIdentityProviders.map(withoutUndefined),
    roles: {
      ...(roles.authenticated === null ? {} : { authenticated: arn(roles.authenticated) }),
      ...(roles.unauthenticated === null ? {} : { unauthenticated: arn(roles.unauthenticated) }),
    },
    ...(roleMappings ? { roleMappings: Object.fromEntries(mappings) } : {}),
    ...(principalTagMaps ? { principalTagMaps } : {}),
  }) as IdentityPoolConfig
}

/** A provider of the design as the federation knows it. */
export function toProvider(design: Design, provider: DesignProvider): Provider {
  switch (provider.kind) {
    case 'user-pool':
      return {
        kind: 'user-pool',
        id: provider.id,
        clients: [provider.clientId, ...(provider.otherClientIds ?? [])],
        groups: (provider.groups ?? []).map(({ name, precedence, role }) => ({
          name,
          ...(precedence === undefined ? {} : { precedence }),
          ...(role ? { roleArn: arnOfReference(design, role) } : {}),
        })),
      }
    case 'oidc':
      return { kind: 'oidc', issuer: provider.issuer, clientIds: provider.clientIds }
    case 'facebook':
    case 'amazon':
      return { kind: provider.kind, appId: provider.appId }
    case 'google':
      return { kind: 'google', clientId: provider.clientId }
    case 'apple':
      return { kind: 'apple', servicesId: provider.servicesId }
    case 'saml':
      return {
        kind: 'saml',
        name: provider.providerName,
        flavour: provider.flavour,
        entityId: provider.entityId,
      }
    case 'developer':
      return { kind: 'developer', providerName: provider.providerName }
    default:
      return assertNever(provider)
  }
}

/** How the identity signs in at its provider; null for a guest, who signs in nowhere. */
export function toSignIn(design: Design, identity: Identity): SignIn | null {
  if (identity.kind === 'guest') return null
  const { claims, fault } = identity
  const common = { claims, fault }
  switch (identity.kind) {
    case 'user-pool-user': {
      const { clientId, username, sub, email, groups, custom } = identity
      return withoutUndefined({
        kind: 'user-pool',
        ...common,
        clientId,
        username,
        sub,
        email,
        groups,
        custom,
      }) as SignIn
    }
    case 'oidc-user':
      return withoutUndefined({
        kind: 'oidc',
        ...common,
        clientId: identity.clientId,
        sub: identity.sub,
      }) as SignIn
    case 'facebook-user':
    case 'amazon-user': {
      const kind = identity.kind === 'facebook-user' ? 'facebook' : 'amazon'
      return withoutUndefined({ kind, ...common, userId: identity.userId }) as SignIn
    }
    case 'google-user':
    case 'apple-user': {
      const kind = identity.kind === 'google-user' ? 'google' : 'apple'
      return withoutUndefined({ kind, ...common, sub: identity.sub, email: identity.email }) as SignIn
    }
    case 'saml-user': {
      const { nameId, email, displayName, groups, attributes } = identity
      const roles = identity.roles?.map((role) => arnOfReference(design, role))
      return withoutUndefined({
        ...{ kind: 'saml', ...common, nameId, email, displayName, groups, attributes, roles },
      }) as SignIn
    }
    case 'developer-user': {
      const { userIdentifier, principalTags, tokenDuration } = identity
      return withoutUndefined({
        kind: 'developer',
        ...common,
        userIdentifier,
        principalTags,
        tokenDuration,
      }) as SignIn
    }
    default:
      return assertNever(identity)
  }
}

/** The provider at which the identity signs in; null for a guest, and when the design has no such provider. */
export function providerOf(design: Design, identity: Identity): DesignProvider | null {
  if (identity.kind === 'guest') return null
  const id = identity.kind === 'user-pool-user' ? identity.userPool : identity.provider
  return design.providers.find((provider) => provider.id === id) ?? null
}

/** A user who has signed out everywhere: only a pool that asks the user pool each time knows. */
function endedUsersOf(identity: Identity): readonly EndedUser[] {
  if (identity.kind !== 'user-pool-user' || identity.fault !== 'signed-out') return []
  return [{ providerName: userPoolProviderName(identity.userPool), sub: identity.sub, how: 'signed-out' }]
}

/** What is left out in a design is left out here too, rather than there as nothing. */
function withoutUndefined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined))
}
