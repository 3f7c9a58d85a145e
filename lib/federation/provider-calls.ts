import type { Json } from './json'
import type { Provider, UserPoolProvider } from './providers'
import type { DeveloperSignIn, UserPoolSignIn } from './sign-in'

/** One exchange between the app and somebody who vouches for people, as the app sees it. */
export interface ProviderCall {
  /** The host that is asked. */
  readonly service: string
  readonly operation: string
  /** Who signs the call with AWS credentials; null: nobody. */
  readonly signedBy: 'backend' | null
  readonly request: Json
  readonly response: Json
}

/** Signing in to a user pool by its API. @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
export function userPoolCall(
  provider: UserPoolProvider,
  signIn: UserPoolSignIn,
  token: string,
): ProviderCall {
  const name = signIn.fault === 'access-token' ? 'AccessToken' : 'IdToken'
  return {
    service: 'cognito-idp',
    operation: 'InitiateAuth',
    signedBy: null,
    request: {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: signIn.clientId ?? provider.clients[0] ?? '',
      AuthParameters: { USERNAME: signIn.username, PASSWORD: '(not shown)' },
    },
    response: { AuthenticationResult: { [name]: token, TokenType: 'Bearer', ExpiresIn: 3600 } },
  }
}

/** Signing in by the browser's way to the provider and back. */
export function redirectCall(
  provider: Extract<Provider, { kind: 'oidc' | 'google' | 'apple' | 'saml' }>,
  value: string,
): ProviderCall {
  if (provider.kind === 'saml') {
    return {
      service: provider.entityId,
      operation: 'SAML sign-in',
      signedBy: null,
      request: { binding: 'HTTP-Redirect', message: 'AuthnRequest' },
      response: { binding: 'HTTP-POST', SAMLResponse: value },
    }
  }
  const service = {
    oidc: 'issuer',
    google: 'https://accounts.google.com',
    apple: 'https://appleid.apple.com',
  }
  const clientId =
    provider.kind === 'oidc'
      ? (provider.clientIds[0] ?? '')
      : provider.kind === 'google'
        ? provider.clientId
        : provider.servicesId
  return {
    service: provider.kind === 'oidc' ? provider.issuer : service[provider.kind],
    operation: 'token',
    signedBy: null,
    request: { grant_type: 'authorization_code', code: '(not shown)', client_id: clientId },
    response: { id_token: value, token_type: 'Bearer', expires_in: 3600 },
  }
}

/** Signing in with the software kit of Facebook or Amazon, which hand out an access token. */
export function opaqueCall(
  provider: Extract<Provider, { kind: 'facebook' | 'amazon' }>,
  value: string,
): ProviderCall {
  const isFacebook = provider.kind === 'facebook'
  return {
    service: isFacebook ? 'https://graph.facebook.com' : 'https://api.amazon.com',
    operation: isFacebook ? 'oauth/access_token' : 'auth/o2/token',
    signedBy: null,
    request: { grant_type: 'authorization_code', code: '(not shown)', client_id: provider.appId },
    response: { access_token: value, token_type: 'bearer', expires_in: 3600 },
  }
}

/** The app's own sign-in: its backend asks the identity pool, with AWS credentials of its own.
 *  @see https://docs.aws.amazon.com/cognito/latest/developerguide/developer-authenticated-identities.html */
export function developerCall(providerName: string, signIn: DeveloperSignIn): ProviderCall {
  return {
    service: 'the app’s backend',
    operation: 'sign-in',
    signedBy: 'backend',
    request: { user: signIn.userIdentifier, password: '(not shown)' },
    response: {
      next: 'GetOpenIdTokenForDeveloperIdentity',
      Logins: { [providerName]: signIn.userIdentifier },
      ...(signIn.principalTags === undefined ? {} : { PrincipalTags: signIn.principalTags }),
      ...(signIn.tokenDuration === undefined ? {} : { TokenDuration: signIn.tokenDuration }),
    },
  }
}
