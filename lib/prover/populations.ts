import {
  accessPolicyId,
  boundaryId,
  type Design,
  type IdentityPool,
  organizationPolicyId,
  type Role,
  resourcePolicyId,
} from '@/lib/design'
import {
  ENHANCED_SESSION_NAME,
  guestScopeDown,
  poolIssuer,
  roleArn,
  roleIdOf,
  sessionArn,
} from '@/lib/federation'
import type { AccountPrincipal, CompiledPolicy, PolicySet } from '@/lib/iam'
import { compiledPolicies } from './compiled-policies'
import type { IdentityFormat } from './identity-format'
import type { SessionShape } from './session-model'

/** Identities that get the same role in the same way: what holds for one of them holds for all. */
export interface Population {
  /** `PhotoAppUser`, `PhotoAppGuest classic`. */
  readonly id: string
  /** For people: "Signed-in users with the role PhotoAppUser". */
  readonly says: string
  readonly roleName: string
  readonly isGuest: boolean
  readonly flow: 'any' | 'enhanced' | 'classic'
  readonly shape: SessionShape
  readonly principal: AccountPrincipal
  /** Does the app choose the name of the session? The principal's is then one of many. */
  readonly hasOpenName: boolean
  /** All policies but those of resources. */
  readonly policies: PolicySet
  /** The policy of a bucket or table by its name, of anything else by its ARN. */
  readonly policyOf: (kind: 'buckets' | 'tables' | 'resources', name: string) => CompiledPolicy | null
}

/** Formats chosen in the place of the usual ones, by condition key in lower case. */
export type Formats = ReadonlyMap<string, IdentityFormat>

const NO_FORMATS: Formats = new Map()

/**
 * Who can have a session in this design: signed-in users with each role that the pool can give them or that an app of the
 * design asks STS for, and guests.
 *
 * Guests of the enhanced flow are narrowed by session policies. In the classic flow the app calls STS itself, so
 * nothing narrows them: they are a population of their own, if the pool allows that flow.
 */
export function populationsOf(design: Design, formats: Formats = NO_FORMATS): readonly Population[] {
  const { roles, allowUnauthenticatedIdentities } = design.identityPool
  const found: Population[] = []
  const flow = hasClassicFlow(design, false) ? 'any' : 'enhanced'
  const named = new Set([...rolesOfSettings(design), ...rolesOfApps(design, false)])
  for (const role of rolesNamed(design, named)) {
    found.push(populationOf(design, role, { isGuest: false, flow, formats }))
  }
  if (!allowUnauthenticatedIdentities) return found
  const ofGuests = roles.unauthenticated === null ? [] : [roles.unauthenticated]
  for (const role of rolesNamed(design, new Set(ofGuests))) {
    found.push(populationOf(design, role, { isGuest: true, flow: 'enhanced', formats }))
  }
  if (!hasClassicFlow(design, true)) return found
  for (const role of rolesNamed(design, new Set([...ofGuests, ...rolesOfApps(design, true)]))) {
    found.push(populationOf(design, role, { isGuest: true, flow: 'classic', formats }))
  }
  return found
}

/** Does the pool hand its tokens to apps, so that they can call STS themselves? Not where it maps roles. */
function handsOutTokens({ allowClassicFlow, roleMappings = {} }: IdentityPool): boolean {
  return allowClassicFlow !== false && Object.keys(roleMappings).length === 0
}

/** Is there a way to STS with the pool's token in hand? An own backend has tokens for its users whatever apps may. */
export function hasClassicFlow({ identityPool }: Design, areGuests: boolean): boolean {
  const hasBackend = identityPool.developerProviderName !== undefined
  return handsOutTokens(identityPool) || (hasBackend && !areGuests)
}

/** The roles that the pool can give to somebody who signed in. */
export function signedInRoles(design: Design): readonly Role[] {
  return rolesNamed(design, rolesOfSettings(design))
}

function rolesNamed({ roles, account }: Design, named: ReadonlySet<string>): readonly Role[] {
  return roles.filter((role) => named.has(role.name) || named.has(roleArn(role.account ?? account, role)))
}

