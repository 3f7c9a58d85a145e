import {
  ACCOUNT,
  designOf,
  expectations,
  guest,
  policy,
  role,
  s3,
  trust,
  userPoolProvider,
  userPoolUser,
} from './building-blocks'

const POOL = 'us-east-1:1a4e0000-5555-4555-8555-1a4e00000005'
const USERS = 'us-east-1_Analysts5'
const CLIENT = '5lakeclient0000000000005'
const LAKE_ACCOUNT = '444455556666'

/** The data lie in another account: the role's policy and the bucket's policy must both agree. */
export const DATA_LAKE = designOf({
  name: 'Data lake in another account',
  description:
    'Analysts read a bucket of another account. Both sides must allow it: the role, and the bucket.',
  providers: [{ kind: 'user-pool', id: USERS, name: 'Analysts', clientId: CLIENT }],
  identityPool: {
    id: POOL,
    name: 'Analytics',
    allowUnauthenticatedIdentities: true,
    cognitoIdentityProviders: [userPoolProvider(USERS, CLIENT)],
    roles: { authenticated: 'Analyst', unauthenticated: 'Visitor' },
  },
  roles: [
    role('Analyst', trust({ aud: POOL, amr: 'authenticated' }), {
      ReadData: policy({
        Action: 's3:GetObject',
        Resource: ['arn:aws:s3:::team-files/*', 'arn:aws:s3:::data-lake/*'],
      }),
    }),
    role('Visitor', trust({ aud: POOL, amr: 'unauthenticated' }), {
      ReadNews: policy({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::team-files/news/*' }),
    }),
  ],
  buckets: [
    {
      name: 'team-files',
      objects: [
        { key: 'news/today.txt', body: 'Nothing new.' },
        { key: 'salaries/2026.csv', body: 'secret' },
      ],
      policy: policy({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::team-files/salaries/*',
      }),
    },
    {
      name: 'data-lake',
      account: LAKE_ACCOUNT,
      objects: [
        { key: 'sales/2026.csv', body: 'date,amount' },
        { key: 'raw/events.json', body: '[]' },
      ],
      policy: policy({
        Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/Analyst` },
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::data-lake/sales/*',
      }),
    },
  ],
  identities: [userPoolUser(USERS, 'ivy', 'a', { name: 'Ivy, analyst' }), guest('b', { name: 'Visitor' })],
  requests: [
    s3({
      id: 'get-news',
      name: 'Get the news',
      operation: 'GetObject',
      bucket: 'team-files',
      key: 'news/today.txt',
    }),
    s3({
      id: 'get-salaries',
      name: 'Get the salaries',
      operation: 'GetObject',
      bucket: 'team-files',
      key: 'salaries/2026.csv',
    }),
    s3({
      id: 'get-sales',
      name: 'Get sales of the lake',
      operation: 'GetObject',
      bucket: 'data-lake',
      key: 'sales/2026.csv',
    }),
    s3({
      id: 'get-raw',
      name: 'Get raw events of the lake',
      operation: 'GetObject',
      bucket: 'data-lake',
      key: 'raw/events.json',
    }),
  ],
  expectations: expectations({
    'get-news': { allow: ['ivy', 'guest'] },
    'get-salaries': { deny: ['ivy', 'guest'] },
    'get-sales': { allow: ['ivy'], deny: ['guest'] },
    'get-raw': { deny: ['ivy', 'guest'] },
  }),
})
