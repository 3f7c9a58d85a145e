/** What a field is called, and what there is to say about it. */
export interface FieldWords {
  readonly label: string
  readonly help?: string
}

/**
 * The words for fields whose names do not say enough. A name alone stands for it wherever it is; with what it
 * belongs to before it, only there: `identities.sub`.
 */
const WORDS: Readonly<Record<string, string | FieldWords>> = {
  // Everywhere
  id: { label: 'Id', help: 'How the rest of the design refers to it. What refers to it follows a change.' },
  name: 'Name',
  arn: 'ARN',
  account: { label: 'AWS account', help: '12 digits. Left out: the account of the design.' },
  tags: 'Tags',
  abac: {
    label: 'Tags count in policies',
    help: 'Whether aws:ResourceTag of this resource is there to be tested.',
  },
  policy: 'Policy',

  // Settings
  'settings.account': {
    label: 'AWS account',
    help: '12 digits: where the pool, its roles and its data are.',
  },
  'settings.now': {
    label: 'Simulated time',
    help: 'The same for every step: tokens are issued then, and policies that ask for the time see it.',
  },
  'settings.region': 'Region',
  'settings.description': 'Description',

  // Identities
  'identities.kind': {
    label: 'Signs in with',
    help: 'What both ways of signing in know stays when you change this.',
  },
  'identities.name': { label: 'Name', help: 'What the matrix and the steps call them.' },
  'identities.provider': 'Provider',
  'identities.userPool': 'User pool',
  'identities.clientId': {
    label: 'App client',
    help: 'The audience of the token. Left out: the first one of the provider.',
  },
  'identities.username': 'User name',
  'identities.sub': {
    label: 'User id at the provider (sub)',
    help: 'The user there. Not the identity id: policies see that one.',
  },
  'identities.userId': 'User id at the provider',
  'identities.nameId': 'Name id in the SAML response',
  'identities.userIdentifier': {
    label: 'User id in your backend',
    help: 'What the backend tells Cognito about who this is.',
  },
  'identities.identityId': {
    label: 'Identity id',
    help: 'What the identity pool calls this login: REGION:GUID. Policies see it as cognito-identity.amazonaws.com:sub.',
  },
  'identities.email': 'Email',
  'identities.groups': 'Groups',
  'identities.custom': { label: 'Custom attributes', help: 'Without custom: before the name.' },
  'identities.claims': {
    label: 'Claims',
    help: 'What the token says beyond the usual, or instead of it. Role mapping rules and session tags read these.',
  },
  'identities.fault': {
    label: 'Something is wrong with the token',
    help: 'To see who notices, and at which step.',
  },
  'identities.wasGuest': {
    label: 'Came as a guest first',
    help: 'Then they keep the identity id that they had.',
  },
  'identities.pool': { label: 'Identity pool', help: 'Left out: the pool of this design.' },
  'identities.customRole': {
    label: 'Role that the app asks for',
    help: 'CustomRoleArn: one of the roles that the token names.',
  },
  'identities.classic': {
    label: 'Classic flow',
    help: 'The app takes the pool’s token to STS itself, for any role whose trust policy lets it in.',
  },
  'identities.classic.role': 'Role that the app assumes',
  'identities.classic.sessionName': 'Session name',
  'identities.classic.durationSeconds': 'Duration in seconds',
  'identities.classic.policy': { label: 'Session policy', help: 'Narrows what the credentials may do.' },
  'identities.classic.policyArns': 'ARNs of managed session policies',
  'identities.displayName': 'Display name',
  'identities.roles': 'Roles named in the SAML response',
  'identities.attributes': 'Attributes of the SAML response',
  'identities.principalTags': {
    label: 'Session tags',
    help: 'That the backend asks Cognito to put on the session.',
  },
  'identities.tokenDuration': 'Token lifetime in seconds',

  // The pool
  'identityPool.id': {
    label: 'Identity pool id',
    help: 'REGION:GUID. Trust policies name it as their audience (aud).',
  },
  allowUnauthenticatedIdentities: {
    label: 'Guests are let in',
    help: 'Without this, step 2 refuses whoever has not signed in.',
  },
  allowClassicFlow: {
    label: 'Classic flow allowed',
    help: 'Whether an app may ask the pool for a token and choose the role itself. Never set: allowed.',
  },
  cognitoIdentityProviders: { label: 'User pools', help: 'App clients whose ID tokens the pool takes.' },
  providerName: 'Provider name',
  clientId: 'App client id',
  serverSideTokenCheck: {
    label: 'Ask the user pool each time',
    help: 'Then users who were signed out or deleted are refused.',
  },
  supportedLoginProviders: {
    label: 'Public login providers',
    help: 'App id by provider: graph.facebook.com, accounts.google.com, www.amazon.com, appleid.apple.com.',
  },
  openIdConnectProviderArns: 'OpenID Connect providers',
  samlProviderArns: 'SAML providers',
  developerProviderName: {
    label: 'Developer provider',
    help: 'The name under which your own backend vouches for its users.',
  },
  roles: 'Roles',
  authenticated: { label: 'Role of signed-in identities', help: 'Where no role mapping says otherwise.' },
  unauthenticated: 'Role of guests',
  roleMappings: {
    label: 'Role mappings',
    help: 'By provider: the role comes from the token, or from the first rule that matches its claims.',
  },
  type: 'The role comes from',
  ambiguousRoleResolution: {
    label: 'When no role can be told',
    help: 'Give the role of signed-in identities, or refuse credentials.',
  },
  rules: {
    label: 'Rules',
    help: 'The first rule that matches decides. AWS takes at most 25 for a provider.',
  },
  claim: 'Claim',
  matchType: 'Test',
  value: 'Value',
  role: 'Role',
  principalTagMaps: {
    label: 'Attributes for access control',
    help: 'By provider: claims that become session tags.',
  },
  useDefaults: {
    label: 'Use the default map',
    help: 'The tags client and username, from the audience and the user.',
  },
  'identityPool.principalTagMaps.tags': { label: 'Tags', help: 'Claim by tag key.' },

  // Providers
  'providers.id': { label: 'Id', help: 'What identities refer to. Of a user pool: its AWS id, REGION_ID.' },
  otherClientIds: 'Other app clients',
  clientIds: 'Client ids (audiences)',
  issuer: 'Issuer',
  appId: 'App id',
  servicesId: 'Services id',
  flavour: 'Product',
  entityId: 'Entity id',
  precedence: { label: 'Precedence', help: 'The group with the lowest number gives the preferred role.' },

  // Requests
  'requests.name': { label: 'Name', help: 'The heading of its row in the matrix.' },
  'requests.action': { label: 'Action', help: 'As policies write it: sns:Publish.' },
  'requests.resource': { label: 'Resource', help: 'The ARN that policies are asked about, or *.' },
  'requests.resourceAccount': 'Account that owns the resource',
  'requests.context': { label: 'Condition keys', help: 'What the service tells about this request, by key.' },
  'requests.key': { label: 'Key', help: '{{self}} stands for the identity id of whoever asks.' },
  'requests.prefix': { label: 'Prefix', help: 'Left out: the whole bucket is asked for.' },
  'requests.copySource': { label: 'Copy from', help: 'BUCKET/KEY' },
  'requests.bucket': { label: 'Bucket', help: 'The name of a bucket of the design, or any other one.' },
  'requests.table': { label: 'Table', help: 'A name in the caller’s own account, or an ARN.' },
  'requests.partitionKeyValue': { label: 'Partition key', help: 'The rows that the query asks for.' },
  'requests.acl': 'Canned ACL',
  'requests.tagging': 'Tags of the object',
  'requests.presigned': 'Presigned URL',
  'requests.postForm': 'Sent by an HTML form',
  'requests.signatureAge': 'Age of the signature in milliseconds',
  'requests.contentSha256': 'Hash of the content',
  'requests.kmsKeyId': 'KMS key',
  'requests.alsoWanted': 'Also wanted',
  'requests.settings': 'Public access block',
  'requests.statement': { label: 'Statement', help: 'PartiQL' },

  // Data
  'buckets.policy': 'Bucket policy',
  'buckets.objects': 'Objects',
  'buckets.ownership': 'Object ownership',
  blockPublicAccess: {
    label: 'Block public access',
    help: 'Left out: as AWS sets up a new bucket, with all four on.',
  },
  blockPublicAcls: 'Block public ACLs',
  ignorePublicAcls: 'Ignore public ACLs',
  blockPublicPolicy: 'Block public policies',
  restrictPublicBuckets: 'Restrict public buckets',
  kmsKeyArn: 'ARN of the KMS key',
  'tables.policy': 'Table policy',
  'tables.items': 'Items',
  partitionKey: 'Partition key',
  sortKey: 'Sort key',
  tlsVersion: 'TLS version',

  // Roles
  path: { label: 'Path', help: 'Between slashes; part of the ARN.' },
  maxSessionDuration: { label: 'Longest session in seconds', help: '3,600 to 43,200. Left out: one hour.' },
  'organization.id': { label: 'Organisation id', help: 'o- and 10 to 32 letters and digits.' },
}

