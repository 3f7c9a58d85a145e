/** A refusal: AWS's code and words, and the cause that AWS does not tell. */
export interface ServiceError {
  readonly code: string
  readonly status: number
  readonly message: string
  readonly because: string
}

/** What stands before words that are the playground's own. */
export const SIMULATED_TEXT = '(simulated text)'

const refusal = (code: string, message: string, because: string): ServiceError => ({
  code,
  status: 400,
  message,
  because,
})
const notAuthorized = (message: string, because: string) =>
  refusal('NotAuthorizedException', message, because)
const invalidParameter = (message: string, because: string) =>
  refusal('InvalidParameterException', message, because)

/**
 * Refusals of Amazon Cognito identity pools: all with HTTP status 400, in AWS's own words where they are
 * known. Texts that nobody has published begin with {@link SIMULATED_TEXT}.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/CommonErrors.html
 */
export const refusals = {
  guestsNotAllowed: (): ServiceError =>
    notAuthorized(
      'Unauthenticated access is not supported for this identity pool.',
      'The call carries no login, and the identity pool does not let guests in.',
    ),
  loginsDoNotMatch: (because: string): ServiceError =>
    notAuthorized(
      "Logins don't match. Please include at least one valid login for this identity or identity pool.",
      because,
    ),
  tokenNotFromSupportedProvider: (because: string): ServiceError =>
    notAuthorized('Token is not from a supported provider of this identity pool.', because),
  invalidLoginToken: (detail: string, because: string): ServiceError =>
    notAuthorized(`Invalid login token. ${detail}`, because),
  notAPublicProvider: (because: string): ServiceError =>
    invalidParameter('Please provide a valid public provider', because),
  notTheDeveloperProvider: (because: string): ServiceError =>
    invalidParameter('This identity pool does not support the specified developer provider', because),
  classicFlowDisabled: (): ServiceError =>
    invalidParameter(
      'Basic (classic) flow is not enabled, please use enhanced flow.',
      'AllowClassicFlow of the identity pool is false.',
    ),
  classicFlowWithMappings: (): ServiceError =>
    invalidParameter(
      'Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.',
      'The identity pool has role mappings. In the classic flow the app chooses the role, which would bypass them.',
    ),
  accessForbidden: (identityId: string, because: string): ServiceError =>
    notAuthorized(`Access to Identity '${identityId}' is forbidden.`, because),
  invalidConfiguration: (because: string): ServiceError =>
    refusal(
      'InvalidIdentityPoolConfigurationException',
      'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
      because,
    ),
  ambiguousRole: (because: string): ServiceError =>
    notAuthorized('The ambiguous role mapping rules denied this request', because),
  poolNotFound: (poolId: string, because: string): ServiceError =>
    refusal('ResourceNotFoundException', `IdentityPool '${poolId}' not found.`, because),
  identityNotFound: (identityId: string): ServiceError =>
    refusal(
      'ResourceNotFoundException',
      `${SIMULATED_TEXT} Identity '${identityId}' not found.`,
      'The identity pool has given out no such identity id.',
    ),
  identityDisabled: (identityId: string): ServiceError =>
    notAuthorized(
      `${SIMULATED_TEXT} Identity '${identityId}' is disabled.`,
      'This identity was merged into another one, which owns its logins now.',
    ),
  customRoleNotOffered: (because: string): ServiceError =>
    notAuthorized(`${SIMULATED_TEXT} The role in CustomRoleArn is not available to this identity.`, because),
  loginBelongsToAnother: (because: string): ServiceError =>
    refusal(
      'ResourceConflictException',
      `${SIMULATED_TEXT} Login is already linked to another account.`,
      because,
    ),
  developerUserTaken: (because: string): ServiceError =>
    refusal(
      'DeveloperUserAlreadyRegisteredException',
      'This developer user identifier is already registered with Cognito.',
      because,
    ),
  signedOut: (because: string): ServiceError =>
    notAuthorized(`${SIMULATED_TEXT} The user pool no longer vouches for this token.`, because),
  providerRejectedToken: (because: string): ServiceError =>
    notAuthorized(`Invalid login token. ${SIMULATED_TEXT} The provider does not accept the token.`, because),
  samlRejected: (what: string, because: string): ServiceError =>
    notAuthorized(`Invalid login token. ${SIMULATED_TEXT} ${what}`, because),
  badInput: (what: string, because: string): ServiceError =>
    invalidParameter(`${SIMULATED_TEXT} ${what}`, because),
  deniedByOrganisation: (action: string, because: string): ServiceError => ({
    code: 'AccessDeniedException',
    status: 403,
    message: `User: anonymous is not authorized to perform: cognito-identity:${action} on resource: * with an explicit deny in a resource control policy`,
    because,
  }),
  assumeRoleDenied: (because: string): ServiceError => ({
    code: 'AccessDenied',
    status: 403,
    message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    because,
  }),
} as const

/** Refusals of AWS STS. @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
export const stsRefusals = {
  denied: refusals.assumeRoleDenied,
  unknownIssuer: (issuer: string): ServiceError =>
    refusal(
      'InvalidIdentityToken',
      `No OpenIDConnect provider found in your account for ${issuer}`,
      'STS takes tokens of identity pools, of its built-in providers, and of issuers that are IAM providers of the account.',
    ),
  wrongAudience: (because: string): ServiceError =>
    refusal('InvalidIdentityToken', 'Incorrect token audience', because),
  badToken: (because: string): ServiceError =>
    refusal('InvalidIdentityToken', `${SIMULATED_TEXT} The web identity token cannot be verified.`, because),
  expired: (now: number, exp: number): ServiceError =>
    refusal(
      'ExpiredTokenException',
      `Token expired: current date/time ${now} must be before the expiration date/time ${exp}`,
      'A token of an identity pool is good for ten minutes.',
    ),
  invalid: (message: string, because: string): ServiceError => refusal('ValidationError', message, because),
  malformedPolicy: (because: string): ServiceError =>
    refusal('MalformedPolicyDocument', `${SIMULATED_TEXT} The session policy is not valid.`, because),
  tooLarge: (percent: number, because: string): ServiceError =>
    refusal(
      'PackedPolicyTooLarge',
      `Packed size of session tags consumes ${percent}% of allotted space.`,
      because,
    ),
} as const
