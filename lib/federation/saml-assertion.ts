import { fingerprint, fingerprintUuid } from '@/lib/base/fingerprint'
import { type Place, samlProviderArn } from './arns'
import type { SamlFlavour, SamlProvider } from './providers'
import type { SamlSignIn } from './sign-in'
import { escapeXml } from './xml'

/** The attribute that lists roles, each as `roleArn,providerArn`. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html */
export const SAML_ROLE_ATTRIBUTE = 'https://aws.amazon.com/SAML/Attributes/Role'

/** How AWS calls itself as the receiver of assertions. */
export const SAML_AUDIENCE = 'urn:amazon:webservices'
const SAML_RECIPIENT = 'https://signin.aws.amazon.com/saml'

const CLAIMS = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'
export const SAML_NAME_IDENTIFIER = `${CLAIMS}/nameidentifier`
export const SAML_NAME = `${CLAIMS}/name`

/** What differs from one identity provider to another. */
interface Habits {
  readonly email: string
  readonly displayName: string
  readonly groups: string
  readonly nameIdFormat: string
  /** Seconds for which an assertion is good. */
  readonly lifetime: number
  /** Seconds by which its validity begins before it is made. */
  readonly lead: number
  idOf(seed: string): string
}

const HABITS: Readonly<Record<SamlFlavour, Habits>> = {
  okta: {
    email: 'email',
    displayName: 'displayName',
    groups: 'groups',
    nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    lifetime: 300,
    lead: 300,
    idOf: (seed) => `id${BigInt(`0x${fingerprint(seed).slice(0, 20)}`)}`,
  },
  'ad-fs': {
    email: `${CLAIMS}/emailaddress`,
    displayName: SAML_NAME,
    groups: 'http://schemas.xmlsoap.org/claims/Group',
    nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    lifetime: 3_600,
    lead: 0,
    idOf: (seed) => `_${fingerprintUuid(seed)}`,
  },
  'entra-id': {
    email: `${CLAIMS}/emailaddress`,
    displayName: 'http://schemas.microsoft.com/identity/claims/displayname',
    groups: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groups',
    nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    lifetime: 3_600,
    lead: 300,
    idOf: (seed) => `_${fingerprintUuid(seed)}`,
  },
}

export interface WrittenAssertion {
  readonly id: string
  readonly xml: string
  /** The XML in base64, as `SAMLResponse` carries it. */
  readonly value: string
}

/** What an assertion states wrongly on purpose. */
export interface AssertionFaults {
  readonly issuer?: string
  readonly audience?: string
  /** Seconds by which the whole validity is moved. */
  readonly shift?: number
  readonly signedBy?: string
}

/**
 * Which response does a SAML identity provider send when this person signs in?
 *
 * The attribute names are those that each product sends by default.
 *
 * @param now seconds since 1970
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/saml-identity-provider.html
 */
export function writeSamlResponse(
  provider: SamlProvider,
  signIn: SamlSignIn,
  place: Place,
  now: number,
  faults: AssertionFaults = {},
): WrittenAssertion {
  const habits = HABITS[provider.flavour]
  const seed = `${provider.name} ${signIn.nameId} ${now}`
  const id = habits.idOf(`assertion ${seed}`)
  const made = now + (faults.shift ?? 0)
  const instant = (seconds: number) => new Date(seconds * 1000).toISOString()
  const notBefore = instant(made - habits.lead)
  const notOnOrAfter = instant(made + habits.lifetime)
  const issuer = escapeXml(faults.issuer ?? provider.entityId)
  const audience = escapeXml(faults.audience ?? SAML_AUDIENCE)
  const attributes = attributesOf(provider, signIn, place).map(([name, values]) => attributeXml(name, values))
  const body = (signature: string) =>
    `<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" IssueInstant="${instant(made)}" Version="2.0"><Issuer>${issuer}</Issuer>${signature}<Subject><NameID Format="${habits.nameIdFormat}">${escapeXml(signIn.nameId)}</NameID><SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><SubjectConfirmationData NotOnOrAfter="${notOnOrAfter}" Recipient="${SAML_RECIPIENT}"/></SubjectConfirmation></Subject><Conditions NotBefore="${notBefore}" NotOnOrAfter="${notOnOrAfter}"><AudienceRestriction><Audience>${audience}</Audience></AudienceRestriction></Conditions><AttributeStatement>${attributes.join('')}</AttributeStatement><AuthnStatement AuthnInstant="${instant(made)}" SessionIndex="${id}"><AuthnContext><AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</AuthnContextClassRef></AuthnContext></AuthnStatement></Assertion>`
  const value = signatureOf(body(''), faults.signedBy ?? provider.entityId)
  const signature = `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI="#${id}"/></ds:SignedInfo><ds:SignatureValue>${value}</ds:SignatureValue></ds:Signature>`
  const xml = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${habits.idOf(`response ${seed}`)}" Version="2.0" IssueInstant="${instant(made)}" Destination="${SAML_RECIPIENT}"><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${issuer}</Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${body(signature)}</samlp:Response>`
  return { id, xml, value: toBase64(xml) }
}

/** What the simulated key of an identity provider makes of an assertion's text. It proves nothing outside. */
export function signatureOf(assertionWithoutSignature: string, entityId: string): string {
  const digest = fingerprint(`assertion of ${entityId}: ${assertionWithoutSignature}`)
  return toBase64(`simulated ${digest}${fingerprint(digest)}`)
}

function attributesOf(
  provider: SamlProvider,
  signIn: SamlSignIn,
  place: Place,
): readonly (readonly [string, readonly string[]])[] {
  const habits = HABITS[provider.flavour]
  const arn = samlProviderArn(place.account, provider.name)
  const attributes: (readonly [string, readonly string[]])[] = []
  if (signIn.email !== undefined) attributes.push([habits.email, [signIn.email]])
  if (signIn.displayName !== undefined) attributes.push([habits.displayName, [signIn.displayName]])
  if (signIn.groups?.length) attributes.push([habits.groups, signIn.groups])
  if (signIn.roles?.length) {
    attributes.push([SAML_ROLE_ATTRIBUTE, signIn.roles.map((role) => `${role},${arn}`)])
  }
  for (const [name, value] of Object.entries(signIn.attributes ?? {})) {
    attributes.push([name, typeof value === 'string' ? [value] : value])
  }
  return attributes
}

function attributeXml(name: string, values: readonly string[]): string {
  const inside = values.map((value) => `<AttributeValue>${escapeXml(value)}</AttributeValue>`).join('')
  return `<Attribute Name="${escapeXml(name)}">${inside}</Attribute>`
}

function toBase64(text: string): string {
  let bytes = ''
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte)
  return btoa(bytes)
}
