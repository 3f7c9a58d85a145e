import { withMoved } from '../form/value-at'
import { namedPolicy } from '../schema/common'
import type { Design, Role } from '../schema/design'
import { blankPolicyText } from './blanks'
import { checkAgainst } from './check'
import { freshName } from './fresh-names'

type NamedPolicy = Role['policies'][number]

/** A list of policies with names: those of a role, or those of one level of the organisation. */
export type PolicyList =
  | { readonly of: 'role'; readonly index: number }
  | { readonly of: 'scps' | 'rcps'; readonly level: number }

const FORM = { separator: '-', longest: 128 }

/** The policies of a list; empty when there is no such list. */
export function policiesOf(design: Design, list: PolicyList): readonly NamedPolicy[] {
  if (list.of === 'role') return design.roles[list.index]?.policies ?? []
  return design.organization?.[list.of]?.[list.level] ?? []
}

/** The design with a policy that grants nothing at the end of the list, under a new name. */
export function addPolicy(
  design: Design,
  list: PolicyList,
  wanted: string,
): { design: Design; name: string } {
  const policies = policiesOf(design, list)
  const name = freshName(namesOf(policies), wanted, FORM)
  return { design: withPolicies(design, list, [...policies, { name, text: blankPolicyText() }]), name }
}

/** The design with a copy of a policy right behind it. */
export function duplicatePolicy(
  design: Design,
  list: PolicyList,
  at: number,
): { design: Design; name: string } {
  const policies = policiesOf(design, list)
  const policy = policies[at]
  if (!policy) return { design, name: '' }
  const base = policy.name.replace(/-copy(?:-\d+)?$/, '').slice(0, 123)
  const name = freshName(namesOf(policies), `${base}-copy`, FORM)
  return {
    design: withPolicies(design, list, [
      ...policies.slice(0, at + 1),
      { ...policy, name },
      ...policies.slice(at + 1),
    ]),
    name,
  }
}

/** The design without one policy of the list. */
export function removePolicy(design: Design, list: PolicyList, at: number): Design {
  const policies = policiesOf(design, list)
  if (!policies[at]) return design
  return withPolicies(
    design,
    list,
    policies.filter((_, index) => index !== at),
  )
}

/** The design with one policy of the list in another place. */
export function movePolicy(design: Design, list: PolicyList, from: number, to: number): Design {
  const policies = policiesOf(design, list)
  const moved = withMoved(policies, from, to)
  return moved === policies ? design : withPolicies(design, list, moved)
}

/** Why a policy of the list cannot have this name; null when it can. */
export function policyNameProblem(design: Design, list: PolicyList, at: number, to: string): string | null {
  const policies = policiesOf(design, list)
  const problem = nameProblem(to)
  if (problem !== null) return problem
  return policies.some(({ name }, index) => index !== at && name === to) ? `\`${to}\` is used twice` : null
}

/** The design with another name for one policy; the same design when it cannot have that name. */
export function renamePolicy(design: Design, list: PolicyList, at: number, to: string): Design {
  const policies = policiesOf(design, list)
  if (policies[at]?.name === to || !policies[at] || policyNameProblem(design, list, at, to) !== null)
    return design
  return withPolicies(
    design,
    list,
    policies.map((policy, index) => (index === at ? { ...policy, name: to } : policy)),
  )
}

/** Why a policy cannot have this name, wherever it stands; null when it can. */
export function nameProblem(name: string): string | null {
  const checked = checkAgainst(namedPolicy, { name, text: '' })
  return checked.ok ? null : (checked.error[0]?.message ?? null)
}

/** The design with another name for a role's permissions boundary; the same design when it cannot have that name. */
export function renameBoundary(design: Design, index: number, to: string): Design {
  const boundary = design.roles[index]?.permissionsBoundary
  if (!boundary || boundary.name === to || nameProblem(to) !== null) return design
  const renamed = { ...boundary, name: to }
  return {
    ...design,
    roles: design.roles.map((role, at) => (at === index ? { ...role, permissionsBoundary: renamed } : role)),
  }
}

/** The design with a permissions boundary for a role, or without one. */
export function withBoundary(design: Design, index: number, hasBoundary: boolean): Design {
  const role = design.roles[index]
  if (!role || (role.permissionsBoundary !== undefined) === hasBoundary) return design
  const { permissionsBoundary: _gone, ...rest } = role
  const next: Role = hasBoundary
    ? { ...rest, permissionsBoundary: { name: 'Boundary', text: blankPolicyText() } }
    : rest
  return { ...design, roles: design.roles.map((each, at) => (at === index ? next : each)) }
}

/** The design with one more level of the organisation, below all others, whose one policy allows everything. */
export function addLevel(design: Design, list: 'scps' | 'rcps'): Design {
  const levels = design.organization?.[list] ?? []
  const all = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', ...(list === 'rcps' ? { Principal: '*' } : {}), Action: '*', Resource: '*' },
    ],
  }
  const name = list === 'scps' ? 'FullAWSAccess' : 'RCPFullAWSAccess'
  const level = [{ name, text: JSON.stringify(all, null, 2) }]
  return { ...design, organization: { ...design.organization, [list]: [...levels, level] } }
}

/** The design without one level of the organisation. */
export function removeLevel(design: Design, list: 'scps' | 'rcps', level: number): Design {
  const levels = design.organization?.[list] ?? []
  if (!levels[level]) return design
  return withLevels(
    design,
    list,
    levels.filter((_, index) => index !== level),
  )
}

function withLevels(design: Design, list: 'scps' | 'rcps', levels: NamedPolicy[][]): Design {
  const { [list]: _before, ...others } = design.organization ?? {}
  const organization = levels.length > 0 ? { ...others, [list]: levels } : others
  if (Object.keys(organization).length > 0) return { ...design, organization }
  const { organization: _none, ...rest } = design
  return rest
}

function withPolicies(design: Design, list: PolicyList, policies: readonly NamedPolicy[]): Design {
  const next = [...policies]
  if (list.of === 'role') {
    return {
      ...design,
      roles: design.roles.map((role, at) => (at === list.index ? { ...role, policies: next } : role)),
    }
  }
  const levels = design.organization?.[list.of] ?? []
  if (!levels[list.level]) return design
  return withLevels(
    design,
    list.of,
    levels.map((level, at) => (at === list.level ? next : level)),
  )
}

function namesOf(policies: readonly NamedPolicy[]): readonly string[] {
  return policies.map(({ name }) => name)
}
