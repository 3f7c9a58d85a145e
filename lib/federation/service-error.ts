/** A refusal: AWS's code and words, and the cause that AWS does not tell. */
export interface ServiceError {
  readonly code: string
  readonly status: number
  readonly message: string
  readonly because: string
}

/** Refusals of Amazon Cognito identity pools: all with HTTP status 400, in AWS's own words.
 *  @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/CommonErrors.html */
export const refusals = {
  guestsNotAllowed: (): ServiceError => ({
    code: 'NotAuthorizedException',
    status: 400,
    message: 'Unauthenticated access is not supported for this identity pool.',
    because: 'The call carries no login, and the identity pool does not let guests in.',
  }),
  loginsDoNotMatch: (because: string): ServiceError => ({
    code: 'NotAuthorizedException',
    status: 400,
    message:
      "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    because,
  }),
  tokenNotFromSupportedProvider: (because: string): ServiceError => ({
    code: 'NotAuthorizedException',
    status: 400,
    message: 'Token is not from a supported provider of this identity pool.',
    because,
  }),
  invalidLoginToken: (detail: string, because: string): ServiceError => ({
    code: 'NotAuthorizedException',
    status: 400,
    message: `Invalid login token. ${detail}`,
    because,
  }),
  invalidConfiguration: (because: string): ServiceError => ({
    code: 'InvalidIdentityPoolConfigurationException',
    status: 400,
    message: 'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
    because,
  }),
  assumeRoleDenied: (because: string): ServiceError => ({
    code: 'AccessDenied',
    status: 403,
    message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    because,
  }),
} as const
