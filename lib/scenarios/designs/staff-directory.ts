import {
  designOf,
  dynamodb,
  expectations,
  policy,
  role,
  trust,
  userPoolProvider,
  userPoolUser,
} from './building-blocks'

const POOL = 'us-east-1:57aff000-3333-4333-8333-57aff0000003'
const USERS = 'us-east-1_Staff0003'
const CLIENT = '3staffclient000000000003'

/** Everybody looks up names and phone numbers; nobody gets to see salaries. */
export const STAFF_DIRECTORY = designOf({
  name: 'Staff directory by columns',
  description: 'Everybody may look up names and phone numbers. The salary stands in the same row.',
  providers: [{ kind: 'user-pool', id: USERS, name: 'Staff', clientId: CLIENT }],
  identityPool: {
    id: POOL,
    name: 'Staff directory',
    allowUnauthenticatedIdentities: false,
    allowClassicFlow: false,
    cognitoIdentityProviders: [userPoolProvider(USERS, CLIENT)],
    roles: { authenticated: 'Colleague', unauthenticated: null },
  },
  roles: [
    role('Colleague', trust({ aud: POOL, amr: 'authenticated' }), {
      LookUp: policy({
        Action: 'dynamodb:GetItem',
        Resource: 'arn:aws:dynamodb:us-east-1:111122223333:table/Staff',
        Condition: {
          'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['staffId', 'displayName', 'phone'] },
          StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
        },
      }),
    }),
  ],
  tables: [
    {
      name: 'Staff',
      partitionKey: 'staffId',
      items: [
        { staffId: 'nina', displayName: 'Nina', phone: '4711', salary: 61000 },
        { staffId: 'omar', displayName: 'Omar', phone: '4712', salary: 58000 },
      ],
    },
  ],
  identities: [userPoolUser(USERS, 'nina', 'a'), userPoolUser(USERS, 'omar', 'b')],
  requests: [
    dynamodb({
      id: 'read-phone',
      name: 'Read name and phone number',
      operation: 'GetItem',
      table: 'Staff',
      key: { staffId: 'omar' },
      projectionExpression: 'displayName, phone',
    }),
    dynamodb({
      id: 'read-salary',
      name: 'Read name and salary',
      operation: 'GetItem',
      table: 'Staff',
      key: { staffId: 'omar' },
      projectionExpression: 'displayName, salary',
    }),
    dynamodb({
      id: 'read-all',
      name: 'Read the whole row',
      operation: 'GetItem',
      table: 'Staff',
      key: { staffId: 'omar' },
    }),
  ],
  expectations: expectations({
    'read-phone': { allow: ['nina', 'omar'] },
    'read-salary': { deny: ['nina', 'omar'] },
    'read-all': { deny: ['nina', 'omar'] },
  }),
})
