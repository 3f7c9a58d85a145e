/** Regions that every account may use from the start. Others have to be turned on. */
const ON_BY_DEFAULT: ReadonlySet<string> = new Set([
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
])

/** Is this Region on in every account? Guests of pools in other Regions reach less. */
export function isOnByDefault(region: string): boolean {
  return ON_BY_DEFAULT.has(region)
}

/** The host that issues the pools' tokens, names them in trust policies and prefixes their condition keys. */
export const COGNITO_IDENTITY = 'cognito-identity.amazonaws.com'

/**
 * Which host issues the tokens of the identity pools of a Region?
 *
 * One for all Regions that are on by default; the others have one each.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/developer-authenticated-identities.html
 * @example
 * poolIssuer('us-east-1') // 'cognito-identity.amazonaws.com'
 */
export function poolIssuer(region: string): string {
  if (isOnByDefault(region)) return COGNITO_IDENTITY
  if (region.startsWith('cn-')) return `cognito-identity.${region}.amazonaws.com.cn`
  if (region.startsWith('us-gov-')) return 'cognito-identity-us-gov.amazonaws.com'
  return `cognito-identity.${region}.amazonaws.com`
}

/** Is this the name of some identity pools' issuer, in whatever Region? */
export function isPoolIssuer(name: string): boolean {
  return /^cognito-identity(?:-us-gov|\.[a-z]{2}(?:-[a-z]+)+-\d)?\.amazonaws\.com(?:\.cn)?$/.test(name)
}
