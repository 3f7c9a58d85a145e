import { ACCOUNT, designOf, expectations, guest, policy, REGION, role, s3, trust } from './building-blocks'

const POOL = 'us-east-1:31050000-9999-4999-8999-310500000009'

/** A screen in a museum: nobody signs in, everybody reads the exhibits, and feedback can be left but not read. */
export const KIOSK = designOf({
  name: 'Museum kiosk',
  description:
    'Nobody signs in. Every screen reads the exhibits and takes feedback, which it cannot read back.',
  identityPool: {
    id: POOL,
    name: 'Kiosk',
    allowUnauthenticatedIdentities: true,
    allowClassicFlow: false,
    cognitoIdentityProviders: [],
    roles: { authenticated: null, unauthenticated: 'Screen' },
  },
  roles: [
    role('Screen', trust({ aud: POOL, amr: 'unauthenticated' }), {
      Exhibits: policy(
        { Action: 's3:GetObject', Resource: 'arn:aws:s3:::museum/exhibits/*' },
        { Action: 's3:PutObject', Resource: 'arn:aws:s3:::museum/feedback/*' },
      ),
      // Allowed by the role, and cut off by the session of every guest.
      Alarm: policy({ Action: 'ssm:StartAutomationExecution', Resource: '*' }),
    }),
  ],
  buckets: [
    {
      name: 'museum',
      objects: [
        { key: 'exhibits/dinosaur.txt', body: 'Very old.' },
        { key: 'feedback/1.txt', body: 'Very nice.' },
      ],
    },
  ],
  identities: [
    guest('a', { id: 'hall', name: 'Screen in the hall' }),
    guest('b', { id: 'cafe', name: 'Screen in the café' }),
  ],
  requests: [
    s3({
      id: 'get-exhibit',
      name: 'Show an exhibit',
      operation: 'GetObject',
      bucket: 'museum',
      key: 'exhibits/dinosaur.txt',
    }),
    s3({
      id: 'put-feedback',
      name: 'Leave feedback',
      operation: 'PutObject',
      bucket: 'museum',
      key: 'feedback/2.txt',
      body: 'Nice!',
    }),
    s3({
      id: 'get-feedback',
      name: 'Read feedback',
      operation: 'GetObject',
      bucket: 'museum',
      key: 'feedback/1.txt',
    }),
    s3({ id: 'list', name: 'List the bucket', operation: 'ListObjectsV2', bucket: 'museum' }),
    {
      id: 'start-alarm',
      name: 'Start the alarm by Systems Manager',
      service: 'other',
      action: 'ssm:StartAutomationExecution',
      resource: `arn:aws:ssm:${REGION}:${ACCOUNT}:automation-definition/Alarm:1`,
      context: {},
    },
  ],
  expectations: expectations({
    'get-exhibit': { allow: ['hall', 'cafe'] },
    'put-feedback': { allow: ['hall', 'cafe'] },
    'get-feedback': { deny: ['hall', 'cafe'] },
    list: { deny: ['hall', 'cafe'] },
    'start-alarm': { deny: ['hall', 'cafe'] },
  }),
})
