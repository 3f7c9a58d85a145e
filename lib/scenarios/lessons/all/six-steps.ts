import { CLEO_COMES, cell, choice, GUEST_READ, may, mayNot, SUB_VARIABLE, USER_FOLDER } from '../parts'
import type { LessonText } from '../schema'

export const SIX_STEPS: LessonText = {
  version: 1,
  id: 'six-steps',
  track: 'foundations',
  title: 'Six steps, one photo',
  minutes: 10,
  ability: 'name the six steps from a sign-in to a file, and say what each one hands on',
  story:
    'A photo app keeps everybody’s pictures in one bucket. Ana signs in and opens her notes; a guest only looks around. Nobody has told you yet how the app gets in.',
  start: {
    base: 'photo-app',
    identities: ['ana', 'ben', 'guest'],
    requests: ['get-own', 'get-other', 'put-own', 'get-public'],
  },
  predict: [
    cell(
      ['ana', 'get-own'],
      'Ana signs in and asks for a file in her own folder. Does she get it?',
      'allow',
      'The role’s policy allows objects below the identity id of whoever asks. The folder is Ana’s.',
    ),
    cell(
      ['ana', 'get-public'],
      'The bucket has a public folder. Ana is signed in and asks for the welcome text in it. Does she get it?',
      'deny',
      'Only the guests’ role names the public folder. Signed-in users have another role, and it says nothing of it.',
    ),
  ],
  run: {
    says: 'Walk through the steps 1 to 6 with the arrow keys or the buttons. At each step, look at what goes in and what comes out.',
    identity: 'ana',
    request: 'get-own',
    step: 1,
  },
  explain: {
    says: 'Choose Ana and “Get a public object”, and read Why. Then choose the guest: same bucket, another role.',
    questions: [
      choice(
        'Which policy lets Ana have her own file?',
        [
          [
            'The trust policy of PhotoAppUser',
            {
              kind: 'decided-by',
              identity: 'ana',
              request: 'get-own',
              step: 6,
              document: 'roles/PhotoAppUser/trust-policy',
            },
          ],
          [
            'S3UserFolder of PhotoAppUser',
            { kind: 'decided-by', identity: 'ana', request: 'get-own', step: 6, document: USER_FOLDER },
          ],
          [
            'S3PublicRead of PhotoAppGuest',
            { kind: 'decided-by', identity: 'ana', request: 'get-own', step: 6, document: GUEST_READ },
          ],
        ],
        1,
        'The trust policy only says who may have the role. What the role may do stands in its access policies.',
      ),
    ],
  },
  fix: {
    says: 'Let signed-in users read the public folder, too. Everything else stays as it is.',
    mayEdit: [USER_FOLDER],
    goals: [
      may(['ana', 'ben'], ['get-public', 'get-own', 'put-own']),
      mayNot(['ana', 'ben', 'guest'], ['get-other']),
    ],
    hidden: {
      says: 'Cleo, who is new, reads the public folder and her own, and nobody writes into the public one',
      edits: [
        ...CLEO_COMES,
        {
          at: ['requests'],
          add: {
            id: 'put-public',
            name: 'Put a public object',
            service: 's3',
            operation: 'PutObject',
            bucket: 'mybucket',
            key: 'public/welcome.txt',
          },
        },
      ],
      goals: [
        may(['cleo'], ['get-public', 'get-own']),
        mayNot(['cleo'], ['get-other']),
        mayNot(['ana', 'ben', 'cleo', 'guest'], ['put-public']),
      ],
    },
  },
  hints: [
    'Look at what the guests’ role says about the public folder.',
    'A policy can have several statements, and any of them may allow. Add one to S3UserFolder.',
    'Allow `s3:GetObject`, and nothing else, on `arn:aws:s3:::mybucket/public/*`.',
  ],
  solution: {
    says: 'A statement of its own for the public folder: reading only.',
    edits: [
      {
        document: USER_FOLDER,
        find: '  "Statement": [\n',
        put: '  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": "s3:GetObject",\n      "Resource": "arn:aws:s3:::mybucket/public/*"\n    },\n',
      },
    ],
  },
  wrongFixes: [
    {
      says: 'Everything in the bucket',
      edits: [
        {
          document: USER_FOLDER,
          find: `mybucket/${SUB_VARIABLE}/*"]\n    }\n  ]`,
          put: 'mybucket/*"]\n    }\n  ]',
        },
      ],
    },
    {
      says: 'The public folder beside the own one, in the statement that also allows writing',
      edits: [
        {
          document: USER_FOLDER,
          find: `"arn:aws:s3:::mybucket/${SUB_VARIABLE}/*"]`,
          put: `"arn:aws:s3:::mybucket/${SUB_VARIABLE}/*", "arn:aws:s3:::mybucket/public/*"]`,
        },
      ],
    },
  ],
  transfer: {
    says: 'The solution is in place. Now the operators switch guest access off in the identity pool.',
    edits: [{ at: ['identityPool', 'allowUnauthenticatedIdentities'], value: false }],
    questions: [
      cell(
        ['guest', 'get-public'],
        'May a guest still read the public folder?',
        'deny',
        'Without guest access the pool gives guests no identity and no credentials: step 2 refuses, and no policy is asked.',
      ),
      cell(
        ['ben', 'get-public'],
        'May Ben, who is signed in?',
        'allow',
        'He has the signed-in role, which may read the public folder since you changed it.',
      ),
    ],
  },
  debrief: [
    'Steps 1 and 2 settle who you are, steps 3 to 5 give you a role’s credentials, and only step 6 asks what the role may do.',
    'Guests and signed-in users have different roles. What one may do, the other need not.',
  ],
  links: ['what-is-an-identity-pool', 'the-flow', 'roles-and-role-mapping'],
}
