/** What the claims of most tokens say, for people who see one for the first time. */
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
  email: 'E-mail address',
  email_verified: 'Has the person proved that the address is theirs?',
  jti: 'Id of this one token',
  origin_jti: 'Id of the sign-in that it stems from; revoking that ends them all',
  event_id: 'Id of the sign-in event, the same in the logs',
  nonce: 'Repeats what the app sent, against replay',
  at_hash: 'Hash of the access token issued beside it',
  amr: 'How the identity was authenticated; trust policies test it as `cognito-identity.amazonaws.com:amr`',
  'https://cognito-identity.amazonaws.com/identity-pool-arn': 'The identity pool that issued the token',
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

/** What does this claim say in a token of this issuer? */
export function meaningOf(claim: string, issuer: unknown): string | undefined {
  const isPools = typeof issuer === 'string' && /^https:\/\/cognito-identity[.-]/.test(issuer)
  return (isPools ? MEANINGS_OF_THE_POOL[claim] : undefined) ?? MEANINGS[claim]
}

/** Claims that count seconds since 1970. */
export const TIME_CLAIMS: ReadonlySet<string> = new Set(['exp', 'iat', 'auth_time', 'nbf'])
