import type { Design } from '@/lib/design'

const POOL_ID = 'us-east-1:7c9e6679-7425-40de-944b-e07fc1f90ae7'
const USER_POOL_ID = 'us-east-1_Photo1234'
const CLIENT_ID = '6jk8ltokc7ac9es6jrtg9q572f'
const ACCOUNT = '123456789012'

const ANA = 'us-east-1:a1a1a1a1-1111-4111-8111-111111111111'
const BEN = 'us-east-1:b2b2b2b2-2222-4222-8222-222222222222'
const GUEST = 'us-east-1:c3c3c3c3-3333-4333-8333-333333333333'

/** The trust policy of a pool's role: this pool only (`aud`), and only such identities (`amr`). */
const trustPolicy = (state: 'authenticated' | 'unauthenticated') => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "Federated": "cognito-identity.amazonaws.com" },
      "Action": "sts:AssumeRoleWithWebIdentity",
      "Condition": {
        "StringEquals": {
          "cognito-identity.amazonaws.com:aud": "${POOL_ID}"
        },
        "ForAnyValue:StringLike": {
          "cognito-identity.amazonaws.com:amr": "${state}"
        }
      }
    }
  ]
}`

const S3_USER_FOLDER = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Action": ["s3:ListBucket"],
      "Effect": "Allow",
      "Resource": ["arn:aws:s3:::mybucket"],
      "Condition": {
        "StringLike": {
          "s3:prefix": ["\${cognito-identity.amazonaws.com:sub}/*"]
        }
      }
    },
    {
      "Action": ["s3:GetObject", "s3:PutObject"],
      "Effect": "Allow",
      "Resource": ["arn:aws:s3:::mybucket/\${cognito-identity.amazonaws.com:sub}/*"]
    }
  ]
}`

const DYNAMODB_USER_ROWS = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"],
      "Resource": "arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/MyTable",
      "Condition": {
        "ForAllValues:StringEquals": {
          "dynamodb:LeadingKeys": ["\${cognito-identity.amazonaws.com:sub}"]
        }
      }
    }
  ]
}`

const PUBLIC_READ = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::mybucket/public/*"
    }
  ]
}`

/**
 * The design on which the playground opens: one identity pool, one user pool, a folder and rows of one's
 * own for each signed-in user, and a public folder for guests.
 */
