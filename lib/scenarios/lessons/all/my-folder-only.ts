import { CLEO_COMES, cell, choice, may, mayNot, SUB_VARIABLE, USER_FOLDER } from '../parts'
import type { LessonText } from '../schema'

const objects = (resource: string) => ({
  document: USER_FOLDER,
  policy: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: resource }],
  },
})

export const MY_FOLDER_ONLY: LessonText = {
  version: 1,
  id: 'my-folder-only',
  track: 'data',
  title: 'My folder only',
  minutes: 15,
  prerequisites: ['which-sub'],
  ability: 'write a policy that gives everybody a folder of their own, with one role for all',
  story:
    'The first version of the app is live, and everybody can read everybody’s notes. Nobody wants to make a role for each user.',
  start: {
    base: 'photo-app',
    identities: ['ana', 'ben'],
    requests: ['get-own', 'put-own', 'get-other'],
    edits: [objects('arn:aws:s3:::mybucket/*')],
  },
  predict: [
    cell(
      ['ben', 'get-other'],
      'Ben asks for a file in Ana’s folder. Does he get it?',
      'allow',
      'The policy allows every object of the bucket, whoever asks.',
    ),
  ],
  run: {
    says: 'See who reads what. Then look at step 5: what tells Ana’s credentials from Ben’s, when both have the same role?',
    identity: 'ben',
    request: 'get-other',
    step: 6,
  },
  explain: {
    says: 'Open “What the credentials stand for” below the six steps, for Ana and for Ben.',
    questions: [
      choice(
        'Which key differs between Ana’s and Ben’s session?',
        [
          [
            'The identity id, `cognito-identity.amazonaws.com:sub`',
            {
              kind: 'key',
              identity: 'ben',
              key: 'cognito-identity.amazonaws.com:sub',
              value: 'us-east-1:b2b2b2b2-2222-4222-8222-222222222222',
            },
          ],
          ['The role', { kind: 'role', identity: 'ben', role: 'PhotoAppBen' }],
          [
            'The pool, `cognito-identity.amazonaws.com:aud`',
            {
              kind: 'key',
              identity: 'ben',
              key: 'cognito-identity.amazonaws.com:aud',
              value: 'us-east-1:b2b2b2b2-2222-4222-8222-222222222222',
            },
          ],
        ],
        0,
        'Role and pool are the same for both. The identity id is not, and a policy can use it as a variable.',
      ),
    ],
  },
  fix: {
    says: 'Give everybody their own folder: read and write below their identity id, and nowhere else.',
    mayEdit: [USER_FOLDER],
    goals: [
      may(['ana', 'ben'], ['get-own', 'put-own']),
      mayNot(['ana', 'ben'], ['get-other']),
      { kind: 'statements', documents: [USER_FOLDER], atMost: 2 },
    ],
    hidden: {
      says: 'Cleo has her folder, too, and nobody reaches a folder that only begins like their own',
      edits: [
        ...CLEO_COMES,
        {
          at: ['requests'],
          add: {
            id: 'h-alike',
            name: 'Get from a look-alike folder',
            service: 's3',
            operation: 'GetObject',
            bucket: 'mybucket',
            key: '{{self}}-archive/2024.zip',
          },
        },
        {
          at: ['requests'],
          add: {
            id: 'h-delete',
            name: 'Delete own object',
            service: 's3',
            operation: 'DeleteObject',
            bucket: 'mybucket',
            key: '{{self}}/notes.txt',
          },
        },
      ],
      goals: [
        may(['cleo'], ['get-own', 'put-own']),
        mayNot(['cleo'], ['get-other']),
        mayNot(['ana', 'ben', 'cleo'], ['h-alike', 'h-delete']),
      ],
    },
  },
  hints: [
    'A policy variable stands for a value of the session. Which value is the name of the folder?',
    'The resource of an object is `arn:aws:s3:::BUCKET/KEY`, and the key begins with the folder.',
    `The resource is \`arn:aws:s3:::mybucket/${SUB_VARIABLE}/*\`. Mind the slash before the star.`,
  ],
  solution: {
    says: 'The folder is the identity id.',
    edits: [objects(`arn:aws:s3:::mybucket/${SUB_VARIABLE}/*`)],
  },
  wrongFixes: [
    { says: 'Without the slash', edits: [objects(`arn:aws:s3:::mybucket/${SUB_VARIABLE}*`)] },
    {
      says: 'Every action in the own folder',
      edits: [
        {
          document: USER_FOLDER,
          policy: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:s3:::mybucket/${SUB_VARIABLE}/*` },
            ],
          },
        },
      ],
    },
    {
      says: 'Ana and Ben by name',
      edits: [
        {
          document: USER_FOLDER,
          policy: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['s3:GetObject', 's3:PutObject'],
                Resource: [
                  'arn:aws:s3:::mybucket/us-east-1:a1a1a1a1-1111-4111-8111-111111111111/*',
                  'arn:aws:s3:::mybucket/us-east-1:b2b2b2b2-2222-4222-8222-222222222222/*',
                ],
              },
            ],
          },
        },
      ],
    },
  ],
  transfer: {
    says: 'The solution is in place. Somebody “tidies up” the policy and takes the line with the Version away.',
    edits: [{ document: USER_FOLDER, find: '  "Version": "2012-10-17",\n', put: '' }],
    questions: [
      cell(
        ['ana', 'get-own'],
        'Does Ana still get her own file?',
        'deny',
        'Without a Version the old language applies, which knows no variables: the text `${…}` is then just text.',
      ),
    ],
  },
  debrief: [
    'One role serves everybody: the variable in its policy is a different folder for each session.',
    'The slash after the variable keeps out folders that only begin alike.',
    'Variables need Version 2012-10-17.',
  ],
  links: ['s3-folders', 'policy-variables', 'isolation'],
}
