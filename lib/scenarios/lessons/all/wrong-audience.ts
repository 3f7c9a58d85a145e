import { cell, choice, may, mayNot, NEIGHBOUR_COMES, PHOTO_POOL, USER_FOLDER, USER_TRUST } from '../parts'
import type { LessonText } from '../schema'

const OTHER = 'us-east-1:7c9e6679-7425-40de-944b-000000000000'

export const WRONG_AUDIENCE: LessonText = {
  version: 1,
  id: 'wrong-audience',
  track: 'foundations',
  title: 'Wrong audience',
  minutes: 12,
  prerequisites: ['six-steps'],
  ability: 'find out why an identity pool answers only “Invalid identity pool configuration”',
  story:
    'The team made the identity pool anew. Since then every sign-in ends with “Invalid identity pool configuration. Check assigned IAM roles for this pool.” The roles look fine.',
  start: {
    base: 'photo-app',
    identities: ['ana', 'ben', 'guest'],
    requests: ['get-own', 'get-other', 'get-public'],
    edits: [{ document: USER_TRUST, find: PHOTO_POOL, put: OTHER }],
  },
  predict: [
    cell(
      ['ana', 'get-own'],
      'Ana signs in and asks for her own file. Does she get it?',
      'deny',
      'She never gets credentials: the role trusts tokens of another pool.',
    ),
    cell(
      ['guest', 'get-public'],
      'A guest asks for the public file. Does the guest get it?',
      'allow',
      'Guests have a role of their own, and its trust policy names the right pool.',
    ),
  ],
  run: {
    says: 'Follow Ana through the steps. Where does it end, and what does AWS tell the app?',
    identity: 'ana',
    request: 'get-own',
    step: 4,
  },
  explain: {
    says: 'The app sees one sentence that could mean ten things. Step 4 shows what AWS does not tell.',
    questions: [
      choice(
        'Which document refuses Ana?',
        [
          ['S3UserFolder', { kind: 'decided-by', identity: 'ana', step: 4, document: USER_FOLDER }],
          [
            'The trust policy of PhotoAppUser',
            { kind: 'decided-by', identity: 'ana', step: 4, document: USER_TRUST },
          ],
          [
            'The trust policy of PhotoAppGuest',
            {
              kind: 'decided-by',
              identity: 'ana',
              step: 4,
              document: 'roles/PhotoAppGuest/trust-policy',
            },
          ],
        ],
        1,
        'The token names this pool as its audience (`aud`). The trust policy asks for another one.',
      ),
    ],
  },
  fix: {
    says: 'Make the role trust this identity pool, and no other.',
    mayEdit: [USER_TRUST],
    goals: [
      may(['ana', 'ben'], ['get-own']),
      mayNot(['ana', 'ben', 'guest'], ['get-other']),
      { kind: 'trust', role: 'PhotoAppUser' },
      { kind: 'saves', document: USER_TRUST },
    ],
    hidden: {
      says: 'Somebody who comes through another pool of the account does not get the role',
      edits: [...NEIGHBOUR_COMES],
      goals: [{ kind: 'stops', identity: 'neighbour', step: 4 }, may(['ana'], ['get-own'])],
    },
  },
  hints: [
    'The token of step 2 has a claim `aud`. Compare it with what the trust policy asks for.',
    'The id of the pool stands under Pool in the design, and in the trust policy of the guests’ role.',
    `Put \`${PHOTO_POOL}\` in the place of the other id. Do not take the test away, and do not use *.`,
  ],
  solution: {
    says: 'The audience is exactly this pool.',
    edits: [{ document: USER_TRUST, find: OTHER, put: PHOTO_POOL }],
  },
  wrongFixes: [
    {
      says: 'Any pool will do',
      edits: [
        { document: USER_TRUST, find: OTHER, put: '*' },
        { document: USER_TRUST, find: '"StringEquals"', put: '"StringLike"' },
      ],
    },
    {
      says: 'The test is taken away',
      edits: [
        {
          document: USER_TRUST,
          policy: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Federated: 'cognito-identity.amazonaws.com' },
                Action: 'sts:AssumeRoleWithWebIdentity',
                Condition: {
                  'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
                },
              },
            ],
          },
        },
      ],
    },
  ],
  transfer: {
    says: 'Back to the broken start. This time the id of the guests’ role was mistyped as well.',
    from: 'start',
    edits: [{ document: 'roles/PhotoAppGuest/trust-policy', find: PHOTO_POOL, put: OTHER }],
    questions: [
      choice(
        'Where does a guest stop?',
        [
          ['At step 2, the pool refuses', { kind: 'stops', identity: 'guest', step: 2 }],
          ['At step 4, STS refuses', { kind: 'stops', identity: 'guest', step: 4 }],
          ['At step 6, S3 refuses', mayNot(['guest'], ['get-public'], { step: 6 })],
        ],
        1,
        'It is the same fault in another document: the pool asks STS for the guests’ role, and that role’s trust policy says no.',
      ),
    ],
  },
  debrief: [
    'The audience of the token is the id of the identity pool. The trust policy must ask for exactly that.',
    'AWS does not check trust policies when you attach a role to a pool. A fault shows only when somebody wants credentials.',
    'Without the test for `aud`, every identity pool of the account could have the role.',
  ],
  links: ['trust-policy', 'errors', 'condition-keys'],
}