export const DEFAULT_DESIGN: Design = {
  version: 2,
  name: 'A folder and rows of one’s own',
  description:
    'Signed-in users reach their own S3 folder and their own DynamoDB rows; guests read a public folder.',
  account: ACCOUNT,
  region: 'us-east-1',
  now: '2026-03-02T09:00:00Z',
  providers: [{ kind: 'user-pool', id: USER_POOL_ID, name: 'Photo app users', clientId: CLIENT_ID }],
  identityPool: {
    id: POOL_ID,
    name: 'Photo app',
    allowUnauthenticatedIdentities: true,
    cognitoIdentityProviders: [
      { providerName: `cognito-idp.us-east-1.amazonaws.com/${USER_POOL_ID}`, clientId: CLIENT_ID },
    ],
    roles: { authenticated: 'PhotoAppUser', unauthenticated: 'PhotoAppGuest' },
  },
  roles: [
    {
      name: 'PhotoAppUser',
      path: '/',
      trustPolicy: trustPolicy('authenticated'),
      policies: [
        { name: 'S3UserFolder', text: S3_USER_FOLDER },
        { name: 'DynamoDBUserRows', text: DYNAMODB_USER_ROWS },
      ],
    },
    {
      name: 'PhotoAppGuest',
      path: '/',
      trustPolicy: trustPolicy('unauthenticated'),
      policies: [{ name: 'S3PublicRead', text: PUBLIC_READ }],
    },
  ],
  buckets: [
    {
      name: 'mybucket',
      objects: [
        { key: `${ANA}/notes.txt`, body: 'Buy film. Call Ben.' },
        { key: `${ANA}/photos/beach.jpg`, body: '(a picture of a beach)' },
        // Begins like Ana's folder and is not hers: what a pattern without its slash would give away.
        { key: `${ANA}-archive/2024.zip`, body: '(kept by the operators)' },
        { key: `${BEN}/notes.txt`, body: 'Ask Ana for the beach picture.' },
        { key: 'public/welcome.txt', body: 'Welcome! Sign in to keep pictures of your own.' },
      ],
    },
  ],
  tables: [
    {
      name: 'MyTable',
      partitionKey: 'userId',
      items: [
        { userId: ANA, displayName: 'Ana', pictures: 14 },
        { userId: BEN, displayName: 'Ben', pictures: 3 },
      ],
    },
  ],
  identities: [
    {
      kind: 'user-pool-user',
      id: 'ana',
      name: 'Ana',
      userPool: USER_POOL_ID,
      username: 'ana',
      sub: '0f1e2d3c-4b5a-4697-8877-665544332211',
      email: 'ana@example.com',
      identityId: ANA,
    },
    {
      kind: 'user-pool-user',
      id: 'ben',
      name: 'Ben',
      userPool: USER_POOL_ID,
      username: 'ben',
      sub: '5a6b7c8d-9eaf-4b0c-91d2-e3f405162738',
      email: 'ben@example.com',
      identityId: BEN,
    },
    { kind: 'guest', id: 'guest', name: 'Guest', identityId: GUEST },
  ],
  requests: [
    {
      id: 'list-own',
      name: 'List own folder',
      service: 's3',
      operation: 'ListObjectsV2',
      bucket: 'mybucket',
      prefix: '{{self}}/',
    },
    {
      id: 'list-other',
      name: "List another's folder",
      service: 's3',
      operation: 'ListObjectsV2',
      bucket: 'mybucket',
      prefix: '{{other}}/',
    },
    {
      id: 'list-all',
      name: 'List without prefix',
      service: 's3',
      operation: 'ListObjectsV2',
      bucket: 'mybucket',
    },
    {
      id: 'list-look-alike',
      name: 'List a look-alike folder',
      service: 's3',
      operation: 'ListObjectsV2',
      bucket: 'mybucket',
      prefix: '{{self}}-archive/',
    },
    {
      id: 'get-own',
      name: 'Get own object',
      service: 's3',
      operation: 'GetObject',
      bucket: 'mybucket',
      key: '{{self}}/notes.txt',
    },
    {
      id: 'put-own',
      name: 'Put own object',
      service: 's3',
      operation: 'PutObject',
      bucket: 'mybucket',
      key: '{{self}}/new.txt',
      body: 'Hello',
    },
    {
      id: 'get-other',
      name: "Get another's object",
      service: 's3',
      operation: 'GetObject',
      bucket: 'mybucket',
      key: '{{other}}/notes.txt',
    },
    {
      id: 'get-public',
      name: 'Get a public object',
      service: 's3',
      operation: 'GetObject',
      bucket: 'mybucket',
      key: 'public/welcome.txt',
    },
    {
      id: 'get-own-row',
      name: 'Get own row',
      service: 'dynamodb',
      operation: 'GetItem',
      table: 'MyTable',
      key: { userId: '{{self}}' },
    },
    {
      id: 'query-own-rows',
      name: 'Query own rows',
      service: 'dynamodb',
      operation: 'Query',
      table: 'MyTable',
      partitionKeyValue: '{{self}}',
    },
    {
      id: 'put-own-row',
      name: 'Put own row',
      service: 'dynamodb',
      operation: 'PutItem',
      table: 'MyTable',
      item: { userId: '{{self}}', displayName: 'New name' },
    },
    {
      id: 'get-other-row',
      name: "Get another's row",
      service: 'dynamodb',
      operation: 'GetItem',
      table: 'MyTable',
      key: { userId: '{{other}}' },
    },
    { id: 'scan', name: 'Scan the whole table', service: 'dynamodb', operation: 'Scan', table: 'MyTable' },
  ],
  expectations: [],
}
