import { CLEO_COMES, cell, choice, may, mayNot, SUB_VARIABLE, USER_FOLDER } from '../parts'
import type { LessonText } from '../schema'

const ROWS = 'arn:aws:dynamodb:us-east-1:123456789012:table/MyTable'
const all = (...Statement: object[]) => ({
  document: USER_FOLDER,
  policy: {
    Version: '2012-10-17',
    Statement: Statement.map((statement) => ({ Effect: 'Allow', ...statement })),
  },
})
const OBJECTS = {
  Action: ['s3:GetObject', 's3:PutObject'],
  Resource: `arn:aws:s3:::mybucket/${SUB_VARIABLE}/*`,
}
const LISTING = {
  Action: 's3:ListBucket',
  Resource: 'arn:aws:s3:::mybucket',
  Condition: { StringLike: { 's3:prefix': `${SUB_VARIABLE}/*` } },
}
const rows = (Action: unknown, Condition: object) => ({ Action, Resource: ROWS, Condition })
const LEADING = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': SUB_VARIABLE } }
const READ_AND_WRITE = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query']

export const LEAST_PRIVILEGE_GOLF: LessonText = {
  version: 1,
  id: 'least-privilege-golf',
  track: 'mastery',
  title: 'Least-privilege golf',
  minutes: 15,
  prerequisites: ['my-folder-only', 'list-is-not-get', 'rows-not-tables'],
  ability: 'write the smallest policy that a whole app works with, and prove that it is not too large',
  story:
    'It works on the first day, because it allows everything: `s3:*` and `dynamodb:*` on everything. The audit is tomorrow. Par is three statements.',
  start: {
    base: 'photo-app',
    identities: ['ana', 'ben'],
    requests: [
      ...['get-own', 'put-own', 'list-own', 'get-own-row', 'query-own-rows', 'put-own-row'],
      ...['get-other', 'list-other', 'list-all', 'get-other-row', 'scan'],
    ],
    edits: [
      all({ Action: ['s3:*', 'dynamodb:*'], Resource: '*' }),
      { at: ['roles', 'PhotoAppUser', 'policies', 'DynamoDBUserRows'], remove: true },
    ],
  },
  predict: [
    cell(
      ['ana', 'scan'],
      'One statement allows everything of S3 and DynamoDB. Can Ana read the whole table?',
      'allow',
      'Nothing in the statement tells one row from another.',
    ),
  ],
  run: {
    says: 'Look at the matrix: green all over. The lower half should be red.',
    identity: 'ana',
    request: 'get-other',
    step: 6,
  },
  explain: {
    says: 'See below the editor what there is to say about this policy, and which statements are used.',
    questions: [
      choice(
        'What can Ben do at the start?',
        [
          ['Only what the app asks for him', mayNot(['ben'], ['get-other', 'list-all', 'scan'])],
          [
            'Everything that is in the bucket and in the table',
            may(['ben'], ['get-other', 'list-all', 'get-other-row', 'scan']),
          ],
          ['Nothing: `*` in Resource is not allowed', mayNot(['ben'], ['get-own'])],
        ],
        1,
        'The app asks for less than it may. Somebody with the same credentials and another program asks for more.',
      ),
    ],
  },
  fix: {
    says: 'Shrink the policy until only the app’s own requests work. Name every action; at most three statements.',
    mayEdit: [USER_FOLDER],
    goals: [
      may(['ana', 'ben'], ['get-own', 'put-own', 'list-own', 'get-own-row', 'query-own-rows', 'put-own-row']),
      mayNot(['ana', 'ben'], ['get-other', 'list-other', 'list-all', 'get-other-row', 'scan']),
      { kind: 'no-wildcard', documents: [USER_FOLDER], element: 'Action' },
      { kind: 'statements', documents: [USER_FOLDER], atMost: 3 },
    ],
    hidden: {
      says: 'Cleo works, too; look-alikes, deleting and reading everything by SQL are denied',
      edits: [
        ...CLEO_COMES,
        ...[
          { id: 'h-alike', operation: 'GetObject', key: '{{self}}-archive/2024.zip' },
          { id: 'h-delete', operation: 'DeleteObject', key: '{{self}}/notes.txt' },
          { id: 'h-list-alike', operation: 'ListObjectsV2', prefix: '{{self}}-archive/' },
        ].map((request) => ({
          at: ['requests'],
          add: { name: request.id.slice(2), service: 's3', bucket: 'mybucket', ...request },
        })),
        {
          at: ['requests'],
          add: {
            id: 'h-sql',
            name: 'SELECT everything',
            service: 'dynamodb',
            operation: 'ExecuteStatement',
            statement: 'SELECT * FROM "MyTable"',
          },
        },
        {
          at: ['requests'],
          add: {
            id: 'h-drop',
            name: 'Delete the table',
            service: 'dynamodb',
            operation: 'DeleteTable',
            table: 'MyTable',
          },
        },
      ],
      goals: [
        may(['cleo'], ['get-own', 'put-own', 'list-own', 'get-own-row', 'query-own-rows']),
        mayNot(['cleo'], ['get-other', 'get-other-row']),
        mayNot(['ana', 'cleo'], ['h-alike', 'h-delete', 'h-list-alike', 'h-sql', 'h-drop']),
      ],
    },
  },
  hints: [
    'Objects, listing and rows: three kinds of resource, so three statements.',
    'List the actions that the upper half of the matrix needs. There are six.',
    'Objects below the identity id; the bucket with a condition on `s3:prefix`; the table with one on `dynamodb:LeadingKeys`.',
  ],
  solution: {
    says: 'Three statements, six actions.',
    edits: [all(OBJECTS, LISTING, rows(READ_AND_WRITE, LEADING))],
  },
  wrongFixes: [
    {
      says: 'Everything of DynamoDB, with the condition',
      edits: [all(OBJECTS, LISTING, rows('dynamodb:*', LEADING))],
    },
    {
      says: 'A few actions too many',
      edits: [
        all(
          { ...OBJECTS, Action: [...OBJECTS.Action, 's3:DeleteObject'] },
          LISTING,
          rows(READ_AND_WRITE, LEADING),
        ),
      ],
    },
    {
      says: 'No slash after the identity id',
      edits: [
        all(
          { ...OBJECTS, Resource: `arn:aws:s3:::mybucket/${SUB_VARIABLE}*` },
          LISTING,
          rows(READ_AND_WRITE, LEADING),
        ),
      ],
    },
  ],
  transfer: {
    says: 'The solution is in place. The app is to let people delete their own files. Somebody adds `s3:DeleteObject` to the listing statement.',
    edits: [
      { document: USER_FOLDER, find: '"s3:ListBucket"', put: '["s3:ListBucket", "s3:DeleteObject"]' },
      {
        at: ['requests'],
        add: {
          id: 'delete-own',
          name: 'Delete own object',
          service: 's3',
          operation: 'DeleteObject',
          bucket: 'mybucket',
          key: '{{self}}/notes.txt',
        },
      },
    ],
    questions: [
      cell(
        ['ana', 'list-own'],
        'Does listing still work?',
        'allow',
        'A second action in the list takes nothing away.',
      ),
      cell(
        ['ana', 'delete-own'],
        'Can Ana delete a file of her own?',
        'deny',
        'The resource of that statement is the bucket, and deleting asks about an object. It belongs to the first statement.',
      ),
    ],
  },
  debrief: [
    'A policy is done when nothing can be taken away, not when everything works.',
    'Group statements by resource: objects, bucket, table.',
    'Keep what must be denied in the matrix as well: those rows show that a policy is not too large.',
  ],
  links: ['best-practices', 's3-folders', 'dynamodb-rows', 'isolation'],
}
