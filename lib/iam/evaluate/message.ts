import { accountOfArn } from '../match/arn'
import type { DecisionKind, LayerKind } from './combine'
import { accountOf, principalName } from './principal'
import type { AuthorizationRequest } from './request'

/** How AWS names a layer in a refusal. */
const LAYER_NAMES: Readonly<Record<LayerKind, { allows: string; denies: string }>> = {
  identity: { allows: 'identity-based policy', denies: 'an identity-based policy' },
  resource: { allows: 'resource-based policy', denies: 'a resource-based policy' },
  trust: { allows: 'role trust policy', denies: 'the role trust policy' },
  boundary: { allows: 'permissions boundary', denies: 'a permissions boundary' },
  session: { allows: 'session policy', denies: 'a session policy' },
  scp: { allows: 'service control policy', denies: 'a service control policy' },
  rcp: { allows: 'resource control policy', denies: 'a resource control policy' },
  endpoint: { allows: 'VPC endpoint policy', denies: 'a VPC endpoint policy' },
}

/** What a refusal says besides who denied. */
export interface Refusal {
  /** The session's ARN, never the role's. */
  readonly principalArn: string
  readonly action: string
  /** Null for actions that act on no resource. */
  readonly resource: string | null
  readonly kind: Extract<DecisionKind, 'implicit-deny' | 'explicit-deny'>
  readonly deniedBy: LayerKind
}

/**
 * The sentence that AWS shows for a refusal.
 *
 * Only S3 puts the resource in quotes; API Gateway hides all but the last four digits of the account. One
 * layer is named even when several refuse.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
 */
export function accessDeniedMessage({ principalArn, action, resource, kind, deniedBy }: Refusal): string {
  const quote = isOf('s3', action) ? '"' : ''
  const shown = isOf('execute-api', action) ? maskAccount(resource) : resource
  const actsOnNothing = shown === null || shown === '*' || /^s3:ListAllMyBuckets$/i.test(action)
  const onResource = actsOnNothing ? '' : ` on resource: ${quote}${shown}${quote}`
  const names = LAYER_NAMES[deniedBy]
  const because =
    kind === 'explicit-deny'
      ? `with an explicit deny in ${names.denies}`
      : `because no ${names.allows} allows the ${action} action`
  return `User: ${principalArn} is not authorized to perform: ${action}${onResource} ${because}`
}

/**
 * What does AWS answer to this refused request?
 *
 * STS tells a caller with a token nothing but the action. S3 gives its reasons only to callers of the
 * resource's account or organisation, and never to the anonymous; everybody else reads `Access Denied`.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
 */
export function refusalMessage(
  request: AuthorizationRequest,
  kind: Refusal['kind'],
  deniedBy: LayerKind,
): string {
  const { principal, action, resource } = request
  if (principal.kind === 'federated') return `Not authorized to perform ${action}`
  if (isOf('s3', action) && !isToldTheReason(request, deniedBy)) return 'Access Denied'
  return accessDeniedMessage({ principalArn: principalName(principal), action, resource, kind, deniedBy })
}

function isToldTheReason(
  { principal, resource, resourceAccount, context }: AuthorizationRequest,
  deniedBy: LayerKind,
) {
  const account = accountOf(principal)
  if (account === null) return false
  const owner = resourceAccount ?? accountOfArn(resource) ?? account
  if (owner === account) return true
  const callers = context.get('aws:principalorgid')?.values[0]
  const owners = context.get('aws:resourceorgid')?.values[0]
  return callers !== undefined && callers === owners && deniedBy !== 'endpoint'
}

function isOf(service: string, action: string): boolean {
  return action.length > service.length && action.toLowerCase().startsWith(`${service}:`)
}

function maskAccount(resource: string | null): string | null {
  return resource?.replace(/^((?:[^:]*:){4})\d{8}(\d{4}:)/, '$1********$2') ?? null
}