/** What a form calls the values of a choice. */
const OPTIONS: Readonly<Record<string, string>> = {
  Token: 'The token (its preferred role)',
  Rules: 'Rules on its claims',
  AuthenticatedRole: 'Give the role of signed-in identities',
  Deny: 'Refuse credentials',
  Equals: 'equals',
  Contains: 'contains',
  StartsWith: 'starts with',
  NotEqual: 'is not',
  expired: 'It has expired',
  'not-yet-valid': 'It is not valid yet',
  'wrong-audience': 'It is for another app',
  'wrong-issuer': 'Somebody else issued it',
  'wrong-key': 'It is signed with a wrong key',
  'rotated-key': 'Its key is no longer published',
  'access-token': 'It is an access token, not an ID token',
  'other-pool': 'It is of another user pool',
  malformed: 'It is damaged',
  replayed: 'It was used before',
  'signed-out': 'The user has signed out everywhere',
  'user-pool-user': 'A Cognito user pool',
  'oidc-user': 'OpenID Connect',
  'facebook-user': 'Facebook',
  'amazon-user': 'Login with Amazon',
  'google-user': 'Google',
  'apple-user': 'Apple',
  'saml-user': 'SAML',
  'developer-user': 'Your own backend',
  guest: 'Nothing: a guest',
  'user-pool': 'Cognito user pool',
  oidc: 'OpenID Connect provider',
  facebook: 'Facebook',
  amazon: 'Login with Amazon',
  google: 'Google',
  apple: 'Sign in with Apple',
  saml: 'SAML provider',
  developer: 'Your own backend',
  'ad-fs': 'AD FS',
  'entra-id': 'Entra ID',
  okta: 'Okta',
}

