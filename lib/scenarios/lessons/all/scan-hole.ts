import { CLEO_COMES, cell, choice, isolated, may, mayNot, reachable, SUB_VARIABLE, USER_ROWS } from '../parts'
import type { LessonText } from '../schema'

const TABLE = 'arn:aws:dynamodb:us-east-1:123456789012:table/MyTable'
const INDEXES = `${TABLE}/index/*`
const FOLDER = 'roles/PhotoAppUser/policies/S3UserFolder'
const SUB = 'cognito-identity.amazonaws.com:sub'
const ROWS = 'rows'

const OWN = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': SUB_VARIABLE } }
const HAS_KEY = { Null: { 'dynamodb:LeadingKeys': 'false' } }
const WITH_KEY = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
].map((name) => `dynamodb:${name}`)

const rows = (action: string | readonly string[], condition: object, more: readonly object[] = []) => ({
  document: USER_ROWS,
  policy: {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: action, Resource: [TABLE, INDEXES], Condition: condition },
      ...more,
    ],
  },
})
const request = (id: string, name: string, fields: object) => ({
  at: ['requests'],
  add: { id, name, service: 'dynamodb', ...fields },
})

export const SCAN_HOLE: LessonText = {
  version: 1,
  id: 'scan-hole',
  track: 'proof',
  title: 'The Scan hole',
  minutes: 15,
  prerequisites: ['rows-not-tables', 'missing-slash'],
  ability: 'find the requests that a condition does not see, without guessing which they are',
  story:
    'You know from “Rows, not tables” what a Scan does to a test of leading keys. Here nobody has thought of a Scan: the policy allows `dynamodb:*`, the tests read and write rows by key, and all of them are green. New in this lesson: you do not have to know which request to try. The question is asked for all identities and all actions on rows at once.',
  start: {
    base: 'photo-app',
    identities: ['ana', 'ben'],
    requests: ['get-own-row', 'query-own-rows', 'put-own-row', 'get-other-row'],
    edits: [
      // Guests are no part of the question: without them there is one column less to read.
      { at: ['identityPool', 'allowUnauthenticatedIdentities'], value: false },
      rows('dynamodb:*', OWN),
      {
        at: ['isolation'],
        value: [{ name: ROWS, items: { table: 'MyTable', partitionKey: SUB_VARIABLE }, expect: 'isolated' }],
      },
    ],
  },
  predict: [
    cell(
      ['ana', 'get-other-row'],
      'Ana asks for Ben’s row by its key. Does she get it?',
      'deny',
      'The request carries a leading key, and it is not Ana’s identity id.',
    ),
    choice(
      'Every cell of the table is right, for Ana and for Ben. What is so for all identities, and all requests that read or change rows?',
      [
        ['Rows of others are out of reach, whatever one tries', isolated(ROWS)],
        [
          'Some way of reading gets through, and writing and deleting do not',
          reachable(ROWS, { operations: ['read', 'scan'] }),
        ],
        [
          'Single rows can be written or deleted by others',
          reachable(ROWS, { operations: ['write', 'delete'] }),
        ],
      ],
      1,
      'Whoever writes or deletes a row names its key, and the condition holds the key against the identity. Not everything that reads names one.',
    ),
  ],
  run: {
    says: 'Every cell of the table is as it should be. Now look at Isolation: which row of it is not, and what does that request carry as `dynamodb:LeadingKeys`?',
    identity: 'ana',
    request: 'get-other-row',
    step: 6,
  },
  explain: {
    says: 'Choose the cells of Isolation one after another. For those that are proved it says because of which statement, and on what the proof rests.',
    questions: [
      choice(
        'Which requests does the condition not hold back?',
        [
          ['Reading a row by its key, in a batch', reachable(ROWS, { operations: ['read'] })],
          ['Reading without naming a key', reachable(ROWS, { operations: ['scan'] })],
          ['Writing a row of somebody else', reachable(ROWS, { operations: ['write'] })],
        ],
        1,
        '`ForAllValues` asks if every value fits. Where there is no value, none is wrong: the test holds, for each identity alike.',
      ),
    ],
  },
  fix: {
    says: 'Close the hole for good: all of Isolation must be proved. One’s own rows must keep working.',
    mayEdit: [USER_ROWS],
    goals: [
      may(['ana', 'ben'], ['get-own-row', 'query-own-rows', 'put-own-row']),
      mayNot(['ana', 'ben'], ['get-other-row']),
      isolated(ROWS),
    ],
    hidden: {
      says: 'Cleo works with her rows; a Scan, SQL and the deletion of the table are denied; ids may be of any length',
      edits: [
        ...CLEO_COMES,
        request('h-scan', 'Scan the whole table', { operation: 'Scan', table: 'MyTable' }),
        request('h-sql', 'SELECT everything', {
          operation: 'ExecuteStatement',
          statement: 'SELECT * FROM "MyTable"',
        }),
        request('h-drop', 'Delete the whole table', { operation: 'DeleteTable', table: 'MyTable' }),
      ],
      goals: [
        may(['cleo'], ['get-own-row', 'put-own-row']),
        mayNot(['ana', 'cleo'], ['h-scan', 'h-sql', 'h-drop']),
        isolated(ROWS, { formats: { [SUB]: 'documented' } }),
      ],
    },
  },
  hints: [
    'Take away what Isolation shows, and look again. Is it the only action that reads without a key, and the table the only place?',
    'There are two ways: allow by name only what always carries a key, or ask with `Null` if the key is there.',
    'Add `"Null": { "dynamodb:LeadingKeys": "false" }` to the Condition, beside `ForAllValues`. Or list `dynamodb:GetItem`, `dynamodb:Query`, `dynamodb:PutItem` and their like in the place of `dynamodb:*`.',
  ],
  solution: {
    says: 'Only actions that carry the key are named, and the key must be there.',
    edits: [rows(WITH_KEY, { ...OWN, ...HAS_KEY })],
  },
  wrongFixes: [
    {
      says: 'Scan is forbidden; a SELECT without a key reads as much',
      edits: [
        rows('dynamodb:*', OWN, [{ Effect: 'Deny', Action: 'dynamodb:Scan', Resource: [TABLE, INDEXES] }]),
      ],
    },
    {
      says: 'Scan and SELECT are forbidden on the table, and not on its indexes',
      edits: [
        rows('dynamodb:*', OWN, [
          { Effect: 'Deny', Action: ['dynamodb:Scan', 'dynamodb:PartiQLSelect'], Resource: TABLE },
        ]),
      ],
    },
    {
      says: 'Both are forbidden everywhere; what acts on the whole table carries no key either',
      edits: [
        rows('dynamodb:*', OWN, [
          {
            Effect: 'Deny',
            Action: ['dynamodb:Scan', 'dynamodb:PartiQLSelect'],
            Resource: [TABLE, INDEXES],
          },
        ]),
      ],
    },
    {
      says: '`Null` the wrong way round: the key must be missing',
      edits: [rows('dynamodb:*', { ...OWN, Null: { 'dynamodb:LeadingKeys': 'true' } })],
    },
    {
      says: 'The key must be there and begin like one’s own: right for ids of one length alone',
      edits: [
        rows(WITH_KEY, {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': `${SUB_VARIABLE}*` },
          ...HAS_KEY,
        }),
      ],
    },
  ],
  transfer: {
    says: 'The solution is in place. Somebody liked `ForAllValues` so much that the listing of folders has it now, too: `"ForAllValues:StringLike": { "s3:prefix": "…:sub}/*" }`.',
    edits: [
      {
        document: FOLDER,
        find: '"StringLike"',
        put: '"ForAllValues:StringLike"',
      },
      {
        at: ['isolation'],
        add: {
          name: 'photos',
          objects: `arn:aws:s3:::mybucket/${SUB_VARIABLE}/*`,
          operations: ['list'],
          expect: 'isolated',
        },
      },
    ],
    questions: [
      choice(
        'What does the listing show now?',
        [
          ['One’s own folder and no other, whoever asks', isolated('photos')],
          ['Names of files of others as well', reachable('photos')],
        ],
        1,
        'A listing without a prefix carries no `s3:prefix`, so the test holds, and the whole bucket is listed. With plain `StringLike` a missing key fits nothing.',
      ),
    ],
  },
  debrief: [
    'A test that holds for a missing key holds for every request that does not carry it. Ask which those are.',
    'Do not forbid what was found: there is a next one. Allow what is needed, or ask for the key itself.',
    'Tests show the requests that somebody thought of. Isolation goes through all actions on rows, for everybody.',
    'A proof answers its question and no other: nothing was asked of the table as a whole, and `dynamodb:*` lets one delete it.',
  ],
  links: ['isolation', 'dynamodb-rows', 'condition-keys'],
}
