import type { PrincipalType } from '../ast'

/** Providers that AWS knows by their names; all others are named by an ARN. */
export const BUILT_IN_PROVIDERS = [
  'cognito-identity.amazonaws.com',
  'accounts.google.com',
  'graph.facebook.com',
  'www.amazon.com',
] as const

export const COGNITO = 'cognito-identity.amazonaws.com'
export const GITHUB = 'token.actions.githubusercontent.com'

/** The longest ARN of IAM; what is longer is no name, and is not looked into. */
const LONGEST = 2_048

export function isAccountId(value: string): boolean {
  return /^\d{12}$/.test(value)
}

/** Names of identity pools in the partitions of AWS; elsewhere they differ a little. */
export function isIdentityPools(value: string): boolean {
  return (
    value === COGNITO ||
    value === 'cognito-identity-us-gov.amazonaws.com' ||
    /^cognito-identity\.cn-[a-z]{1,12}-\d\.amazonaws\.com\.cn$/.test(value)
  )
}

export function isBuiltInProvider(value: string): boolean {
  return isIdentityPools(value) || (BUILT_IN_PROVIDERS as readonly string[]).includes(value)
}

/** What an `AWS` entry of a Principal element is. */
export type AwsName =
  | 'everyone'
  | 'account'
  | 'entity'
  | 'unique-id'
  | 'group'
  | 'bad-account'
  | 'wildcard'
  | 'invalid'

/**
 * What does this `AWS` entry name?
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 * @example
 * awsNameOf('arn:aws:iam::111122223333:root') // 'account'
 */
export function awsNameOf(value: string): AwsName {
  if (value === '*') return 'everyone'
  if (isAccountId(value)) return 'account'
  if (value.length > LONGEST) return 'invalid'
  if (/^\d+$/.test(value) || /^\d{4}-\d{4}-\d{4}$/.test(value)) return 'bad-account'
  if (/^A(ROA|IDA)[A-Z0-9]{8,}$/.test(value)) return 'unique-id'
  if (/^AGPA[A-Z0-9]{8,}$/.test(value)) return 'group'
  const parts = value.split(':')
  const [prefix, partition = '', service, region, account = ''] = parts
  const name = parts.slice(5).join(':')
  if (prefix !== 'arn' || parts.length < 6) return /[*?]/.test(value) ? 'wildcard' : 'invalid'
  if (service === 'iam' && name.startsWith('group/')) return 'group'
  if (/[*?]/.test(value)) return 'wildcard'
  if (!/^aws[a-z-]*$/.test(partition) || region !== '') return 'invalid'
  const isEntity =
    service === 'iam'
      ? /^(root|(user|role)\/[^\s]*[^\s/])$/.test(name)
      : service === 'sts' && /^(assumed-role\/[^/\s]+\/[^/\s]+|federated-user\/[^/\s]+)$/.test(name)
  // CloudFront's identities are users of an account that is called so.
  if (service === 'iam' && account === 'cloudfront' && name.startsWith('user/')) return 'entity'
  if (!isEntity) return 'invalid'
  if (!isAccountId(account)) return 'bad-account'
  return name === 'root' ? 'account' : 'entity'
}

/** What a `Federated` entry of a Principal element is. */
export type FederatedName =
  | { readonly kind: 'built-in' | 'oidc'; readonly host: string }
  | { readonly kind: 'saml' | 'unknown' | 'wildcard' | 'invalid' }

/**
 * What does this `Federated` entry name, and before which host name do its condition keys stand?
 *
 * @example
 * federatedNameOf('arn:aws:iam::111122223333:oidc-provider/example.com/x') // { kind: 'oidc', host: 'example.com/x' }
 */
export function federatedNameOf(value: string): FederatedName {
  if (isBuiltInProvider(value)) return { kind: 'built-in', host: value }
  if (value.length > LONGEST) return { kind: 'invalid' }
  if (/[*?]/.test(value)) return { kind: 'wildcard' }
  const arn = /^arn:aws[a-z-]*:iam::\d{12}:(oidc|saml)-provider\/([^\s:]+(?::\d+)?[^\s:]*)$/.exec(value)
  if (arn) {
    const host = arn[2] ?? ''
    return arn[1] === 'oidc' ? { kind: 'oidc', host } : { kind: 'saml' }
  }
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(value) ? { kind: 'unknown' } : { kind: 'invalid' }
}

export function isServicePrincipal(value: string): boolean {
  return value.length <= 255 && /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/.test(value)
}

/** `"AWS":"..."`, as AWS writes an entry in its messages. */
export function quoted(type: PrincipalType, value: string): string {
  return `"${type}":"${value}"`
}
