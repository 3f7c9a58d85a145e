import { claimOf, textClaim, timeClaim } from './claims'
import {
  accepted,
  type CheckingWorld,
  GRACE_SECONDS,
  type Login,
  type LoginCheck,
  refused,
} from './login-check'
import { introspectOpaqueToken, type OpaqueIssuer } from './opaque-token'
import type { SamlProvider } from './providers'
import { SAML_AUDIENCE } from './saml-assertion'
import { readSamlResponse } from './saml-reader'
import { refusals } from './service-error'

/** Puts an access token of Facebook or Amazon before its issuer, as the pool does.
 *  @see https://docs.aws.amazon.com/cognito/latest/developerguide/facebook.html */
export function checkOpaqueLogin(
  { now }: CheckingWorld,
  { providerName, token }: Login,
  issuer: OpaqueIssuer,
  appId: string,
): LoginCheck {
  const reject = (because: string) =>
    refused(refusals.providerRejectedToken(because), [
      'order-of-token-checks',
      'opaque-token-check',
      'simulated-refusal-text',
    ])
  const known = introspectOpaqueToken(issuer, token)
  const sub = known === null ? undefined : textClaim(known, 'sub')
  if (known === null || sub === undefined) return reject('The provider knows no such access token.')
  const aud = claimOf(known, 'aud')
  if (aud !== appId) {
    const because = `The access token is for the app ${String(aud)}, and the identity pool is set up for ${appId}.`
    return refused(refusals.tokenNotFromSupportedProvider(because), [
      'order-of-token-checks',
      'opaque-token-check',
    ])
  }
  const expires = timeClaim(known, 'exp')
  if (expires !== undefined && now >= expires) return reject('The access token has expired.')
  return accepted({
    providerName,
    mappingKey: providerName,
    userId: sub,
    // Of these providers rules and tags can read three claims only.
    claims: { iss: providerName, aud: appId, sub },
    amr: [providerName, `${providerName}:${appId}:${sub}`],
    assumptions: ['opaque-token-check', 'amr-of-other-providers'],
  })
}

/** Checks a SAML assertion: issuer, signature, audience, validity, and that this operation has not used it before.
 *  @see https://docs.aws.amazon.com/cognito/latest/developerguide/saml-identity-provider.html */
export function checkSamlLogin(
  { now, providers }: CheckingWorld,
  { providerName, token }: Login,
  usedAssertions: readonly string[],
  operation: string,
): LoginCheck {
  const reject = (what: string, because: string) =>
    refused(refusals.samlRejected(what, because), [
      'order-of-token-checks',
      'saml-signature-check',
      'simulated-refusal-text',
    ])
  const provider = providers.find(
    (one): one is SamlProvider => one.kind === 'saml' && providerName.endsWith(`:saml-provider/${one.name}`),
  )
  const assertion = readSamlResponse(token)
  if (assertion === null) return reject('Not a SAML response.', 'This is no SAML response in base64.')
  if (!provider || assertion.issuer !== provider.entityId) {
    return reject("Issuer doesn't match providerName", `The assertion was issued by ${assertion.issuer}.`)
  }
  if (!assertion.isSignedBy(provider.entityId)) {
    return reject("Couldn't verify the assertion.", 'The signature fits no certificate in the metadata.')
  }
  if (assertion.audiences.length > 0 && !assertion.audiences.includes(SAML_AUDIENCE)) {
    return reject('The assertion is for another audience.', `It is for ${assertion.audiences.join(', ')}.`)
  }
  if (assertion.notOnOrAfter !== null && now - GRACE_SECONDS >= assertion.notOnOrAfter) {
    return reject('The assertion has expired.', 'Its NotOnOrAfter has passed.')
  }
  if (assertion.notBefore !== null && assertion.notBefore - GRACE_SECONDS > now) {
    return reject('The assertion is not valid yet.', 'Its NotBefore is still to come.')
  }
  if (assertion.nameId === '') return reject('The assertion names nobody.', 'It has no NameID.')
  if (usedAssertions.includes(`${operation} ${assertion.id}`)) {
    return reject('The assertion was used before.', `One assertion is good for one ${operation}.`)
  }
  return accepted({
    providerName,
    mappingKey: providerName,
    userId: assertion.nameId,
    claims: assertion.claims,
    amr: [providerName, `${providerName}:SAML:${assertion.nameId}`],
    assertionId: assertion.id,
    assumptions: ['saml-signature-check', 'amr-of-other-providers'],
  })
}
