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

const POOL = 'us-east-1:7e350000-2222-4222-8222-7e3500000002'
const USERS = 'us-east-1_Newsroom2'
const CLIENT = '2newsclient0000000000002'
const TRUST = trust({ aud: POOL, amr: 'authenticated' })
const READ_PUBLISHED = policy({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::newsroom/published/*' })
const WRITE_DRAFTS = policy({
  Action: ['s3:GetObject', 's3:PutObject'],
  Resource: 'arn:aws:s3:::newsroom/drafts/*',
})

/** Groups of the user pool choose the role: readers, writers, editors. */
export const NEWSROOM = designOf({
  name: 'Newsroom with groups',
  description:
    'Groups of a user pool choose the role: everybody reads, writers write drafts, editors publish.',
  providers: [
    {
      kind: 'user-pool',
      id: USERS,
      name: 'Staff',
      clientId: CLIENT,
      groups: [
        { name: 'editors', precedence: 1, role: 'Editor' },
        { name: 'writers', precedence: 2, role: 'Writer' },
      ],
    },
  ],
  identityPool: {
    id: POOL,
    name: 'Newsroom',
    allowUnauthenticatedIdentities: false,
    allowClassicFlow: false,
    cognitoIdentityProviders: [userPoolProvider(USERS, CLIENT)],
    roles: { authenticated: 'Reader', unauthenticated: null },
    roleMappings: {
      [`cognito-idp.us-east-1.amazonaws.com/${USERS}:${CLIENT}`]: {
        type: 'Token',
        ambiguousRoleResolution: 'AuthenticatedRole',
      },
    },
  },
  roles: [
    role('Reader', TRUST, { ReadPublished: READ_PUBLISHED }),
    role('Writer', TRUST, { ReadPublished: READ_PUBLISHED, WriteDrafts: WRITE_DRAFTS }),
    role('Editor', TRUST, {
      Publish: policy({
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: ['arn:aws:s3:::newsroom/drafts/*', 'arn:aws:s3:::newsroom/published/*'],
      }),
    }),
  ],
  buckets: [
    {
      name: 'newsroom',
      objects: [
        { key: 'drafts/storm.txt', body: 'A storm is coming …' },
        { key: 'published/sun.txt', body: 'The sun is out.' },
      ],
    },
  ],
  identities: [
    userPoolUser(USERS, 'rita', 'a', { name: 'Rita, reader' }),
    userPoolUser(USERS, 'walt', 'b', { name: 'Walt, writer', groups: ['writers'] }),
    userPoolUser(USERS, 'edna', 'c', { name: 'Edna, writer and editor', groups: ['writers', 'editors'] }),
  ],
  requests: [
    s3({
      id: 'read-published',
      name: 'Read a published story',
      operation: 'GetObject',
      bucket: 'newsroom',
      key: 'published/sun.txt',
    }),
    s3({
      id: 'read-draft',
      name: 'Read a draft',
      operation: 'GetObject',
      bucket: 'newsroom',
      key: 'drafts/storm.txt',
    }),
    s3({
      id: 'write-draft',
      name: 'Write a draft',
      operation: 'PutObject',
      bucket: 'newsroom',
      key: 'drafts/new.txt',
      body: 'New',
    }),
    s3({
      id: 'publish',
      name: 'Publish a story',
      operation: 'PutObject',
      bucket: 'newsroom',
      key: 'published/storm.txt',
      body: 'The storm is here.',
    }),
  ],
  expectations: expectations({
    'read-published': { allow: ['rita', 'walt', 'edna'] },
    'read-draft': { allow: ['walt', 'edna'], deny: ['rita'] },
    'write-draft': { allow: ['walt', 'edna'], deny: ['rita'] },
    publish: { allow: ['edna'], deny: ['rita', 'walt'] },
  }),
})
