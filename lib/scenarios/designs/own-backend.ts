import { designOf, expectations, identityId, policy, role, SUB, s3, trust } from './building-blocks'

const POOL = 'us-east-1:bac4e4d0-aaaa-4aaa-8aaa-bac4e4d0000a'
const LOGIN = 'login.parcels.example'
const customer = (id: string, name: string, digit: string) => ({
  kind: 'developer-user' as const,
  id,
  name,
  provider: 'backend',
  userIdentifier: `customer-${id}`,
  principalTags: { branch: id === 'dora' ? 'north' : 'south' },
  identityId: identityId(digit),
})

/** The app has its own login; its backend vouches for people at the identity pool, and names their branch as a tag. */
export const OWN_BACKEND = designOf({
  name: 'Own backend signs people in',
  description:
    'The app has a login of its own. Its backend asks the pool for a token in the name of the customer, with a tag for the branch.',
  providers: [{ kind: 'developer', id: 'backend', name: 'Parcel backend', providerName: LOGIN }],
  identityPool: {
    id: POOL,
    name: 'Parcels',
    allowUnauthenticatedIdentities: false,
    cognitoIdentityProviders: [],
    developerProviderName: LOGIN,
    roles: { authenticated: 'Customer', unauthenticated: null },
  },
  roles: [
    role('Customer', trust({ aud: POOL, amr: LOGIN, canTag: true }), {
      OwnLabels: policy({
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: `arn:aws:s3:::parcels/labels/${SUB}/*`,
      }),
      BranchPrices: policy({
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::parcels/prices/${aws:PrincipalTag/branch}/*',
      }),
    }),
  ],
  buckets: [
    {
      name: 'parcels',
      objects: [
        { key: 'prices/north/today.txt', body: '4.90' },
        { key: 'prices/south/today.txt', body: '5.10' },
      ],
    },
  ],
  identities: [customer('dora', 'Dora, branch north', 'a'), customer('dirk', 'Dirk, branch south', 'b')],
  requests: [
    s3({
      id: 'put-label',
      name: 'Store an own label',
      operation: 'PutObject',
      bucket: 'parcels',
      key: 'labels/{{self}}/1.txt',
      body: 'To: …',
    }),
    s3({
      id: 'put-other-label',
      name: 'Store a label for somebody else',
      operation: 'PutObject',
      bucket: 'parcels',
      key: 'labels/{{other}}/1.txt',
      body: 'To: …',
    }),
    s3({
      id: 'prices-north',
      name: 'Prices of the north',
      operation: 'GetObject',
      bucket: 'parcels',
      key: 'prices/north/today.txt',
    }),
    s3({
      id: 'prices-south',
      name: 'Prices of the south',
      operation: 'GetObject',
      bucket: 'parcels',
      key: 'prices/south/today.txt',
    }),
  ],
  expectations: expectations({
    'put-label': { allow: ['dora', 'dirk'] },
    'put-other-label': { deny: ['dora', 'dirk'] },
    'prices-north': { allow: ['dora'], deny: ['dirk'] },
    'prices-south': { allow: ['dirk'], deny: ['dora'] },
  }),
})
