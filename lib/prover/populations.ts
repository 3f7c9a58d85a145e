import {
  accessPolicyId,
  boundaryId,
  type Design,
  type OtherPool,
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

/** A pool of the design: its own, or another one whose identities come too. */
type Pool = Design['identityPool'] | OtherPool

/**
 * Who can have a session in this design: signed-in users with each role that the pool can give them or that an app of the
 * design asks STS for, and guests.
 *
 * Guests of the enhanced flow are narrowed by session policies. In the classic flow the app calls STS itself, so
 * nothing narrows them: they are a population of their own, if the pool allows that flow.
 */
export function populationsOf(
  design: Design,
  formats: Formats = NO_FORMATS,
  pool: Pool = design.identityPool,
): readonly Population[] {
  const found: Population[] = []
  const add = (kind: Omit<Kind, 'formats' | 'pool'>, named: readonly string[]) => {
    for (const role of rolesNamed(design, new Set(named))) {
      found.push(populationOf(design, role, { ...kind, formats, pool }))
    }
  }
  const flow = hasClassicFlow(pool, false) ? 'any' : 'enhanced'
  add({ isGuest: false, flow }, [...rolesOfSettings(design, pool), ...rolesOfApps(design, pool, false)])
  if (!pool.allowUnauthenticatedIdentities) return found
  const { unauthenticated } = pool.roles
  const ofGuests = unauthenticated === null ? [] : [unauthenticated]
  add({ isGuest: true, flow: 'enhanced' }, ofGuests)
  if (hasClassicFlow(pool, true)) {
    add({ isGuest: true, flow: 'classic' }, [...ofGuests, ...rolesOfApps(design, pool, true)])
  }
  return found
}

/** The same of all pools of the design: whoever in it can have a session. */
export function allPopulationsOf(design: Design): readonly Population[] {
  const others = (design.otherPools ?? []).filter(({ id }) => id !== design.identityPool.id)
  return [...populationsOf(design), ...others.flatMap((pool) => populationsOf(design, NO_FORMATS, pool))]
}

/** The Region of a pool, with which its id and those of its identities begin. */
export function regionOf({ id }: Pick<Pool, 'id'>): string {
  return id.slice(0, id.indexOf(':'))
}

/** Does the pool hand its tokens to apps, so that they can call STS themselves? Not where it maps roles. */
function handsOutTokens({ allowClassicFlow, roleMappings = {} }: Pool): boolean {
  return allowClassicFlow !== false && Object.keys(roleMappings).length === 0
}

/** Is there a way to STS with the pool's token in hand? An own backend has tokens for its users whatever apps may. */
export function hasClassicFlow(pool: Pool, areGuests: boolean): boolean {
  return handsOutTokens(pool) || (pool.developerProviderName !== undefined && !areGuests)
}

/** The roles that the pool can give to somebody who signed in. */
export function signedInRoles(design: Design): readonly Role[] {
  return rolesNamed(design, new Set(rolesOfSettings(design, design.identityPool)))
}

function rolesNamed({ roles, account }: Design, named: ReadonlySet<string>): readonly Role[] {
  return roles.filter((role) => named.has(role.name) || named.has(roleArn(role.account ?? account, role)))
}

/** Names and ARNs from the pool's settings, and from what user pools and SAML providers offer by them. */
function rolesOfSettings(
  { providers, identities }: Design,
  { roles, roleMappings }: Pool,
): readonly string[] {
  const named = new Set<string>()
  if (roles.authenticated !== null) named.add(roles.authenticated)
  for (const mapping of Object.values(roleMappings ?? {})) {
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
  return [...named]
}

/** Names and ARNs of what apps of the design ask STS for themselves, for guests or for people who signed in. */
function rolesOfApps(
  { identityPool, identities }: Design,
  pool: Pool,
  areGuests: boolean,
): readonly string[] {
  return identities.flatMap(({ kind, pool: from = identityPool.id, classic }) => {
    // Apps get no tokens for people who sign in by SAML.
    const hasToken = kind === 'developer-user' || (kind !== 'saml-user' && handsOutTokens(pool))
    return classic && from === pool.id && hasToken && (kind === 'guest') === areGuests ? classic.role : []
  })
}

interface Kind {
  readonly isGuest: boolean
  readonly flow: Population['flow']
  readonly formats: Formats
  readonly pool: Pool
}

function populationOf(design: Design, role: Role, { isGuest, flow, formats, pool }: Kind): Population {
  const { account } = design
  const region = regionOf(pool)
  const owner = role.account ?? account
  const arn = roleArn(owner, role)
  const compiled = compiledPolicies(design)
  const sessionName = flow === 'enhanced' ? ENHANCED_SESSION_NAME : null
  const find = (ids: readonly string[]) => ids.flatMap((id) => compiled.get(id) ?? [])
  const how = flow === 'any' ? '' : ` (${flow} flow)`
  const whose = pool.id === design.identityPool.id ? '' : ` of the pool ${pool.name}`
  return {
    id: flow === 'classic' ? `${role.name} classic` : role.name,
    says: `${isGuest ? `Guests${how}` : 'Signed-in users'}${whose} with the role ${role.name}`,
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
      poolId: pool.id,
      ...(design.organization?.id === undefined ? {} : { organizationId: design.organization.id }),
      isGuest,
      plainProviders: pool.developerProviderName ? [pool.developerProviderName] : [],
      hasOpenTags: !isGuest && pool.developerProviderName !== undefined,
      mappedTags: isGuest ? [] : tagsOfPool(pool).map((tag) => tag.toLowerCase()),
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
export function tagsOfPool({ principalTagMaps = {} }: Pool): readonly string[] {
  return Object.values(principalTagMaps).flatMap(({ useDefaults, tags }) =>
    useDefaults === true ? ['client', 'username'] : Object.keys(tags ?? {}),
  )
}
