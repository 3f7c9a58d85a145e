import { refusals, type ServiceError, stsRefusals } from '@/lib/federation'

/** One refusal of AWS, what is behind it, and what to do. */
export interface ErrorEntry {
  readonly error: ServiceError
  readonly cause: string
  readonly remedy: string
}

const entry = (error: ServiceError, cause: string, remedy: string): ErrorEntry => ({ error, cause, remedy })
const because = ''

/** Refusals of the identity pool by the engine's own table: a new one there is missed here at once. */
export const POOL_ERRORS: Readonly<Record<keyof typeof refusals, readonly ErrorEntry[]>> = {
  guestsNotAllowed: [
    entry(
      refusals.guestsNotAllowed(),
      'The call carries no login, and the pool lets no guests in. Often the token was simply not loaded yet.',
      'Wait for the sign-in before you ask, or allow guests.',
    ),
  ],
  loginsDoNotMatch: [
    entry(
      refusals.loginsDoNotMatch(because),
      'No login belongs to this identity, or the pool does not know such a provider: a wrong pool id, a wrong Region, a provider that was never added, `-` in place of `_` in the user pool’s id.',
      'Compare the name of the login, letter by letter, with the pool’s configuration.',
    ),
  ],
  tokenNotFromSupportedProvider: [
    entry(
      refusals.tokenNotFromSupportedProvider(because),
      'The token is good, but it was made for an app client that the pool does not list.',
      'Add the app client. Each pair of user pool and app client is an entry of its own.',
    ),
  ],
  invalidLoginToken: [
    entry(
      refusals.invalidLoginToken('Token expired: 1772441700 >= 1772438400', because),
      'The token expired more than five minutes ago. The first number is now minus five minutes, the second is the token’s `exp`.',
      'Refresh the token first. Check the clock of the machine.',
    ),
    entry(
      refusals.invalidLoginToken("Issuer doesn't match providerName", because),
      'The name of the login is not the issuer of the token; often `https://` was left in.',
      'Use the issuer without `https://`.',
    ),
    entry(
      refusals.invalidLoginToken('Missing a required claim: aud', because),
      'An access token of a user pool, which has no `aud`.',
      'Send the ID token.',
    ),
    entry(
      refusals.invalidLoginToken('Not a valid OpenId Connect identity token.', because),
      'Something that is no JSON Web Token stands under the name of an OIDC provider.',
      'Send the ID token itself, without `Bearer` or quotes.',
    ),
    entry(
      refusals.invalidLoginToken("Couldn't verify signed token.", because),
      'The signature does not fit the published keys of the issuer.',
      'Check that nothing changed the token on its way. After a change of keys the pool takes up to ten minutes.',
    ),
    entry(
      refusals.invalidLoginToken('Not a Cognito token.', because),
      'A token of somebody else under the name `cognito-identity.amazonaws.com`.',
      'This name is for tokens of the identity pool, for developer identities.',
    ),
    entry(
      refusals.invalidLoginToken("Can't pass in a Cognito token.", because),
      'A token for a developer identity was given to `GetId`.',
      'Take the identity id from your backend and call `GetCredentialsForIdentity` at once.',
    ),
  ],
  notAPublicProvider: [
    entry(
      refusals.notAPublicProvider(because),
      'The name of the login is that of a developer provider, or of none.',
      'For developer identities use `cognito-identity.amazonaws.com` and the token from your backend.',
    ),
  ],
  notTheDeveloperProvider: [
    entry(
      refusals.notTheDeveloperProvider(because),
      'The backend names another developer provider than the pool has.',
      'Use the pool’s name. It cannot be changed later.',
    ),
  ],
  classicFlowDisabled: [
    entry(
      refusals.classicFlowDisabled(),
      '`AllowClassicFlow` is `false`, and the app called `GetOpenIdToken`.',
      'Use the enhanced flow.',
    ),
  ],
  classicFlowWithMappings: [
    entry(
      refusals.classicFlowWithMappings(),
      'The pool has role mappings. In the classic flow the app would bypass them.',
      'Use the enhanced flow, or take the mappings away.',
    ),
  ],
  accessForbidden: [
    entry(
      refusals.accessForbidden('us-east-1:…', because),
      'The identity has a login, and the call brings none that fits. Typical after signing in or out with a cached identity id.',
      'Forget the cached id whenever somebody signs in or out.',
    ),
  ],
  invalidConfiguration: [
    entry(
      refusals.invalidConfiguration(because),
      'The pool has no role for this identity, **or** STS refused for any reason: wrong `aud` or `amr`, `sts:AssumeRole` instead of `sts:AssumeRoleWithWebIdentity`, a misspelt key, the wrong principal, a deleted role, a role of another account, no `sts:TagSession`, tags that are too long, a test of the client’s address.',
      'Look at steps 3 and 4 in the playground: they say which it is. Then see [the trust policy](/docs/trust-policy/).',
    ),
  ],
  ambiguousRole: [
    entry(
      refusals.ambiguousRole(because),
      'No rule matched, or the token prefers no role, and the mapping says Deny.',
      'Add a rule, set the groups’ precedence, or let the default role apply.',
    ),
  ],
  poolNotFound: [
    entry(
      refusals.poolNotFound('us-east-1:…', because),
      'There is no such pool in this Region.',
      'Ask in the Region that the pool’s id begins with.',
    ),
  ],
  identityNotFound: [
    entry(
      refusals.identityNotFound('us-east-1:…'),
      'The pool has given out no such identity id, or it was deleted.',
      'Call `GetId` again.',
    ),
  ],
  identityDisabled: [
    entry(
      refusals.identityDisabled('us-east-1:…'),
      'The identity was merged into another one.',
      'Store the identity id that each answer carries: it may be a new one.',
    ),
  ],
  customRoleNotOffered: [
    entry(
      refusals.customRoleNotOffered(because),
      '`CustomRoleArn` names a role that neither the token nor a matching rule offers.',
      'Offer it there, or leave `CustomRoleArn` out.',
    ),
  ],
  loginBelongsToAnother: [
    entry(
      refusals.loginBelongsToAnother(because),
      'The identity already has another login of the same provider.',
      'Unlink the old one first, or use the identity that owns the login.',
    ),
  ],
  developerUserTaken: [
    entry(
      refusals.developerUserTaken(because),
      'Your backend’s user belongs to another identity already.',
      'Look it up with `LookupDeveloperIdentity`, or merge the two.',
    ),
  ],
  signedOut: [
    entry(
      refusals.signedOut(because),
      'The pool asks the user pool about each token (`ServerSideTokenCheck`), and the user is signed out or gone.',
      'Let the user sign in again.',
    ),
  ],
  providerRejectedToken: [
    entry(
      refusals.providerRejectedToken(because),
      'Facebook or Amazon does not accept the access token, or it is for another app.',
      'Fetch a new one, and compare the app id.',
    ),
  ],
  samlRejected: [
    entry(
      refusals.samlRejected('The assertion was used before.', because),
      'The SAML assertion is not signed by the provider, not for this pool, outside its time, or was used before.',
      'Use each assertion once for `GetId` and once for `GetCredentialsForIdentity`.',
    ),
  ],
  badInput: [
    entry(
      refusals.badInput('What is wrong with it.', because),
      'A parameter is missing, too long, or has a character that is not allowed.',
      'Compare it with the [limits](/docs/limits/).',
    ),
  ],
  deniedByOrganisation: [
    entry(
      refusals.deniedByOrganisation('GetId', because),
      'A resource control policy of the organisation denies calls to the pool that nobody signs.',
      'Speak with those who run the organisation.',
    ),
  ],
  assumeRoleDenied: [
    entry(
      refusals.assumeRoleDenied(because),
      'The trust policy does not let this token in. In the enhanced flow you see “Check assigned IAM roles” instead.',
      'See [the trust policy](/docs/trust-policy/).',
    ),
  ],
}

