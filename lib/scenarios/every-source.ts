import type { Design } from '@/lib/design'

const REGION = 'us-east-1'
const ACCOUNT = '111122223333'
const OTHER_ACCOUNT = '444455556666'
const POOL_ID = `${REGION}:5d1b2c3e-4f50-4a61-9b72-8c83d94ea5f6`
const SECOND_POOL_ID = `${REGION}:6e2c3d4f-5061-4b72-8c83-9d94ea5f6071`
const ATTACKERS_POOL_ID = `${REGION}:00000000-bad0-4bad-8bad-0000000000ad`
const USER_POOL_ID = `${REGION}_Source123`
const CLIENT_ID = '3n4b5urk1ft4fl3mg5e62d9ado'
const BACKEND = 'login.example.app'
const identityId = (digit: string) => `${REGION}:${digit.repeat(8)}-0000-4000-8000-${digit.repeat(12)}`

interface Trust {
  readonly aud?: string | null
  readonly amr?: string | null
  readonly actions?: readonly string[]
}

/** The trust policy of a pool's role; without `aud` or `amr` it is one of the classic mistakes. */
function trustPolicy({
  aud = POOL_ID,
  amr = 'authenticated',
  actions = ['sts:AssumeRoleWithWebIdentity'],
}: Trust) {
  const Condition = {
    ...(aud === null ? {} : { StringEquals: { 'cognito-identity.amazonaws.com:aud': aud } }),
    ...(amr === null ? {} : { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': amr } }),
  }
  return write({ Principal: { Federated: 'cognito-identity.amazonaws.com' }, Action: actions, Condition })
}

function write(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] }, null, 2)
}

