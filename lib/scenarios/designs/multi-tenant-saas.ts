import {
  designOf,
  dynamodb,
  expectations,
  policy,
  role,
  s3,
  trust,
  userPoolProvider,
  userPoolUser,
} from './building-blocks'

const POOL = 'us-east-1:5aa50000-1111-4111-8111-5aa550000001'
const USERS = 'us-east-1_Tenants01'
const CLIENT = '1saasclient0000000000001'
const TENANT = '${aws:PrincipalTag/tenant}'

/** One role for all customers; a session tag made from a claim keeps their data apart. */
export const MULTI_TENANT_SAAS = designOf({
  name: 'Multi-tenant SaaS with tags',
  description:
    'All customers share one role. A tag made from a claim of the sign-in says whose data a session may touch.',
  providers: [{ kind: 'user-pool', id: USERS, name: 'Customers', clientId: CLIENT }],
  identityPool: {
    id: POOL,
    name: 'SaaS',
    allowUnauthenticatedIdentities: false,
    allowClassicFlow: false,
    cognitoIdentityProviders: [userPoolProvider(USERS, CLIENT)],
    roles: { authenticated: 'TenantUser', unauthenticated: null },
    principalTagMaps: {
      [`cognito-idp.us-east-1.amazonaws.com/${USERS}:${CLIENT}`]: { tags: { tenant: 'custom:tenant' } },
    },
  },
  roles: [
    role('TenantUser', trust({ aud: POOL, amr: 'authenticated', canTag: true }), {
      TenantFolder: policy(
        { Action: ['s3:GetObject', 's3:PutObject'], Resource: `arn:aws:s3:::saas-data/${TENANT}/*` },
        {
          Action: 's3:ListBucket',
          Resource: 'arn:aws:s3:::saas-data',
          Condition: { StringLike: { 's3:prefix': `${TENANT}/*` } },
        },
      ),
      TenantRows: policy({
        Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
        Resource: 'arn:aws:dynamodb:us-east-1:111122223333:table/Orders',
        Condition: {
          'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': TENANT },
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      }),
    }),
  ],
  buckets: [
    {
      name: 'saas-data',
      objects: [
        { key: 'acme/report.txt', body: 'Figures of Acme' },
        // Begins like Acme's folder and belongs to another customer.
        { key: 'acme-labs/report.txt', body: 'Figures of Acme Labs' },
        { key: 'zenith/report.txt', body: 'Figures of Zenith' },
      ],
    },
  ],
  tables: [
    {
      name: 'Orders',
      partitionKey: 'tenant',
      sortKey: 'order',
      items: [
        { tenant: 'acme', order: '1', total: 120 },
        { tenant: 'zenith', order: '1', total: 75 },
      ],
    },
  ],
  identities: [
    userPoolUser(USERS, 'ada', 'a', { name: 'Ada of Acme', custom: { tenant: 'acme' } }),
    userPoolUser(USERS, 'lou', 'b', { name: 'Lou of Acme Labs', custom: { tenant: 'acme-labs' } }),
    userPoolUser(USERS, 'zoe', 'c', { name: 'Zoe of Zenith', custom: { tenant: 'zenith' } }),
  ],
  requests: [
    ...['acme', 'acme-labs', 'zenith'].map((tenant) =>
      s3({
        id: `get-${tenant}`,
        name: `Get the report of ${tenant}`,
        operation: 'GetObject',
        bucket: 'saas-data',
        key: `${tenant}/report.txt`,
      }),
    ),
    s3({
      id: 'list-acme',
      name: 'List the folder of acme',
      operation: 'ListObjectsV2',
      bucket: 'saas-data',
      prefix: 'acme/',
    }),
    dynamodb({
      id: 'query-acme',
      name: 'Query the orders of acme',
      operation: 'Query',
      table: 'Orders',
      partitionKeyValue: 'acme',
    }),
    dynamodb({ id: 'scan-orders', name: 'Scan all orders', operation: 'Scan', table: 'Orders' }),
  ],
  expectations: expectations({
    'get-acme': { allow: ['ada'], deny: ['lou', 'zoe'] },
    'get-acme-labs': { allow: ['lou'], deny: ['ada', 'zoe'] },
    'get-zenith': { allow: ['zoe'], deny: ['ada', 'lou'] },
    'list-acme': { allow: ['ada'], deny: ['lou', 'zoe'] },
    'query-acme': { allow: ['ada'], deny: ['lou', 'zoe'] },
    'scan-orders': { deny: ['ada', 'lou', 'zoe'] },
  }),
})
