import type { PolicyKind, PrincipalElement, PrincipalType } from '../ast'
import type { AccountPrincipal, Principal } from '../evaluate/principal'
import type { RequestContext } from '../evaluate/request'
import { either, type Trilean } from './trilean'

/**
 * How strongly a Principal element names a caller, by kind of name.
 *
 * `direct`: everybody, this session, this user, this service or provider; such a grant needs no other.
 * `role`: the role; boundary and session policies still limit the grant. `account`: the account, which only
 * allows it to delegate.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export interface PrincipalMatch {
  readonly direct: Trilean
  readonly role: Trilean
  readonly account: Trilean
}

const NOT_NAMED: PrincipalMatch = { direct: 'no', role: 'no', account: 'no' }
const DIRECT: PrincipalMatch = { direct: 'yes', role: 'no', account: 'no' }
/** It may name anybody in any way. */
export const UNCLEAR: PrincipalMatch = { direct: 'unknown', role: 'unknown', account: 'unknown' }

/** Does the Principal element name this caller, and how? Total; what the name means for the caller may be unknown. */
export function matchPrincipal(
  element: PrincipalElement,
  caller: Principal,
  kind: PolicyKind,
  context: RequestContext,
): PrincipalMatch {
  if (element.everyone) return DIRECT
  let { direct, role, account } = NOT_NAMED
  for (const { type, value } of element.entries) {
    const match = matchEntry(type, value.value, caller, kind, context)
    direct = either(direct, match.direct)
    role = either(role, match.role)
    account = either(account, match.account)
  }
  return { direct, role, account }
}

/** Is the caller named at all? */
export function isNamed({ direct, role, account }: PrincipalMatch): Trilean {
  return either(direct, either(role, account))
}

/**
 * Does a Deny with this NotPrincipal element hit the caller?
 *
 * AWS may look at the account, the role and the session one after another, so a caller escapes only when all
 * its names are listed, and one with a permissions boundary never escapes.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function isHitByNotPrincipal(
  element: PrincipalElement,
  caller: Principal,
  hasBoundary: boolean,
  context: RequestContext,
): Trilean {
  if ('account' in caller && hasBoundary) return 'yes'
  if (element.everyone || element.entries.some(({ type, value }) => isEveryone(type, value.value)))
    return 'no'
  if (caller.kind === 'anonymous' || caller.kind === 'federated') return 'yes'
  const { direct, role, account } = matchPrincipal(element, caller, 'resource', context)
  if (caller.kind === 'service') return not(direct)
  const isListed: Trilean[] = [account]
  if (caller.kind === 'assumed-role') isListed.push(role)
  // A role without a session has no further name.
  const isSession = caller.kind === 'assumed-role' && caller.sessionArn !== caller.roleArn
  if (isSession || caller.kind === 'user' || caller.kind === 'federated-user') isListed.push(direct)
  if (isListed.includes('no')) return 'yes'
  return isListed.includes('unknown') ? 'unknown' : 'no'
}

function matchEntry(
  type: PrincipalType,
  value: string,
  caller: Principal,
  kind: PolicyKind,
  context: RequestContext,
): PrincipalMatch {
  switch (type) {
    case 'Federated':
      // The session that a token was exchanged for is the role, not the provider.
      return kind === 'trust' && caller.kind === 'federated' && value === caller.provider ? DIRECT : NOT_NAMED
    case 'Service':
      if (value.includes('*')) return UNCLEAR
      return caller.kind === 'service' && value === caller.service ? DIRECT : NOT_NAMED
    case 'CanonicalUser':
      if (!('account' in caller)) return NOT_NAMED
      if (caller.canonicalUserId === undefined) return { ...NOT_NAMED, account: 'unknown' }
      return { ...NOT_NAMED, account: value === caller.canonicalUserId ? 'yes' : 'no' }
    case 'AWS':
      if (value === '*') {
        // Nobody says whether "every AWS principal" takes in somebody who has only a token.
        return kind === 'trust' && caller.kind === 'federated' ? UNCLEAR : DIRECT
      }
      return matchAws(value, caller, context)
  }
}

const ACCOUNT = /^(?:\d{12}|arn:aws[a-z-]*:iam::(\d{12}):root)$/
const NAMED =
  /^arn:aws[a-z-]*:(?:iam::\d{12}:(?:user|role)\/[^*?]+|sts::\d{12}:(?:assumed-role\/[^/*?]+\/[^/*?]+|federated-user\/[^*?]+))$/
const UNIQUE_ID = /^A[A-Z0-9]{15,}$/

/** An account, an ARN or a unique id; what has none of these forms means nothing, and IAM refuses it. */
function matchAws(value: string, caller: Principal, context: RequestContext): PrincipalMatch {
  const account = ACCOUNT.exec(value)
  const isWellFormed = account !== null || NAMED.test(value) || UNIQUE_ID.test(value)
  if (!isWellFormed) return UNCLEAR
  if (!('account' in caller)) return NOT_NAMED
  if (account) return (account[1] ?? value) === caller.account ? { ...NOT_NAMED, account: 'yes' } : NOT_NAMED
  if (UNIQUE_ID.test(value)) return matchUniqueId(value, caller, context)
  if (caller.kind === 'assumed-role') {
    if (value === caller.roleArn) return { ...NOT_NAMED, role: 'yes' }
    return value === caller.sessionArn ? DIRECT : NOT_NAMED
  }
  if (value === caller.arn) return DIRECT
  // A federated user acts for an IAM user whose name its own ARN does not show, as a session does for its role.
  const mayStandBehind = caller.kind === 'federated-user' && value.includes(`:iam::${caller.account}:user/`)
  return mayStandBehind ? { ...NOT_NAMED, role: 'unknown' } : NOT_NAMED
}

/** The id of a role or user is the part of `aws:userid` before the colon; without that key nobody can tell. */
function matchUniqueId(id: string, caller: AccountPrincipal, context: RequestContext): PrincipalMatch {
  const grade = caller.kind === 'assumed-role' ? 'role' : 'direct'
  const prefix = caller.kind === 'assumed-role' ? 'AROA' : caller.kind === 'user' ? 'AIDA' : null
  if (prefix === null || !id.startsWith(prefix)) return NOT_NAMED
  const entry = context.get('aws:userid')
  const own = entry?.isUnreadable || entry?.multivalued ? undefined : entry?.values[0]
  if (own === undefined) return { ...NOT_NAMED, [grade]: 'unknown' }
  return { ...NOT_NAMED, [grade]: own.split(':', 1)[0] === id ? 'yes' : 'no' }
}

function isEveryone(type: PrincipalType, value: string): boolean {
  return type === 'AWS' && value === '*'
}

function not(answer: Trilean): Trilean {
  return answer === 'unknown' ? answer : answer === 'yes' ? 'no' : 'yes'
}
