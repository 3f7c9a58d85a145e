import { cell, choice, may, mayNot } from '../parts'
import type { LessonText } from '../schema'

const TRUST = 'roles/AppUser/trust-policy'
const POLICY = 'roles/AppUser/policies/OwnEnvironment'
const LIVE = 'us-east-1:11ee0000-4444-4444-8444-11ee00000004'
const TEST = 'us-east-1:7e570000-4444-4444-8444-7e5700000004'
const STRANGE = 'us-east-1:99999999-9999-4999-8999-999999999999'
const AUD = '${cognito-identity.amazonaws.com:aud}'
const trust = (operator: string, aud: unknown) => ({
  document: TRUST,
  policy: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          [operator]: { 'cognito-identity.amazonaws.com:aud': aud },
          'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
        },
      },
    ],
  },
})
const files = (resource: string) => ({
  document: POLICY,
  policy: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: resource }],
  },
})

export const TWO_POOLS: LessonText = {
  version: 1,
  id: 'two-pools',
  track: 'boundaries',
  title: 'Two pools, one role',
  minutes: 15,
  prerequisites: ['members-lounge', 'my-folder-only'],
  ability: 'share one role between two identity pools and keep their data apart',
  story:
    'Live and test use the same role, because “it does the same”. To make it work for both, the trust policy takes every pool. Yesterday a tester overwrote the prices of the live shop.',
  start: {
    base: 'two-environments',
    edits: [trust('StringLike', 'us-east-1:*'), files('arn:aws:s3:::environments/*')],
  },
  predict: [
    cell(
      ['tess', 'get-live'],
      'Tess comes through the pool for tests. Can she read the prices of the live shop?',
      'allow',
      'Role and policy are the same for both pools, and nothing in them looks at the pool.',
    ),
  ],
  run: {
    says: 'Compare Carl and Tess at step 5. Open “What the credentials stand for”: which key differs by pool?',
    identity: 'tess',
    request: 'get-live',
    step: 6,
  },
  explain: {
    says: 'The audience of the pool’s token becomes a key of the session, too.',
    questions: [
      choice(
        'What is `cognito-identity.amazonaws.com:aud` in Tess’s session?',
        [
          [
            'The id of the live pool',
            { kind: 'key', identity: 'tess', key: 'cognito-identity.amazonaws.com:aud', value: LIVE },
          ],
          [
            'The id of the test pool',
            { kind: 'key', identity: 'tess', key: 'cognito-identity.amazonaws.com:aud', value: TEST },
          ],
          [
            'It is not there: only the trust policy sees it',
            { kind: 'key', identity: 'tess', key: 'cognito-identity.amazonaws.com:aud', value: null },
          ],
        ],
        1,
        'So a policy can use it as a variable, just as it uses the identity id.',
      ),
    ],
  },
  fix: {
    says: 'Keep the one role. It trusts these two pools and no other, and each pool works in the folder with its own id.',
    mayEdit: [TRUST, POLICY],
    goals: [
      may(['carl'], ['get-live']),
      may(['tess'], ['get-test']),
      mayNot(['carl'], ['get-test']),
      mayNot(['tess'], ['get-live']),
      { kind: 'saves', document: TRUST },
    ],
    hidden: {
      says: 'A third pool of the account does not get the role, and writing is kept apart, too',
      edits: [
        {
          at: ['otherPools'],
          add: {
            id: STRANGE,
            name: 'Pool of somebody else',
            allowUnauthenticatedIdentities: false,
            cognitoIdentityProviders: [
              {
                providerName: 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Live00004',
                clientId: '4liveclient0000000000004',
              },
            ],
            roles: { authenticated: 'AppUser', unauthenticated: null },
          },
        },
        {
          at: ['identities'],
          add: {
            kind: 'user-pool-user',
            id: 'sid',
            name: 'Sid, through a third pool',
            userPool: 'us-east-1_Live00004',
            username: 'sid',
            sub: 'cccccccc-aaaa-4aaa-8aaa-cccccccccccc',
            identityId: 'us-east-1:cccccccc-0000-4000-8000-cccccccccccc',
            pool: STRANGE,
          },
        },
        {
          at: ['requests'],
          add: {
            id: 'h-put',
            name: 'Overwrite the live prices',
            service: 's3',
            operation: 'PutObject',
            bucket: 'environments',
            key: `${LIVE}/prices.txt`,
          },
        },
      ],
      goals: [
        { kind: 'stops', identity: 'sid', step: 4 },
        may(['carl'], ['h-put']),
        mayNot(['tess'], ['h-put']),
      ],
    },
  },
  hints: [
    'Two places have to change: who may have the role, and where the role may work.',
    'A condition takes a list: the ids of both pools, with StringEquals. In the resource, the pool’s id can be a variable.',
    `The resource is \`arn:aws:s3:::environments/${AUD}/*\`.`,
  ],
  solution: {
    says: 'Both pools by name, and the folder of the pool.',
    edits: [trust('StringEquals', [LIVE, TEST]), files(`arn:aws:s3:::environments/${AUD}/*`)],
  },
  wrongFixes: [
    {
      says: 'Only the folder: every pool may still have the role',
      edits: [files(`arn:aws:s3:::environments/${AUD}/*`)],
    },
    {
      says: 'Only the live pool',
      edits: [trust('StringEquals', LIVE), files(`arn:aws:s3:::environments/${AUD}/*`)],
    },
    {
      says: 'The identity id as the folder',
      edits: [
        trust('StringEquals', [LIVE, TEST]),
        files('arn:aws:s3:::environments/${cognito-identity.amazonaws.com:sub}/*'),
      ],
    },
  ],
  transfer: {
    says: 'The solution is in place. Tess’s app sends her test login to the live pool, in the hope of live data.',
    edits: [{ at: ['identities', 'tess', 'pool'], remove: true }],
    questions: [
      choice(
        'What becomes of Tess?',
        [
          ['She reads the live prices', may(['tess'], ['get-live'])],
          [
            'The live pool does not know her user pool: it ends at step 2',
            { kind: 'stops', identity: 'tess', step: 2 },
          ],
          ['The trust policy refuses her at step 4', { kind: 'stops', identity: 'tess', step: 4 }],
        ],
        1,
        'A pool takes only logins of the providers that it lists, and of their apps.',
      ),
    ],
  },
  debrief: [
    'A role may serve several pools: list them in the test for `aud`, and never use a pattern there.',
    'The pool’s id is also a variable: a folder for each pool keeps them apart.',
    'Two roles would do as well. Sharing one means that both places must be right.',
  ],
  links: ['trust-policy', 'policy-variables', 'isolation'],
}
