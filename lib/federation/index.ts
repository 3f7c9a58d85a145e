export { identityPoolArn, type Place, roleArn, sessionArn } from './arns'
export { FEDERATION_ASSUMPTIONS } from './assumptions'
export { GUEST_SESSION_POLICIES } from './guest-session-policies'
export {
  type AcceptedLogin,
  authenticationMethods,
  COGNITO_IDENTITY,
  checkLogin,
  type IdentityPool,
  type Login,
  type LoginCheck,
  mintOpenIdToken,
  selectRole,
} from './identity-pool'
export { refusals, type ServiceError } from './service-error'
export {
  ASSUMED_SESSION_KEYS,
  type AssumeRoleOutcome,
  assumeRoleWithWebIdentity,
  type Credentials,
  describeSession,
  ENHANCED_SESSION_NAME,
  type WebIdentitySession,
} from './sts'
export {
  createTokenService,
  decodeToken,
  type SignatureState,
  type SignedToken,
  type TokenClaim,
  type TokenPayload,
  type TokenService,
} from './tokens'
export { issueIdToken, type UserPool, type UserPoolUser, userPoolProviderName } from './user-pool'
