export {
  identityPoolArn,
  oidcProviderArn,
  type Place,
  parseRoleArn,
  roleArn,
  samlProviderArn,
  sessionArn,
} from './arns'
export { FEDERATION_ASSUMPTIONS, type FederationAssumptionId } from './assumptions'
export { authenticationMethods, checkLogin } from './check-login'
export { checkPoolConfig, type PoolDiagnostic, type PoolDiagnosticCode } from './check-pool-config'
export {
  cloudTrailEventOf,
  type PoolCallRecord,
  type ServiceCallRecord,
  type StsCallRecord,
  serviceEventOf,
  type TrailCall,
  type TrailEvent,
} from './cloud-trail'
export {
  type LookupRequest,
  lookupDeveloperIdentity,
  type MergeRequest,
  mergeDeveloperIdentities,
  type UnlinkDeveloperRequest,
  unlinkDeveloperIdentity,
} from './developer-identities'
export { type DeveloperTokenRequest, getOpenIdTokenForDeveloperIdentity } from './developer-token'
export { type GetCredentialsRequest, getCredentialsForIdentity } from './get-credentials'
export { type GetIdRequest, getId } from './get-id'
export { type GetOpenIdTokenRequest, getOpenIdToken } from './get-open-id-token'
export {
  GUEST_MANAGED_POLICY_ARN,
  GUEST_SESSION_POLICIES,
  guestSessionPoliciesFor,
  type NamedPolicy,
} from './guest-session-policies'
export { inspectToken, type TokenCheck, type TokenInspection } from './inspect-token'
export { faultsOf, type IssuedLogin, issueLogin, type LoginView } from './issue-login'
export { type CredentialUse, joinByAccessKey } from './join-events'
export type { AcceptedLogin, CheckingWorld, Login, LoginCheck } from './login-check'
export type { RuleTrial } from './match-rule'
export type {
  AmbiguousRoleResolution,
  CognitoIdentityProvider,
  IdentityPoolConfig,
  MatchType,
  PrincipalTagMap,
  RoleMapping,
  RoleMappingRule,
} from './pool-config'
export type {
  Logins,
  PoolCredentials,
  PoolFailure,
  PoolOutcome,
  PoolSuccess,
  PoolTrace,
} from './pool-outcome'
export {
  EMPTY_POOL_STATE,
  type LinkedLogin,
  type PoolIdentity,
  type PoolState,
  withUsedAssertions,
} from './pool-state'
export { mintOpenIdToken, type PoolTokenOptions, TAGS_CLAIM } from './pool-token'
export { POOL_TOKEN_FAULTS, spoilPoolToken } from './pool-token-fault'
export { type PrincipalTags, principalTags } from './principal-tags'
export type { ProviderCall } from './provider-calls'
export {
  type DeveloperProvider,
  loginsKeyOf,
  mappingKeyOf,
  type OidcProvider,
  type Provider,
  type SamlFlavour,
  type SamlProvider,
  type UserPoolGroup,
  type UserPoolProvider,
  userPoolProviderName,
} from './providers'
export { COGNITO_IDENTITY, isOnByDefault, poolIssuer } from './regions'
export { type RoleReason, type RoleSelection, type RoleTrace, selectRole } from './select-role'
export { refusals, type ServiceError, SIMULATED_TEXT, stsRefusals } from './service-error'
export {
  ASSUMED_SESSION_KEYS,
  ENHANCED_SESSION_NAME,
  principalOf,
  roleIdOf,
  stoppedForPoolSessions,
  type WebIdentitySession,
} from './session'
export { type CallerPolicies, guestScopeDown } from './session-policies'
export {
  type DeveloperSignIn,
  type ExtraClaims,
  type OidcSignIn,
  type SamlSignIn,
  type SignIn,
  TOKEN_FAULTS,
  type TokenFault,
  type UserPoolSignIn,
} from './sign-in'
export {
  type AssumeRoleInput,
  type AssumeRoleOutcome,
  assumeRoleWithWebIdentity,
  type Credentials,
  type TrustCheck,
  type TrustedRole,
} from './sts'
export { testsAudience } from './sts-checks'
export {
  createTokenService,
  decodeToken,
  type SignatureState,
  type SignedToken,
  type TokenClaim,
  type TokenPayload,
  type TokenService,
} from './tokens'
export { type UnlinkRequest, unlinkIdentity } from './unlink-identity'
export { type GroupClaims, groupClaims, issueIdToken, type UserPool, type UserPoolUser } from './user-pool'
export {
  type AssumeRoleRequest,
  callAssumeRoleWithWebIdentity,
  type StsResponse,
  type WebIdentityAnswer,
} from './web-identity-call'
export type { Caller, Client, EndedUser, FederationWorld } from './world'
