/**
 * The design that a link of version 1 is told against: a link holds only the parts in which its design differs.
 *
 * FROZEN. It is what the playground opened with when version 1 was made, and every link of version 1 rests on each
 * character of it. Whatever the playground opens with later, this stays; a better one belongs to version 2.
 */
export const BASE_V1: Readonly<Record<string, unknown>> = {
  version: 2,
  name: 'A folder and rows of one’s own',
  description:
    'Signed-in users reach their own S3 folder and their own DynamoDB rows; guests read a public folder.',
  account: '123456789012',
  region: 'us-east-1',
  now: '2026-03-02T09:00:00Z',
  providers: [
    {
      kind: 'user-pool',
      id: 'us-east-1_Photo1234',
      name: 'Photo app users',
      clientId: '6jk8ltokc7ac9es6jrtg9q572f',
    },
  ],
  identityPool: {
    id: 'us-east-1:7c9e6679-7425-40de-944b-e07fc1f90ae7',
    name: 'Photo app',
    allowUnauthenticatedIdentities: true,
    cognitoIdentityProviders: [
      {
        providerName: 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Photo1234',
        clientId: '6jk8ltokc7ac9es6jrtg9q572f',
      },
    ],
    roles: {
      authenticated: 'PhotoAppUser',
      unauthenticated: 'PhotoAppGuest',
    },
  },
  roles: [
    {
      name: 'PhotoAppUser',
      path: '/',
      trustPolicy:
        '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Principal": { "Federated": "cognito-identity.amazonaws.com" },\n      "Action": "sts:AssumeRoleWithWebIdentity",\n      "Condition": {\n        "StringEquals": {\n          "cognito-identity.amazonaws.com:aud": "us-east-1:7c9e6679-7425-40de-944b-e07fc1f90ae7"\n        },\n        "ForAnyValue:StringLike": {\n          "cognito-identity.amazonaws.com:amr": "authenticated"\n        }\n      }\n    }\n  ]\n}',
      policies: [
        {
          name: 'S3UserFolder',
          text: '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Action": ["s3:ListBucket"],\n      "Effect": "Allow",\n      "Resource": ["arn:aws:s3:::mybucket"],\n      "Condition": {\n        "StringLike": {\n          "s3:prefix": ["${cognito-identity.amazonaws.com:sub}/*"]\n        }\n      }\n    },\n    {\n      "Action": ["s3:GetObject", "s3:PutObject"],\n      "Effect": "Allow",\n      "Resource": ["arn:aws:s3:::mybucket/${cognito-identity.amazonaws.com:sub}/*"]\n    }\n  ]\n}',
        },
        {
          name: 'DynamoDBUserRows',
          text: '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"],\n      "Resource": "arn:aws:dynamodb:us-east-1:123456789012:table/MyTable",\n      "Condition": {\n        "ForAllValues:StringEquals": {\n          "dynamodb:LeadingKeys": ["${cognito-identity.amazonaws.com:sub}"]\n        }\n      }\n    }\n  ]\n}',
        },
      ],
    },
    {
      name: 'PhotoAppGuest',
      path: '/',
      trustPolicy:
        '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Principal": { "Federated": "cognito-identity.amazonaws.com" },\n      "Action": "sts:AssumeRoleWithWebIdentity",\n      "Condition": {\n        "StringEquals": {\n          "cognito-identity.amazonaws.com:aud": "us-east-1:7c9e6679-7425-40de-944b-e07fc1f90ae7"\n        },\n        "ForAnyValue:StringLike": {\n          "cognito-identity.amazonaws.com:amr": "unauthenticated"\n        }\n      }\n    }\n  ]\n}',
      policies: [
        {
          name: 'S3PublicRead',
          text: '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": "s3:GetObject",\n      "Resource": "arn:aws:s3:::mybucket/public/*"\n    }\n  ]\n}',
        },
      ],
    },
  ],
  buckets: [
    {
      name: 'mybucket',
      objects: [
        {
          key: 'us-east-1:a1a1a1a1-1111-4111-8111-111111111111/notes.txt',
          body: 'Buy film. Call Ben.',
        },
        {
          key: 'us-east-1:a1a1a1a1-1111-4111-8111-111111111111/photos/beach.jpg',
          body: '(a picture of a beach)',
        },
        {
          key: 'us-east-1:a1a1a1a1-1111-4111-8111-111111111111-archive/2024.zip',
          body: '(kept by the operators)',
        },
        {
          key: 'us-east-1:b2b2b2b2-2222-4222-8222-222222222222/notes.txt',
          body: 'Ask Ana for the beach picture.',
        },
        {
          key: 'public/welcome.txt',
          body: 'Welcome! Sign in to keep pictures of your own.',
        },
      ],
    },
  ],
  tables: [
    {
      name: 'MyTable',
      partitionKey: 'userId',
      items: [
        {
          userId: 'us-east-1:a1a1a1a1-1111-4111-8111-111111111111',
          displayName: 'Ana',
          pictures: 14,
        },
        {
          userId: 'us-east-1:b2b2b2b2-2222-4222-8222-222222222222',
          displayName: 'Ben',
          pictures: 3,
        },
      ],
    },
  ],
  identities: [
    {
      kind: 'user-pool-user',
      id: 'ana',
      name: 'Ana',
      userPool: 'us-east-1_Photo1234',
      username: 'ana',
      sub: '0f1e2d3c-4b5a-4697-8877-665544332211',
      email: 'ana@example.com',
      identityId: 'us-east-1:a1a1a1a1-1111-4111-8111-111111111111',
    },
    {
      kind: 'user-pool-user',
      id: 'ben',
      name: 'Ben',
      userPool: 'us-east-1_Photo1234',
      username: 'ben',
      sub: '5a6b7c8d-9eaf-4b0c-91d2-e3f405162738',
      email: 'ben@example.com',
      identityId: 'us-east-1:b2b2b2b2-2222-4222-8222-222222222222',
    },
    {
      kind: 'guest',
      id: 'guest',
      name: 'Guest',
      identityId: 'us-east-1:c3c3c3c3-3333-4333-8333-333333333333',
    },
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
      key: {
        userId: '{{self}}',
      },
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
      item: {
        userId: '{{self}}',
        displayName: 'New name',
      },
    },
    {
      id: 'get-other-row',
      name: "Get another's row",
      service: 'dynamodb',
      operation: 'GetItem',
      table: 'MyTable',
      key: {
        userId: '{{other}}',
      },
    },
    {
      id: 'scan',
      name: 'Scan the whole table',
      service: 'dynamodb',
      operation: 'Scan',
      table: 'MyTable',
    },
  ],
  expectations: [],
}
