import {
  designOf,
  expectations,
  policy,
  role,
  s3,
  trust,
  userPoolProvider,
  userPoolUser,
} from './building-blocks'

const LIVE = 'us-east-1:11ee0000-4444-4444-8444-11ee00000004'
const TEST = 'us-east-1:7e570000-4444-4444-8444-7e5700000004'
const USERS = 'us-east-1_Live00004'
const TESTERS = 'us-east-1_Test00004'
const CLIENT = '4liveclient0000000000004'
const TEST_CLIENT = '4testclient0000000000004'
const FOLDER = '${cognito-identity.amazonaws.com:aud}'

/** Live and test share an account, a bucket and a role; the pool that a session came through is its folder. */
export const TWO_ENVIRONMENTS = designOf({
  name: 'Live and test in one account',
  description: 'Two identity pools share one role. Each works in a folder that is named after its pool.',
  providers: [
    { kind: 'user-pool', id: USERS, name: 'Customers', clientId: CLIENT },
    { kind: 'user-pool', id: TESTERS, name: 'Testers', clientId: TEST_CLIENT },
  ],
  identityPool: {
    id: LIVE,
    name: 'Live',
    allowUnauthenticatedIdentities: false,
    cognitoIdentityProviders: [userPoolProvider(USERS, CLIENT)],
    roles: { authenticated: 'AppUser', unauthenticated: null },
  },
  otherPools: [
    {
      id: TEST,
      name: 'Test',
      allowUnauthenticatedIdentities: false,
      cognitoIdentityProviders: [userPoolProvider(TESTERS, TEST_CLIENT)],
      roles: { authenticated: 'AppUser', unauthenticated: null },
    },
  ],
  roles: [
    role('AppUser', trust({ aud: [LIVE, TEST], amr: 'authenticated' }), {
      OwnEnvironment: policy({
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: `arn:aws:s3:::environments/${FOLDER}/*`,
      }),
    }),
  ],
  buckets: [
    {
      name: 'environments',
      objects: [
        { key: `${LIVE}/prices.txt`, body: 'Real prices' },
        { key: `${TEST}/prices.txt`, body: 'Made-up prices' },
      ],
    },
  ],
  identities: [
    userPoolUser(USERS, 'carl', 'a', { name: 'Carl, customer' }),
    userPoolUser(TESTERS, 'tess', 'b', { name: 'Tess, tester', pool: TEST }),
  ],
  requests: [
    s3({
      id: 'get-live',
      name: 'Get the live prices',
      operation: 'GetObject',
      bucket: 'environments',
      key: `${LIVE}/prices.txt`,
    }),
    s3({
      id: 'get-test',
      name: 'Get the test prices',
      operation: 'GetObject',
      bucket: 'environments',
      key: `${TEST}/prices.txt`,
    }),
  ],
  expectations: expectations({
    'get-live': { allow: ['carl'], deny: ['tess'] },
    'get-test': { allow: ['tess'], deny: ['carl'] },
  }),
})
