import { claimOf, listClaim, textClaim } from './claims'
import { matchRule, type RuleTrial } from './match-rule'
import { entryOf, type IdentityPoolConfig, type RoleMapping } from './pool-config'
import { samlRoles } from './saml-reader'
import { refusals, type ServiceError } from './service-error'
import type { TokenPayload } from './tokens'

/** Why a role was selected. */
export type RoleReason =
  /** No login: the pool's role for guests. */
  | 'guest-role'
  /** Nothing maps this provider: the pool's role for signed-in identities. */
  | 'authenticated-role'
  | 'preferred-role'
  | 'custom-role'
  | 'rule'
  /** Token or rules gave no role, and the mapping says to use the authenticated role then. */
  | 'ambiguous'

export interface RoleTrace {
  /** The key of the mapping that applies; null when none does. */
  readonly mappingKey: string | null
  readonly type: RoleMapping['type'] | null
  /** The roles that the token offers. */
  readonly offered: readonly string[]
  /** What became of each rule, in order, up to the last that was looked at. */
  readonly trials: readonly RuleTrial[]
  /** The rule that gave the role, from 0; null when none did. */
  readonly rule: number | null
  readonly assumptions: readonly string[]
}

export type RoleSelection = RoleTrace &
  (
    | {
        readonly ok: true /** Null: the pool has no such role. */
        readonly roleArn: string | null
        readonly reason: RoleReason
      }
    | { readonly ok: false; readonly error: ServiceError }
  )

const NO_TRACE: RoleTrace = {
  mappingKey: null,
  type: null,
  offered: [],
  trials: [],
  rule: null,
  assumptions: [],
}

/**
 * Which role does the identity pool ask STS for?
 *
 * Guests get the guest role. Without a mapping for the provider everybody else gets the authenticated role.
 * A mapping by token takes the preferred role that the user pool states; one by rules the role of the first
 * rule that matches. `customRoleArn` chooses among the roles that token or rules offer, and never adds one.
 *
 * Total: any claims give a selection or the refusal in AWS's words.
 *
 * @param providerKey the provider's key in role mappings; null for a guest, an empty text for users of the app's own
 *   backend, whom nothing maps
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
 * @example
 * selectRole(pool, null, {}, null) // { ok: true, roleArn: pool.roles.unauthenticated, reason: 'guest-role', ... }
 */
export function selectRole(
  config: IdentityPoolConfig,
  providerKey: string | null,
  claims: TokenPayload,
  customRoleArn: string | null = null,
): RoleSelection {
  if (providerKey === null) {
    if (customRoleArn !== null) return notMapped(customRoleArn, null)
    return { ...NO_TRACE, ok: true, roleArn: config.roles?.unauthenticated ?? null, reason: 'guest-role' }
  }
  const authenticated = config.roles?.authenticated ?? null
  const mapping = entryOf(config.roleMappings, providerKey)
  if (mapping === undefined) {
    if (customRoleArn !== null) return notMapped(customRoleArn, authenticated)
    return { ...NO_TRACE, ok: true, roleArn: authenticated, reason: 'authenticated-role' }
  }
  const trace = { ...NO_TRACE, mappingKey: providerKey, type: mapping.type }
  return mapping.type === 'Token'
    ? byToken(mapping, claims, customRoleArn, authenticated, trace)
    : byRules(mapping, claims, customRoleArn, authenticated, trace)
}

function notMapped(customRoleArn: string, authenticated: string | null): RoleSelection {
  const trace = { ...NO_TRACE, assumptions: ['custom-role-without-mapping'] }
  if (customRoleArn === authenticated) {
    return { ...trace, ok: true, roleArn: authenticated, reason: 'custom-role' }
  }
  const because =
    authenticated === null
      ? 'A guest has no roles to choose from.'
      : 'No role mapping applies, so the only role to choose is the authenticated role of the pool.'
  return { ...denied(trace), error: refusals.customRoleNotOffered(because) }
}

function byToken(
  mapping: RoleMapping,
  claims: TokenPayload,
  customRoleArn: string | null,
  authenticated: string | null,
  start: RoleTrace,
): RoleSelection {
  const stated = listClaim(claims, 'cognito:roles')
  const attribute = stated === null ? samlRoles(claims) : null
  const offered = stated ?? attribute ?? []
  const assumptions = attribute === null ? [] : ['saml-roles-as-token-roles']
  const trace = { ...start, offered, assumptions }
  if (customRoleArn !== null) {
    if (offered.includes(customRoleArn)) {
      return { ...trace, ok: true, roleArn: customRoleArn, reason: 'custom-role' }
    }
    const because = `The token offers ${offered.length === 0 ? 'no role' : offered.join(', ')}.`
    return { ...denied(trace), error: refusals.customRoleNotOffered(because) }
  }
  const only = attribute?.length === 1 ? attribute[0] : undefined
  const preferred = textClaim(claims, 'cognito:preferred_role') ?? only
  if (preferred !== undefined) return { ...trace, ok: true, roleArn: preferred, reason: 'preferred-role' }
  if (offered.length > 0) {
    return resolve(mapping, authenticated, trace, 'The token offers several roles and prefers none.')
  }
  const open = { ...trace, assumptions: [...assumptions, 'no-roles-in-token'] }
  return resolve(mapping, authenticated, open, 'The token offers no role.')
}

function byRules(
  mapping: Extract<RoleMapping, { type: 'Rules' }>,
  claims: TokenPayload,
  customRoleArn: string | null,
  authenticated: string | null,
  start: RoleTrace,
): RoleSelection {
  const trials: RuleTrial[] = []
  for (const [index, rule] of mapping.rules.entries()) {
    const trial = matchRule(rule, claimOf(claims, rule.claim), index)
    trials.push(trial)
    if (trial.matches && (customRoleArn === null || rule.roleArn === customRoleArn)) {
      const custom = customRoleArn === null ? [] : ['custom-role-among-matching-rules']
      return {
        ...start,
        trials,
        rule: index,
        offered: [rule.roleArn],
        assumptions: [...assumptionsOf(trials), ...custom],
        ok: true,
        roleArn: rule.roleArn,
        reason: customRoleArn === null ? 'rule' : 'custom-role',
      }
    }
  }
  const trace = { ...start, trials, assumptions: assumptionsOf(trials) }
  if (customRoleArn !== null) {
    const open = { ...trace, assumptions: [...trace.assumptions, 'custom-role-among-matching-rules'] }
    return {
      ...denied(open),
      error: refusals.customRoleNotOffered('No rule that matches has this role.'),
    }
  }
  return resolve(mapping, authenticated, trace, 'No rule matches the claims of the token.')
}

function resolve(
  mapping: RoleMapping,
  authenticated: string | null,
  trace: RoleTrace,
  because: string,
): RoleSelection {
  return mapping.ambiguousRoleResolution === 'AuthenticatedRole'
    ? { ...trace, ok: true, roleArn: authenticated, reason: 'ambiguous' }
    : { ...trace, ok: false, error: refusals.ambiguousRole(because) }
}

/** AWS refuses a role that is not offered, in words that nobody has published. */
function denied(trace: RoleTrace) {
  return { ...trace, ok: false as const, assumptions: [...trace.assumptions, 'simulated-refusal-text'] }
}

function assumptionsOf(trials: readonly RuleTrial[]): readonly string[] {
  return [...new Set(trials.flatMap((trial) => trial.assumptions))]
}