/** Refusals of STS. The first is in the table above too: in the classic flow the app sees it itself. */
export const STS_ERRORS: Readonly<Record<keyof typeof stsRefusals, readonly ErrorEntry[]>> = {
  denied: [
    entry(
      stsRefusals.denied(because),
      'The trust policy does not allow it, the role does not exist, tags came without `sts:TagSession`, or the role is in another account and its trust policy does not test `aud`.',
      'See [the trust policy](/docs/trust-policy/).',
    ),
  ],
  unknownIssuer: [
    entry(
      stsRefusals.unknownIssuer('https://login.example.org'),
      'A token of a provider was handed to STS itself, and the account has no IAM provider for its issuer.',
      'Exchange the token at the identity pool, or create the provider in IAM.',
    ),
  ],
  wrongAudience: [
    entry(
      stsRefusals.wrongAudience(because),
      'The token was made for a client that the IAM provider does not list.',
      'Add the client id to the provider.',
    ),
  ],
  badToken: [
    entry(
      stsRefusals.badToken(because),
      'Signature, form or times of the token are wrong.',
      'Fetch a new token.',
    ),
  ],
  expired: [
    entry(
      stsRefusals.expired(1731098245, 1731095240),
      'In the classic flow the token of the pool is good for ten minutes.',
      'Call `GetOpenIdToken` just before you need it.',
    ),
  ],
  invalid: [
    entry(
      stsRefusals.invalid(
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
        because,
      ),
      'A parameter of the call is out of bounds: duration, session name, role ARN.',
      'Compare it with the [limits](/docs/limits/).',
    ),
  ],
  malformedPolicy: [
    entry(
      stsRefusals.malformedPolicy(because),
      'The session policy that the app handed over is no valid policy.',
      'Check it in the playground’s editor.',
    ),
  ],
  tooLarge: [
    entry(
      stsRefusals.tooLarge(138, because),
      'Tags and session policies take more room than a session has.',
      'Map fewer or shorter claims.',
    ),
  ],
}