/** Texts of several lines. */
const LONG: ReadonlySet<string> = new Set([
  ...['body', 'content', 'description', 'policy', 'statement'],
  ...['keyConditionExpression', 'filterExpression', 'updateExpression', 'conditionExpression'],
])

/** Optional fields that are always there to be filled in; others are added when they are wanted. */
const USUAL: ReadonlySet<string> = new Set([
  ...[
    'settings.description',
    'identities.email',
    'identities.groups',
    'identities.claims',
    'identities.fault',
  ],
  ...['requests.prefix', 'requests.partitionKeyValue', 'requests.body', 'requests.context', 'requests.acl'],
  ...['identityPool.allowClassicFlow', 'identityPool.roleMappings', 'identityPool.principalTagMaps'],
  ...['identityPool.roleMappings.ambiguousRoleResolution', 'identityPool.principalTagMaps.tags'],
  ...['identityPool.cognitoIdentityProviders.serverSideTokenCheck', 'identityPool.supportedLoginProviders'],
  ...['providers.groups', 'providers.groups.role', 'providers.groups.precedence', 'buckets.policy'],
  ...['tables.sortKey', 'tables.policy', 'roles.path', 'roles.account', 'identities.classic.sessionName'],
])

/** The words for a field, by where it stands: names only, without numbers and names of a map. */
export function wordsOf(place: readonly string[], description?: string): FieldWords {
  const name = place.at(-1) ?? ''
  const found = WORDS[place.join('.')] ?? WORDS[`${place[0]}.${name}`] ?? WORDS[name]
  if (typeof found === 'string') return { label: found, ...(description ? { help: description } : {}) }
  return found ?? { label: inWords(name), ...(description ? { help: description } : {}) }
}

/** "IgnorePublicAcls" and "ignorePublicAcls" -> "Ignore public ACLs". */
function inWords(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\b(acl|acls|arn|arns|id|kms|tls|sha256)\b/g, (word) =>
      word.toUpperCase().replace(/S$/, 's').replace('ID', 'id'),
    )
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A label inside a sentence: "Claims" -> "claims". Abbreviations and the names that people gave stay as they are. */
export function inSentence(label: string): string {
  return /^[A-Z](?![A-Z])/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}

export function optionWords(value: string): string {
  return OPTIONS[value] ?? value
}

export function isLong(place: readonly string[]): boolean {
  return LONG.has(place.at(-1) ?? '')
}

export function isUsual(place: readonly string[]): boolean {
  return USUAL.has(place.join('.')) || USUAL.has(`${place[0]}.${place.at(-1)}`)
}

/** What one item of a list or one entry of a map is called: "Rule", "Claim". */
const ITEMS: Readonly<Record<string, string>> = {
  rules: 'rule',
  claims: 'claim',
  groups: 'group',
  objects: 'object',
  items: 'item',
  indexes: 'index',
  tags: 'tag',
  tagging: 'tag',
  principalTags: 'tag',
  custom: 'attribute',
  attributes: 'attribute',
  context: 'condition key',
  key: 'key attribute',
  item: 'attribute',
  keys: 'key',
  roleMappings: 'mapping',
  principalTagMaps: 'provider',
  cognitoIdentityProviders: 'user pool',
  supportedLoginProviders: 'provider',
  openIdConnectProviderArns: 'provider',
  samlProviderArns: 'provider',
  requestItems: 'table',
  transactItems: 'step',
  statements: 'statement',
  transactStatements: 'statement',
  parameters: 'parameter',
  clientIds: 'client id',
  otherClientIds: 'client id',
  roles: 'role',
}

export function itemWord(place: readonly string[]): string {
  return ITEMS[place.at(-1) ?? ''] ?? 'entry'
}
