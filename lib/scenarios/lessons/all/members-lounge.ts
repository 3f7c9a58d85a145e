import { cell, choice, may, NEIGHBOUR_COMES, USER_TRUST } from '../parts'
import type { LessonText } from '../schema'

const AMR = `,
        "ForAnyValue:StringLike": {
          "cognito-identity.amazonaws.com:amr": "authenticated"
        }`

export const MEMBERS_LOUNGE: LessonText = {
  version: 1,
  id: 'members-lounge',
  track: 'boundaries',
  title: 'Guests in the members’ lounge',
  minutes: 15,
  prerequisites: ['wrong-audience', 'guest-door'],
  ability: 'explain how a guest can take the role of signed-in users, and close that way',
  story:
    'All tests are green: guests get the guests’ role, members get the members’ role. Then somebody without an account downloads members’ recipes, with the members’ role.',
  start: {
    base: 'photo-app',
    identities: ['ana', 'guest'],
    requests: ['get-public', 'get-own'],
    edits: [
      { document: USER_TRUST, find: AMR, put: '' },
      {
        document: 'roles/PhotoAppUser/policies/S3UserFolder',
        find: '"Resource": ["arn:aws:s3:::mybucket/${cognito-identity.amazonaws.com:sub}/*"]',
        put: '"Resource": ["arn:aws:s3:::mybucket/${cognito-identity.amazonaws.com:sub}/*", "arn:aws:s3:::mybucket/members/*"]',
      },
      { at: ['buckets', 'mybucket', 'objects'], add: { key: 'members/recipes.txt', body: 'For members.' } },
      {
        at: ['requests'],
        add: {
          id: 'get-members',
          name: 'Get the members’ recipes',
          service: 's3',
          operation: 'GetObject',
          bucket: 'mybucket',
          key: 'members/recipes.txt',
        },
      },
      {
        at: ['identities'],
        add: {
          kind: 'guest',
          id: 'intruder',
          name: 'Guest with a script of their own',
          identityId: 'us-east-1:f6f6f6f6-6666-4666-8666-666666666666',
          classic: { role: 'PhotoAppUser' },
        },
      },
    ],
  },
  predict: [
    cell(
      ['guest', 'get-members'],
      'A guest of the app asks for the members’ recipes. Does the guest get them?',
      'deny',
      'The app lets the pool choose the role, and the pool gives guests the guests’ role.',
    ),
    cell(
      ['intruder', 'get-members'],
      'Another guest does not use the app. A script asks STS itself, and names the members’ role. Does it get the recipes?',
      'allow',
      'In the classic flow the caller names the role. Its trust policy asks only for this pool, and a guest’s token is from this pool.',
    ),
  ],
  run: {
    says: 'Compare the two guests at steps 2 to 4. Who names the role in each case?',
    identity: 'intruder',
    request: 'get-members',
    step: 3,
  },
  explain: {
    says: 'At step 4 you see who else could have the role, by its trust policy alone.',
    questions: [
      choice(
        'Which role does the guest with the script end up with?',
        [
          ['PhotoAppGuest', { kind: 'role', identity: 'intruder', role: 'PhotoAppGuest' }],
          ['PhotoAppUser', { kind: 'role', identity: 'intruder', role: 'PhotoAppUser' }],
          ['None', { kind: 'role', identity: 'intruder', role: null }],
        ],
        1,
        'The trust policy never asks if somebody has signed in. Only `amr` tells that.',
      ),
    ],
  },
  fix: {
    says: 'Close the way: only signed-in identities of this pool get the members’ role.',
    mayEdit: [USER_TRUST],
    goals: [
      { kind: 'stops', identity: 'intruder', step: 4 },
      { kind: 'trust', role: 'PhotoAppUser' },
      may(['ana'], ['get-own', 'get-members']),
      may(['guest'], ['get-public']),
    ],
    hidden: {
      says: 'Other pools stay out, and Ana may use the classic flow, too',
      edits: [...NEIGHBOUR_COMES, { at: ['identities', 'ana', 'classic'], value: { role: 'PhotoAppUser' } }],
      goals: [{ kind: 'stops', identity: 'neighbour', step: 4 }, may(['ana'], ['get-members'])],
    },
  },
  hints: [
    'What differs between Ana’s token and a guest’s token, besides the name? Look at `amr` in step 2.',
    'Add a test for `cognito-identity.amazonaws.com:amr`. The key holds a list, so the operator needs `ForAnyValue`.',
    'Add `"ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" }` to the Condition.',
  ],
  solution: {
    says: 'The test for `amr` is back.',
    edits: [
      {
        document: USER_TRUST,
        find: '"us-east-1:7c9e6679-7425-40de-944b-e07fc1f90ae7"\n        }',
        put: `"us-east-1:7c9e6679-7425-40de-944b-e07fc1f90ae7"\n        }${AMR}`,
      },
    ],
  },
  wrongFixes: [
    {
      says: 'All values instead of any, and of the wrong word',
      edits: [
        {
          document: USER_TRUST,
          find: '"us-east-1:7c9e6679-7425-40de-944b-e07fc1f90ae7"\n        }',
          put: `"us-east-1:7c9e6679-7425-40de-944b-e07fc1f90ae7"\n        },
        "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "*authenticated" }`,
        },
      ],
    },
    {
      says: 'Guest access off, and the trust policy as it was',
      edits: [{ at: ['identityPool', 'allowUnauthenticatedIdentities'], value: false }],
    },
  ],
  transfer: {
    says: 'Back to the open start. Instead of the trust policy, somebody switches the classic flow off in the pool.',
    from: 'start',
    edits: [{ at: ['identityPool', 'allowClassicFlow'], value: false }],
    questions: [
      choice(
        'What happens to the guest with the script?',
        [
          [
            'Nothing: it still gets the members’ role',
            { kind: 'role', identity: 'intruder', role: 'PhotoAppUser' },
          ],
          [
            'The pool gives it no token: it stops at step 2',
            { kind: 'stops', identity: 'intruder', step: 2 },
          ],
          ['STS refuses: it stops at step 4', { kind: 'stops', identity: 'intruder', step: 4 }],
        ],
        1,
        'Without a token of the pool there is nothing to bring to STS. It is a second lock; the trust policy should hold by itself.',
      ),
    ],
  },
  debrief: [
    'In the enhanced flow the pool names the role. In the classic flow the caller does: any role that lets it in.',
    '`aud` says which pool, `amr` says if somebody has signed in. A role for members needs both.',
    'A matrix of your own app does not show this hole. Ask who else could have the role.',
  ],
  links: ['trust-policy', 'enhanced-and-classic', 'best-practices'],
}
