/** What the claims of tokens say, for people who see one for the first time. */
const MEANINGS: Readonly<Record<string, string>> = {
  iss: 'Issuer: who made and signed the token',
  sub: 'Subject: the user, as the issuer knows them. Not the identity id of the identity pool',
  aud: 'Audience: for whom it was made. The identity pool compares it with the client ids that it takes',
  azp: 'For which client it was made; where it is there, the identity pool compares this instead of `aud`',
  nbf: 'Not before: until then the identity pool refuses it',
  exp: 'Expires: from then on the identity pool refuses it',
  iat: 'Issued at',
  auth_time: 'When the person signed in',
  token_use: '`id`: says who the person is. An `access` token would be refused here',
  'cognito:username': 'User name in the user pool',
  'cognito:groups': 'Groups of the user pool that the person belongs to',
  'cognito:roles': 'Role ARNs of those groups',
  'cognito:preferred_role': 'Role ARN of the group that comes first',
  identities: 'The providers from which the user pool knows this person',
  username: 'User name in the user pool',
  client_id: 'The app client that signed the person in; access tokens have it in place of `aud`',
  scope: 'What the access token lets the app do at its issuer. It says nothing about AWS',
  version: 'Version of the format of the token',
  device_key: 'The device that the user pool remembers',
  email: 'E-mail address',
  email_verified: 'Has the person proved that the address is theirs?',
  phone_number: 'Telephone number',
  phone_number_verified: 'Has the person proved that the number is theirs?',
  name: 'Full name',
  given_name: 'First name',
  family_name: 'Last name',
  middle_name: 'Middle name',
  nickname: 'What friends call the person',
  preferred_username: 'The name that the person likes to be known by. It may change',
  profile: 'Address of a page about the person',
  picture: 'Address of a picture of the person',
  website: 'The person’s own site',
  gender: 'Gender',
  birthdate: 'Date of birth',
  zoneinfo: 'Time zone',
  locale: 'Language and country',
  address: 'Postal address',
  updated_at: 'When these facts about the person last changed',
  hd: 'Google Workspace domain of the person’s account',
  is_private_email: 'Is the address one that Apple made to hide the real one?',
  nonce_supported: 'Does Apple repeat the app’s `nonce` on this device?',
  real_user_status: 'How sure Apple is that this is a person',
  c_hash: 'Hash of the code that was issued beside it',
  tid: 'The tenant of Microsoft Entra ID',
  oid: 'The person in that tenant, the same for all its apps',
  upn: 'Name under which the person signs in',
  groups: 'Groups that the person belongs to',
  roles: 'Roles that the person has in the app. They are no IAM roles',
  acr: 'How carefully the sign-in was checked',
  sid: 'Id of the session at the provider',
  jti: 'Id of this one token',
  origin_jti: 'Id of the sign-in that it stems from; revoking that ends them all',
  event_id: 'Id of the sign-in event, the same in the logs',
  nonce: 'Repeats what the app sent, against replay',
  at_hash: 'Hash of the access token issued beside it',
  amr: 'How the identity was authenticated; trust policies test it as `cognito-identity.amazonaws.com:amr`',
  'https://cognito-identity.amazonaws.com/identity-pool-arn': 'The identity pool that issued the token',
  'https://aws.amazon.com/tags':
    'Session tags: policies test them as `aws:PrincipalTag/…`. The trust policy must allow `sts:TagSession`',
  alg: 'Signature algorithm',
  kid: 'Which of the issuer’s published keys checks the signature',
  typ: 'Kind of token',
}

/** What they say in the token with which an identity pool vouches for somebody. */
const MEANINGS_OF_THE_POOL: Readonly<Record<string, string>> = {
  sub: 'Subject: the identity id, which policies know as `cognito-identity.amazonaws.com:sub`',
  aud: 'Audience: the identity pool; trust policies test it as `cognito-identity.amazonaws.com:aud`',
  exp: 'Expires: from then on STS refuses it',
}

/** What the attributes of SAML assertions say, by their last part: each product has its own prefix. */
const MEANINGS_OF_ATTRIBUTES: Readonly<Record<string, string>> = {
  email: 'E-mail address',
  emailaddress: 'E-mail address',
  name: 'Name of the person; Entra ID puts the name for signing in here',
  displayname: 'Name of the person as others see it',
  nameidentifier: 'The subject: who the person is at this provider. Part of what gives the identity id',
  givenname: 'First name',
  surname: 'Last name',
  upn: 'Name under which the person signs in',
  group: 'A group that the person belongs to',
  groups: 'Groups that the person belongs to',
  role: 'Roles of IAM, each with the ARN of the SAML provider: the role mapping by token chooses among them',
  rolesessionname: 'Name of the session when the person signs in to AWS directly',
  sessionduration: 'How long such a session lasts',
}

const CUSTOM = 'An attribute of your own, defined in the user pool'
const OWN =
  'A claim of this provider’s own. Rules of a role mapping and the map of principal tags can read it'

/** What does this claim say in a token of this issuer? Undefined where only the issuer knows. */
export function meaningOf(claim: string, issuer: unknown): string | undefined {
  const isPools = typeof issuer === 'string' && /^https:\/\/cognito-identity[.-]/.test(issuer)
  if (claim.startsWith('custom:')) return CUSTOM
  return (isPools ? own(MEANINGS_OF_THE_POOL, claim) : undefined) ?? own(MEANINGS, claim)
}

/** What does this attribute of a SAML assertion say? Undefined where only its issuer knows. */
export function meaningOfAttribute(name: string): string | undefined {
  return own(MEANINGS_OF_ATTRIBUTES, name.slice(name.lastIndexOf('/') + 1).toLowerCase())
}

/** A sentence for every claim, whoever made it up. */
export function meaningsOf(
  claims: { readonly [name: string]: unknown },
  issuer: unknown,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(claims).map((name) => [name, meaningOf(name, issuer) ?? OWN]))
}

/** A sentence for every attribute. */
export function meaningsOfAttributes(names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, meaningOfAttribute(name) ?? OWN]))
}

function own(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
