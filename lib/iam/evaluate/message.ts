import type { DecisionKind, LayerKind } from './combine'

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
 * Only S3 puts the resource in quotes. One layer is named even when several refuse.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
 */
export function accessDeniedMessage({ principalArn, action, resource, kind, deniedBy }: Refusal): string {
  const quote = action.startsWith('s3:') ? '"' : ''
  const onResource = resource === null || resource === '*' ? '' : ` on resource: ${quote}${resource}${quote}`
  const names = LAYER_NAMES[deniedBy]
  const because =
    kind === 'explicit-deny'
      ? `with an explicit deny in ${names.denies}`
      : `because no ${names.allows} allows the ${action} action`
  return `User: ${principalArn} is not authorized to perform: ${action}${onResource} ${because}`
}
