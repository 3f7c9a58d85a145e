const QUOTAS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html'
const IAM_QUOTAS = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html'
const POOL_API = 'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/'
const STS_API = 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html'
const GUIDE = 'https://docs.aws.amazon.com/cognito/latest/developerguide/'

export interface Limit {
  readonly what: string
  readonly limit: string
  readonly source: string
  /** A rate or an account's quota: nothing that a design could break. */
  readonly isNotSimulated?: true
}

const limit = (what: string, value: string, source: string): Limit => ({ what, limit: value, source })
const rate = (what: string, value: string): Limit => ({
  what,
  limit: value,
  source: QUOTAS,
  isNotSimulated: true,
})

/** What AWS sets a bound to. Those that a design can break are held to the engine by a test. */
export const LIMITS = {
  pool: [
    limit('Name of an identity pool', '128 characters', `${POOL_API}API_CreateIdentityPool.html`),
    limit('Rules for each provider', '25', `${GUIDE}role-based-access-control.html`),
    limit('Value of a rule', '128 characters', `${POOL_API}API_MappingRule.html`),
    limit('Providers with a role mapping', '10', QUOTAS),
    limit('Logins linked to one identity', '20', QUOTAS),
    limit('Logins in one call', '10', `${POOL_API}API_GetId.html`),
    limit('Value of a login', '50,000 characters', `${POOL_API}API_GetId.html`),
    limit(
      'Identifier of a developer identity',
      '1,024 characters',
      `${POOL_API}API_GetOpenIdTokenForDeveloperIdentity.html`,
    ),
  ],
  lifetimes: [
    limit('Credentials, enhanced flow', '1 hour', `${GUIDE}authentication-flow.html`),
    limit('Credentials, classic flow', '15 minutes to 12 hours, at most what the role allows', STS_API),
    limit('Token of GetOpenIdToken', '10 minutes', `${POOL_API}API_GetOpenIdToken.html`),
    limit(
      'Token for a developer identity',
      '15 minutes, up to 24 hours',
      `${POOL_API}API_GetOpenIdTokenForDeveloperIdentity.html`,
    ),
    limit('Grace for an expired login', '5 minutes', `${GUIDE}open-id.html`),
  ],
  sessions: [
    limit('Tags of a session', '50', 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html'),
    limit(
      'Key of a tag',
      '128 characters',
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html',
    ),
    limit(
      'Value of a tag',
      '256 characters',
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html',
    ),
    limit(
      'All attributes for access control together',
      '460 bytes',
      `${GUIDE}using-attributes-for-access-control.html`,
    ),
    limit('Session policies of a call, together', '2,048 characters', STS_API),
    limit('Managed session policies', '10', STS_API),
    limit('Name of a session', '2 to 64 characters, no colon and no slash', STS_API),
  ],
  policies: [
    limit('Inline policies of a role, together', '10,240 characters', IAM_QUOTAS),
    limit('Managed policy', '6,144 characters', IAM_QUOTAS),
    limit('Trust policy', '2,048 characters, up to 8,192 on request', IAM_QUOTAS),
    limit('Service or resource control policy', '5,120 characters', IAM_QUOTAS),
    limit(
      'Bucket policy',
      '20 KB',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html',
    ),
  ],
  rates: [
    rate('GetId', '25 a second'),
    rate('GetOpenIdToken, GetCredentialsForIdentity', '200 a second each'),
    rate('GetOpenIdTokenForDeveloperIdentity', '50 a second'),
    rate('Identity pools in an account', '1,000, adjustable'),
    rate('User pools for each identity pool', '50, adjustable'),
    rate('Identities in a pool', 'No limit'),
  ],
} as const satisfies Record<string, readonly Limit[]>
