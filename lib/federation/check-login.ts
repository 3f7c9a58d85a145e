import { checkJwtLogin } from './check-jwt-login'
import { checkOpaqueLogin, checkSamlLogin } from './check-other-logins'
import { type AcceptedLogin, type CheckingWorld, type Login, type LoginCheck, refused } from './login-check'
import { entryOf } from './pool-config'
import { PUBLIC_PROVIDERS } from './providers'
import { refusals } from './service-error'

/** Values longer than this are refused by the API itself. */
const MAXIMUM_VALUE = 50_000

/**
 * Does the pool accept this login?
 *
 * Provider configured, token readable, issuer equal to the provider's name, signature good by the issuer's
 * published keys, audience one of the provider's app clients, not expired beyond five minutes of grace.
 * Access tokens are put before their provider, SAML assertions are checked in their own way. The first check
 * that fails is the answer.
 *
 * Total: any text as a token gives an answer, never a throw.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
 * @example
 * await checkLogin(world, { providerName: 'accounts.google.com', token: idToken })
 */
export async function checkLogin(
  world: CheckingWorld,
  login: Login,
  usedAssertions: readonly string[] = [],
  operation = 'GetId',
): Promise<LoginCheck> {
  const { pool } = world
  const { providerName, token } = login
  if (
    providerName.length < 1 ||
    providerName.length > 128 ||
    token.length < 1 ||
    token.length > MAXIMUM_VALUE
  ) {
    const because = 'A name has 1 to 128 characters, a value 1 to 50,000.'
    return refused(
      refusals.badInput('Logins has a name or a value of a length that is not allowed.', because),
      ['simulated-refusal-text'],
    )
  }
  const clients = (pool.cognitoIdentityProviders ?? []).filter((one) => one.providerName === providerName)
  if (clients.length > 0) {
    return checkJwtLogin(world, login, {
      isUserPool: true,
      audiences: clients.map((client) => client.clientId),
      amrOf: ({ sub }) => [providerName, `${providerName}:CognitoSignIn:${String(sub)}`],
      mappingKeyOf: (audience) => `${providerName}:${audience}`,
      assumptions: [],
      checksServerSide: (audience) =>
        clients.some((client) => client.clientId === audience && client.serverSideTokenCheck === true),
    })
  }
  const appId = entryOf(pool.supportedLoginProviders, providerName)
  if (appId !== undefined) {
    if (providerName === PUBLIC_PROVIDERS.facebook) return checkOpaqueLogin(world, login, 'facebook', appId)
    if (providerName === PUBLIC_PROVIDERS.amazon) return checkOpaqueLogin(world, login, 'amazon', appId)
    return checkJwtLogin(world, login, {
      isUserPool: false,
      audiences: [appId],
      amrOf: ({ sub }) => [providerName, `${providerName}:${appId}:${String(sub)}`],
      mappingKeyOf: () => providerName,
      assumptions: ['amr-of-other-providers'],
      checksServerSide: () => false,
    })
  }
  const arn = (pool.openIdConnectProviderArns ?? []).find((one) =>
    one.endsWith(`:oidc-provider/${providerName}`),
  )
  if (arn !== undefined) {
    return checkJwtLogin(world, login, {
      isUserPool: false,
      audiences: clientIdsOf(world, providerName),
      amrOf: ({ sub }) => [providerName, `${arn}:OIDC:${String(sub)}`],
      mappingKeyOf: () => arn,
      assumptions: ['amr-of-other-providers'],
      checksServerSide: () => false,
    })
  }
  if ((pool.samlProviderArns ?? []).includes(providerName)) {
    return checkSamlLogin(world, login, usedAssertions, operation)
  }
  // A user pool that is not listed counts as a login of another pool, any other name as no provider.
  if (/^cognito-idp\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/./.test(providerName)) {
    const because = `The identity pool has no provider named ${providerName}.`
    return refused(refusals.loginsDoNotMatch(because), ['order-of-token-checks'])
  }
  return refused(refusals.notAPublicProvider(whyUnknown(world, providerName)), ['order-of-token-checks'])
}

/** What `amr` says of an identity: `unauthenticated`, or `authenticated` and how. */
export function authenticationMethods(
  ...logins: readonly (Pick<AcceptedLogin, 'amr'> | null)[]
): readonly string[] {
  const used = logins.filter((login) => login !== null)
  return used.length === 0 ? ['unauthenticated'] : ['authenticated', ...used.flatMap((login) => login.amr)]
}

function clientIdsOf({ providers }: CheckingWorld, name: string): readonly string[] {
  return providers.flatMap((provider) => {
    if (provider.kind === 'google' && name === PUBLIC_PROVIDERS.google) return [provider.clientId]
    return provider.kind === 'oidc' && provider.issuer === `https://${name}` ? provider.clientIds : []
  })
}

function whyUnknown({ pool }: CheckingWorld, name: string): string {
  if (/^https?:\/\//.test(name)) return 'Keys of Logins are names of providers, without https://.'
  if (name === pool.developerProviderName) {
    return 'This is the developer provider. Its users come with a token of the identity pool, under the name of its issuer.'
  }
  return `The identity pool has no provider named ${name}.`
}