/** Names and ARNs from the pool's settings, and from what user pools and SAML providers offer by them. */
function rolesOfSettings({ identityPool, providers, identities }: Design): ReadonlySet<string> {
  const named = new Set<string>()
  const { authenticated } = identityPool.roles
  if (authenticated !== null) named.add(authenticated)
  for (const mapping of Object.values(identityPool.roleMappings ?? {})) {
    if ('rules' in mapping) for (const rule of mapping.rules) named.add(rule.role)
    else {
      for (const provider of providers) {
        if (provider.kind !== 'user-pool') continue
        for (const { role } of provider.groups ?? []) if (role) named.add(role)
      }
      for (const identity of identities) {
        if (identity.kind === 'saml-user') for (const role of identity.roles ?? []) named.add(role)
      }
    }
  }
  return named
}

/** Names and ARNs of what apps of the design ask STS for themselves, for guests or for people who signed in. */
function rolesOfApps({ identityPool, identities }: Design, areGuests: boolean): readonly string[] {
  return identities.flatMap(({ kind, pool, classic }) => {
    const isOwn = pool === undefined || pool === identityPool.id
    // Apps get no tokens for people who sign in by SAML.
    const hasToken = kind === 'developer-user' || (kind !== 'saml-user' && handsOutTokens(identityPool))
    return classic && isOwn && hasToken && (kind === 'guest') === areGuests ? classic.role : []
  })
}

interface Kind {
  readonly isGuest: boolean
  readonly flow: Population['flow']
  readonly formats: Formats
}

function populationOf(design: Design, role: Role, { isGuest, flow, formats }: Kind): Population {
  const { account, region, identityPool } = design
  const owner = role.account ?? account
  const arn = roleArn(owner, role)
  const compiled = compiledPolicies(design)
  const sessionName = flow === 'enhanced' ? ENHANCED_SESSION_NAME : null
  const find = (ids: readonly string[]) => ids.flatMap((id) => compiled.get(id) ?? [])
  const how = flow === 'any' ? '' : ` (${flow} flow)`
  return {
    id: flow === 'classic' ? `${role.name} classic` : role.name,
    says: `${isGuest ? `Guests${how}` : 'Signed-in users'} with the role ${role.name}`,
    roleName: role.name,
    isGuest,
    flow,
    shape: {
      region,
      now: design.now,
      account: owner,
      roleArn: arn,
      roleId: roleIdOf(arn),
      sessionName,
      issuer: poolIssuer(region),
      poolId: identityPool.id,
      isGuest,
      plainProviders: identityPool.developerProviderName ? [identityPool.developerProviderName] : [],
      hasOpenTags: !isGuest && identityPool.developerProviderName !== undefined,
      mappedTags: isGuest ? [] : tagsOfPool(design).map((tag) => tag.toLowerCase()),
      roleTags: role.tags ?? {},
      formats,
    },
    principal: {
      kind: 'assumed-role',
      sessionArn: sessionArn(owner, role.name, sessionName ?? 'session'),
      roleArn: arn,
      account: owner,
    },
    hasOpenName: sessionName === null,
    policies: {
      identity: find(role.policies.map((policy) => accessPolicyId(role.name, policy.name))),
      boundary: role.permissionsBoundary ? find([boundaryId(role.name)]) : null,
      session: isGuest && flow === 'enhanced' ? guestScopeDown(region) : null,
      scps: owner === account ? organizationLevels(design, 'scps') : null,
      rcps: organizationLevels(design, 'rcps'),
    },
    policyOf: (kind, name) => compiled.get(resourcePolicyId(kind, name)) ?? null,
  }
}

/** The policies of the organisation, level by level; null: it has none of this kind. */
export function organizationLevels(design: Design, list: 'scps' | 'rcps') {
  const compiled = compiledPolicies(design)
  const found = design.organization?.[list]?.map((level, index) =>
    level.flatMap(({ name }) => compiled.get(organizationPolicyId(list, index, name)) ?? []),
  )
  return found ?? null
}

/** The tags that some login of the pool may bring. */
export function tagsOfPool({ identityPool }: Design): readonly string[] {
  return Object.values(identityPool.principalTagMaps ?? {}).flatMap(({ useDefaults, tags }) =>
    useDefaults === true ? ['client', 'username'] : Object.keys(tags ?? {}),
  )
}
