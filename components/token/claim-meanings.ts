/** What the claims of Cognito's tokens say, for people who see one for the first time. */
export const CLAIM_MEANINGS: Readonly<Record<string, string>> = {
  iss: 'Issuer: who made and signed the token',
  sub: 'Subject: the user in the user pool. Not the identity id of the identity pool',
  aud: 'Audience: for whom it was made. The identity pool compares it with its app client',
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

/** Claims that count seconds since 1970. */
export const TIME_CLAIMS: ReadonlySet<string> = new Set(['exp', 'iat', 'auth_time', 'nbf'])
