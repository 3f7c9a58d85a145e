import {
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

const POOL = 'us-east-1:c1a551c0-cccc-4ccc-8ccc-c1a551c0000c'
const USERS = 'us-east-1_Reports12'
const CLIENT = '12reportclient000000012'
const READ_ONLY = policy({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' })

/** The classic flow, used on purpose: a program picks its role itself and narrows its own session. */
export const CLASSIC_REPORTS = designOf({
  name: 'Classic flow, on purpose',
  description:
    'A program asks STS itself: it picks the role, gives the session a name, and narrows what it may do.',
  providers: [{ kind: 'user-pool', id: USERS, name: 'Staff', clientId: CLIENT }],
  identityPool: {
    id: POOL,
    name: 'Reports',
    allowUnauthenticatedIdentities: true,
    allowClassicFlow: true,
    cognitoIdentityProviders: [userPoolProvider(USERS, CLIENT)],
    roles: { authenticated: 'ReportUser', unauthenticated: 'Visitor' },
  },
  roles: [
    role('ReportUser', trust({ aud: POOL, amr: 'authenticated' }), {
      Reports: policy({ Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::reports/*' }),
    }),
    role('Visitor', trust({ aud: POOL, amr: 'unauthenticated' }), {
      Summary: policy({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/summary.txt' }),
    }),
  ],
  buckets: [
    {
      name: 'reports',
      objects: [
        { key: 'summary.txt', body: 'All is well.' },
        { key: 'details.txt', body: 'Nearly all.' },
      ],
    },
  ],
  identities: [
    userPoolUser(USERS, 'paul', 'a', { name: 'Paul, by the app' }),
    userPoolUser(USERS, 'viewer', 'b', {
      name: 'Viewer program, narrows itself',
      classic: { role: 'ReportUser', sessionName: 'viewer', durationSeconds: 900, policy: READ_ONLY },
    }),
    guest('c', { id: 'climber', name: 'Guest who asks for ReportUser', classic: { role: 'ReportUser' } }),
    guest('d'),
  ],
  requests: [
    s3({
      id: 'get-summary',
      name: 'Read the summary',
      operation: 'GetObject',
      bucket: 'reports',
      key: 'summary.txt',
    }),
    s3({
      id: 'get-details',
      name: 'Read the details',
      operation: 'GetObject',
      bucket: 'reports',
      key: 'details.txt',
    }),
    s3({
      id: 'put-details',
      name: 'Write the details',
      operation: 'PutObject',
      bucket: 'reports',
      key: 'details.txt',
      body: 'All.',
    }),
  ],
  expectations: [
    ...expectations({
      'get-summary': { allow: ['paul', 'viewer', 'guest'] },
      'get-details': { allow: ['paul', 'viewer'], deny: ['guest'] },
      'put-details': { allow: ['paul'], deny: ['viewer', 'guest'] },
    }),
    { identity: 'climber', request: 'get-summary', decision: 'deny', step: 4 },
  ],
})