const OWN_FOLDER = write({
  Action: ['s3:GetObject', 's3:PutObject'],
  Resource: 'arn:aws:s3:::sources/${cognito-identity.amazonaws.com:sub}/*',
})
const SHARED = write({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::sources/shared/*' })
const TEAM_FOLDER = write({
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::sources/teams/${aws:PrincipalTag/team}/*',
})

/**
 * One design with every way in: all kinds of providers, guests, the app's own backend, role mapping by token
 * and by rules, tags from claims, the classic flow, another account's role, a second pool and an attacker's.
 */
export const EVERY_SOURCE: Design = {
  version: 2,
  name: 'Every source of identity',
  description: 'All kinds of identity providers, both flows, and the pools that should not get in.',
  account: ACCOUNT,
  region: REGION,
  now: '2026-03-02T09:00:00Z',
  providers: [
    {
      kind: 'user-pool',
      id: USER_POOL_ID,
      name: 'Members',
      clientId: CLIENT_ID,
      groups: [
        { name: 'editors', precedence: 1, role: 'Editor' },
        { name: 'reviewers', precedence: 5, role: 'Member' },
        { name: 'friends' },
      ],
    },
    {
      kind: 'oidc',
      id: 'partner',
      name: 'Partner login',
      issuer: 'https://login.example.org/tenant',
      clientIds: ['sources-app'],
    },
    { kind: 'facebook', id: 'facebook', name: 'Facebook', appId: '3141592653589793' },
    { kind: 'google', id: 'google', name: 'Google', clientId: '1234567890-abc.apps.googleusercontent.com' },
    { kind: 'amazon', id: 'amazon', name: 'Login with Amazon', appId: 'amzn1.application-oa2-client.a1b2c3' },
    { kind: 'apple', id: 'apple', name: 'Sign in with Apple', servicesId: 'com.example.sources' },
    {
      kind: 'saml',
      id: 'okta',
      name: 'Okta',
      providerName: 'Okta',
      flavour: 'okta',
      entityId: 'http://www.okta.com/exk1a2b3c4d5e6f7g8h9',
    },
    {
      kind: 'saml',
      id: 'ad-fs',
      name: 'AD FS',
      providerName: 'ADFS',
      flavour: 'ad-fs',
      entityId: 'http://adfs.example.com/adfs/services/trust',
    },
    {
      kind: 'saml',
      id: 'entra',
      name: 'Entra ID',
      providerName: 'EntraID',
      flavour: 'entra-id',
      entityId: 'https://sts.windows.net/0f1e2d3c-4b5a-4697-8877-665544332211/',
    },
    { kind: 'developer', id: 'backend', name: 'Own backend', providerName: BACKEND },
  ],
  identityPool: {
    id: POOL_ID,
    name: 'Sources',
    allowUnauthenticatedIdentities: true,
    cognitoIdentityProviders: [
      {
        providerName: `cognito-idp.${REGION}.amazonaws.com/${USER_POOL_ID}`,
        clientId: CLIENT_ID,
        serverSideTokenCheck: true,
      },
    ],
    supportedLoginProviders: {
      'graph.facebook.com': '3141592653589793',
      'accounts.google.com': '1234567890-abc.apps.googleusercontent.com',
      'www.amazon.com': 'amzn1.application-oa2-client.a1b2c3',
      'appleid.apple.com': 'com.example.sources',
    },
    openIdConnectProviderArns: [`arn:aws:iam::${ACCOUNT}:oidc-provider/login.example.org/tenant`],
    samlProviderArns: ['Okta', 'ADFS', 'EntraID'].map(
      (name) => `arn:aws:iam::${ACCOUNT}:saml-provider/${name}`,
    ),
    developerProviderName: BACKEND,
    roles: { authenticated: 'Member', unauthenticated: 'Guest' },
    roleMappings: {
      [`cognito-idp.${REGION}.amazonaws.com/${USER_POOL_ID}:${CLIENT_ID}`]: {
        type: 'Token',
        ambiguousRoleResolution: 'AuthenticatedRole',
      },
      [`arn:aws:iam::${ACCOUNT}:oidc-provider/login.example.org/tenant`]: {
        type: 'Rules',
        ambiguousRoleResolution: 'Deny',
        rules: [
          { claim: 'department', matchType: 'Equals', value: 'legal', role: 'Editor' },
          { claim: 'department', matchType: 'StartsWith', value: 'team-', role: 'Team' },
        ],
      },
    },
    principalTagMaps: {
      [`arn:aws:iam::${ACCOUNT}:oidc-provider/login.example.org/tenant`]: { tags: { team: 'department' } },
    },
  },
  otherPools: [
    {
      // In the same account, as a second app would have it. It lets the classic flow through.
      id: SECOND_POOL_ID,
      name: 'Second app',
      allowUnauthenticatedIdentities: true,
      cognitoIdentityProviders: [],
      roles: { authenticated: null, unauthenticated: null },
    },
    {
      id: ATTACKERS_POOL_ID,
      name: 'Pool of somebody else',
      account: OTHER_ACCOUNT,
      allowUnauthenticatedIdentities: true,
      cognitoIdentityProviders: [],
      roles: { authenticated: null, unauthenticated: null },
    },
  ],
  roles: [
    {
      name: 'Member',
      path: '/',
      trustPolicy: trustPolicy({}),
      policies: [
        { name: 'OwnFolder', text: OWN_FOLDER },
        { name: 'Shared', text: SHARED },
      ],
    },
    {
      name: 'Editor',
      path: '/',
      trustPolicy: trustPolicy({ actions: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'] }),
      policies: [
        {
          name: 'AllOfIt',
          text: write({ Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::sources/*' }),
        },
      ],
    },
    {
      name: 'Team',
      path: '/',
      trustPolicy: trustPolicy({ actions: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'] }),
      policies: [{ name: 'TeamFolder', text: TEAM_FOLDER }],
    },
    {
      name: 'Guest',
      path: '/',
      trustPolicy: trustPolicy({ amr: 'unauthenticated' }),
      policies: [
        { name: 'Shared', text: SHARED },
        {
          name: 'Parameters',
          text: write({
            Action: 'ssm:GetParameter',
            Resource: `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter/public/*`,
          }),
        },
      ],
    },
    {
      // Saved before IAM asked for `aud`, and never tested for `amr`.
      name: 'Legacy',
      path: '/',
      trustPolicy: trustPolicy({ aud: null, amr: null }),
      policies: [{ name: 'Shared', text: SHARED }],
    },
  ],
  buckets: [
    {
      name: 'sources',
      objects: [
        { key: `${identityId('a')}/notes.txt`, body: 'Of the editor.' },
        { key: 'shared/readme.txt', body: 'For everybody who has credentials.' },
        { key: 'teams/team-blue/plan.txt', body: 'For the blue team.' },
      ],
    },
  ],
  tables: [],
  identities: [
    {
      kind: 'user-pool-user',
      id: 'editor',
      name: 'Edith (user pool, editors)',
      userPool: USER_POOL_ID,
      username: 'edith',
      sub: '11111111-1111-4111-8111-111111111111',
      email: 'edith@example.com',
      groups: ['reviewers', 'editors'],
      identityId: identityId('a'),
    },
    {
      kind: 'user-pool-user',
      id: 'friend',
      name: 'Fred (user pool, no role)',
      userPool: USER_POOL_ID,
      username: 'fred',
      sub: '22222222-2222-4222-8222-222222222222',
      groups: ['friends'],
      identityId: identityId('b'),
      wasGuest: true,
    },
    {
      kind: 'user-pool-user',
      id: 'signed-out',
      name: 'Sven (signed out)',
      userPool: USER_POOL_ID,
      username: 'sven',
      sub: '33333333-3333-4333-8333-333333333333',
      fault: 'signed-out',
      identityId: identityId('c'),
    },
    {
      kind: 'oidc-user',
      id: 'partner-team',
      name: 'Tara (partner, blue team)',
      provider: 'partner',
      sub: 'tara',
      claims: { department: 'team-blue' },
      identityId: identityId('d'),
    },
    {
      kind: 'oidc-user',
      id: 'partner-nobody',
      name: 'Nora (partner, no rule)',
      provider: 'partner',
      sub: 'nora',
      identityId: identityId('e'),
    },
    {
      kind: 'facebook-user',
      id: 'facebook-user',
      name: 'Finn (Facebook)',
      provider: 'facebook',
      userId: '10158800000000001',
      identityId: identityId('f'),
    },
    {
      kind: 'google-user',
      id: 'google-user',
      name: 'Gita (Google)',
      provider: 'google',
      sub: '109220063452404746097',
      email: 'gita@example.com',
      identityId: identityId('1'),
    },
    {
      kind: 'amazon-user',
      id: 'amazon-user',
      name: 'Amos (Amazon)',
      provider: 'amazon',
      userId: 'amzn1.account.AEXAMPLE',
      identityId: identityId('2'),
    },
    {
      kind: 'apple-user',
      id: 'apple-user',
      name: 'Alba (Apple)',
      provider: 'apple',
      sub: '001968.a6ca34e9c1e742458a26cf8005854be9.0733',
      identityId: identityId('3'),
    },
    {
      kind: 'saml-user',
      id: 'okta-user',
      name: 'Olga (Okta)',
      provider: 'okta',
      nameId: 'olga@example.com',
      email: 'olga@example.com',
      identityId: identityId('4'),
    },
    {
      kind: 'saml-user',
      id: 'ad-fs-user',
      name: 'Adam (AD FS)',
      provider: 'ad-fs',
      nameId: 'EXAMPLE\\adam',
      identityId: identityId('5'),
    },
    {
      kind: 'saml-user',
      id: 'entra-user',
      name: 'Enya (Entra ID)',
      provider: 'entra',
      nameId: 'enya@example.com',
      identityId: identityId('6'),
    },
    {
      kind: 'developer-user',
      id: 'backend-user',
      name: 'Dev (own backend)',
      provider: 'backend',
      userIdentifier: 'customer-42',
      identityId: identityId('7'),
    },
    {
      kind: 'developer-user',
      id: 'backend-classic',
      name: 'Dora (own backend, classic flow)',
      provider: 'backend',
      userIdentifier: 'customer-43',
      identityId: `${REGION}:77777777-0000-4000-8000-888888888888`,
      classic: { role: 'Member', sessionName: 'dora' },
    },
    { kind: 'guest', id: 'guest', name: 'Guest', identityId: identityId('8') },
    {
      kind: 'guest',
      id: 'second-pool-guest',
      name: 'Guest of the second pool, after the old role',
      identityId: identityId('9'),
      pool: SECOND_POOL_ID,
      classic: { role: 'Legacy', sessionName: 'second-app' },
    },
    {
      kind: 'guest',
      id: 'attacker',
      name: 'Attacker with a pool of their own',
      identityId: `${REGION}:0badbad0-0000-4000-8000-0badbad0bad0`,
      pool: ATTACKERS_POOL_ID,
      classic: { role: 'Legacy', sessionName: 'attacker' },
    },
  ],
  requests: [
    {
      id: 'put-own',
      name: 'Put own object',
      service: 's3',
      operation: 'PutObject',
      bucket: 'sources',
      key: '{{self}}/new.txt',
      body: 'mine',
    },
    {
      id: 'get-own',
      name: 'Get what was put',
      service: 's3',
      operation: 'GetObject',
      bucket: 'sources',
      key: '{{self}}/new.txt',
    },
    {
      id: 'get-shared',
      name: 'Get a shared object',
      service: 's3',
      operation: 'GetObject',
      bucket: 'sources',
      key: 'shared/readme.txt',
    },
    {
      id: 'get-team',
      name: 'Get the blue team’s plan',
      service: 's3',
      operation: 'GetObject',
      bucket: 'sources',
      key: 'teams/team-blue/plan.txt',
    },
    {
      id: 'get-parameter',
      name: 'Read a parameter',
      service: 'other',
      action: 'ssm:GetParameter',
      resource: `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter/public/theme`,
      context: {},
    },
  ],
  expectations: [
    { identity: 'editor', request: 'get-team', decision: 'allow' },
    { identity: 'friend', request: 'get-own', decision: 'allow' },
    { identity: 'friend', request: 'get-team', decision: 'deny' },
    { identity: 'signed-out', request: 'get-shared', decision: 'deny', step: 2 },
    { identity: 'partner-team', request: 'get-team', decision: 'allow' },
    { identity: 'partner-nobody', request: 'get-shared', decision: 'deny', step: 3 },
    ...[
      ...[
        'facebook-user',
        'google-user',
        'amazon-user',
        'apple-user',
        'okta-user',
        'ad-fs-user',
        'entra-user',
      ],
      ...['backend-user', 'backend-classic'],
    ].map((identity) => ({ identity, request: 'get-own', decision: 'allow' as const })),
    { identity: 'guest', request: 'get-shared', decision: 'allow' },
    { identity: 'guest', request: 'get-parameter', decision: 'deny' },
    // The old role lets every pool of the account in: the hole that this design shows.
    { identity: 'second-pool-guest', request: 'get-shared', decision: 'allow' },
    { identity: 'attacker', request: 'get-shared', decision: 'deny', step: 4 },
  ],
}
