import { SAML_NAME_IDENTIFIER, SAML_ROLE_ATTRIBUTE, signatureOf } from './saml-assertion'
import type { TokenPayload } from './tokens'
import { elementsNamed, readXml, type XmlElement } from './xml'

/** What a SAML response says. */
export interface SamlAssertion {
  readonly id: string
  readonly issuer: string
  readonly nameId: string
  readonly audiences: readonly string[]
  /** Seconds since 1970; null when not stated or not readable. */
  readonly notBefore: number | null
  readonly notOnOrAfter: number | null
  /** Attributes by name; one with several values is a list. The name identifier is among them. */
  readonly claims: TokenPayload
  readonly xml: string
  /** Is the signature what this provider's simulated key gives? */
  isSignedBy(entityId: string): boolean
}

/** Longer values are no `Logins` value. */
const MAXIMUM_LENGTH = 50_000

/**
 * Reads the assertion in a `SAMLResponse`: base64 of XML, or the XML itself. Null when there is none.
 *
 * Total and linear; checks nothing.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/saml-identity-provider.html
 */
export function readSamlResponse(value: string): SamlAssertion | null {
  const xml = value.trimStart().startsWith('<') ? value : fromBase64(value)
  if (xml === null || xml.length > MAXIMUM_LENGTH) return null
  const root = readXml(xml)
  const assertion = root === null ? undefined : elementsNamed(root, 'Assertion')[0]
  if (!assertion) return null
  const one = (name: string): XmlElement | undefined => elementsNamed(assertion, name)[0]
  const conditions = one('Conditions')
  const nameId = one('NameID')?.text ?? ''
  return {
    id: assertion.attributes.get('ID') ?? '',
    issuer: assertion.children.find((child) => child.name === 'Issuer')?.text ?? '',
    nameId,
    audiences: elementsNamed(assertion, 'Audience').map((element) => element.text),
    notBefore: secondsOf(conditions?.attributes.get('NotBefore')),
    notOnOrAfter: secondsOf(conditions?.attributes.get('NotOnOrAfter')),
    claims: claimsOf(assertion, nameId),
    xml,
    isSignedBy: (entityId) => {
      const signature = one('Signature')
      if (!signature) return false
      const unsigned = xml.slice(assertion.start, signature.start) + xml.slice(signature.end, assertion.end)
      return one('SignatureValue')?.text === signatureOf(unsigned, entityId)
    },
  }
}

/** The roles in the Role attribute, without the provider that stands beside each; null without the attribute. */
export function samlRoles(claims: TokenPayload): readonly string[] | null {
  if (!Object.hasOwn(claims, SAML_ROLE_ATTRIBUTE)) return null
  const value = claims[SAML_ROLE_ATTRIBUTE]
  const pairs: readonly unknown[] = Array.isArray(value) ? value : [value]
  return pairs
    .filter((pair): pair is string => typeof pair === 'string')
    .map((pair) => {
      // AWS takes the two ARNs in either order.
      const parts = pair.split(',').map((part) => part.trim())
      return parts.find((part) => /:role\//.test(part)) ?? parts[0] ?? ''
    })
}

function claimsOf(assertion: XmlElement, nameId: string): TokenPayload {
  const claims = new Map<string, string[]>([[SAML_NAME_IDENTIFIER, [nameId]]])
  for (const attribute of elementsNamed(assertion, 'Attribute')) {
    const name = attribute.attributes.get('Name')
    if (name === undefined) continue
    const values = attribute.children
      .filter((child) => child.name === 'AttributeValue')
      .map((child) => child.text)
    const known = name === SAML_NAME_IDENTIFIER ? undefined : claims.get(name)
    if (known) known.push(...values)
    else claims.set(name, values)
  }
  return Object.fromEntries(
    [...claims].map(([name, values]) => [name, values.length === 1 ? (values[0] as string) : values]),
  )
}

function secondsOf(instant: string | undefined): number | null {
  const milliseconds = instant === undefined ? Number.NaN : Date.parse(instant)
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000)
}

function fromBase64(text: string): string | null {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text.trim()), (one) => one.charCodeAt(0)))
  } catch {
    return null
  }
}
