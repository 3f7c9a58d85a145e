import { CLEO_COMES, cell, choice, may, mayNot, USER_FOLDER } from '../parts'
import type { LessonText } from '../schema'

const ANA_SUB = '0f1e2d3c-4b5a-4697-8877-665544332211'
const ANA = 'us-east-1:a1a1a1a1-1111-4111-8111-111111111111'

export const WHICH_SUB: LessonText = {
  version: 1,
  id: 'which-sub',
  track: 'data',
  title: 'Which sub?',
  minutes: 12,
  prerequisites: ['six-steps'],
  ability: 'tell the user’s id in the user pool from the identity id, and name folders after the right one',
  story:
    'The app takes `sub` from the ID token, builds the name of the folder from it, and gets AccessDenied. The policy says `sub`, the token says `sub`. What more could one want?',
  start: {
    base: 'photo-app',
    identities: ['ana', 'ben'],
    requests: ['get-own', 'get-other'],
    edits: [
      { at: ['requests', 'get-own', 'name'], value: 'Get own notes, as the app asks' },
      { at: ['requests', 'get-own', 'key'], value: `${ANA_SUB}/notes.txt` },
    ],
  },
  predict: [
    cell(
      ['ana', 'get-own'],
      `The app asks for \`${ANA_SUB}/notes.txt\`. That is Ana’s \`sub\` in the user pool. Does she get it?`,
      'deny',
      'The variable in the policy is not the `sub` of the user pool. It is the identity id.',
    ),
  ],
  run: {
    says: 'Look at the token of step 1 and at the answer of step 5. Both name Ana. Do they say the same?',
    identity: 'ana',
    request: 'get-own',
    step: 1,
  },
  explain: {
    says: 'Choose the cell and see what the variable in the policy is worth for Ana.',
    questions: [
      choice(
        'What is `cognito-identity.amazonaws.com:sub` in Ana’s session?',
        [
          [
            `Her \`sub\` of the user pool, \`${ANA_SUB}\``,
            { kind: 'key', identity: 'ana', key: 'cognito-identity.amazonaws.com:sub', value: ANA_SUB },
          ],
          [
            `Her identity id, \`${ANA}\``,
            { kind: 'key', identity: 'ana', key: 'cognito-identity.amazonaws.com:sub', value: ANA },
          ],
          [
            'Her username, `ana`',
            { kind: 'key', identity: 'ana', key: 'cognito-identity.amazonaws.com:sub', value: 'ana' },
          ],
        ],
        1,
        'Two issuers, two subjects: the user pool names the user, the identity pool names the identity. Policies see the second.',
      ),
    ],
  },
  fix: {
    says: 'Mend the app: let it ask for the folder that the policy means. In requests, `{{self}}` stands for the identity id of whoever asks. The policy stays as it is.',
    mayEdit: ['requests.get-own.key'],
    goals: [may(['ana', 'ben'], ['get-own']), mayNot(['ana', 'ben'], ['get-other'])],
    hidden: {
      says: 'It works for Cleo, who has never been here before',
      edits: [...CLEO_COMES],
      goals: [may(['cleo'], ['get-own']), mayNot(['cleo'], ['get-other'])],
    },
  },
  hints: [
    'The app should take the id from the answer of the identity pool, not from the ID token.',
    'A name that works for everybody cannot hold the id of one of them.',
    'Set the key of the request to `{{self}}/notes.txt`.',
  ],
  solution: {
    says: 'The app uses the identity id.',
    edits: [{ at: ['requests', 'get-own', 'key'], value: '{{self}}/notes.txt' }],
  },
  wrongFixes: [
    {
      says: 'Ana’s identity id, written out',
      edits: [{ at: ['requests', 'get-own', 'key'], value: `${ANA}/notes.txt` }],
    },
    {
      says: 'The policy opens the whole bucket',
      edits: [
        {
          document: USER_FOLDER,
          find: '"Resource": ["arn:aws:s3:::mybucket/${cognito-identity.amazonaws.com:sub}/*"]',
          put: '"Resource": ["arn:aws:s3:::mybucket/*"]',
        },
      ],
    },
  ],
  transfer: {
    says: 'The solution is in place. A workshop handout says that `${aws:userid}` is the identity id, and somebody puts it into the policy.',
    edits: [
      {
        document: USER_FOLDER,
        find: '"Resource": ["arn:aws:s3:::mybucket/${cognito-identity.amazonaws.com:sub}/*"]',
        put: '"Resource": ["arn:aws:s3:::mybucket/${aws:userid}/*"]',
      },
    ],
    questions: [
      cell(
        ['ana', 'get-own'],
        'Does Ana still get her own notes?',
        'deny',
        '`aws:userid` is the id of the role with the name of the session: the same for everybody in this flow, and never the identity id.',
      ),
    ],
  },
  debrief: [
    'The `sub` of the ID token names a user of the user pool. `${cognito-identity.amazonaws.com:sub}` is the identity id.',
    'The app learns the identity id from the identity pool: it stands in the answer of GetId.',
  ],
  links: ['policy-variables', 's3-folders', 'user-pool-and-identity-pool'],
}
