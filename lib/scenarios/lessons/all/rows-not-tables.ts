import { cell, choice, may, mayNot, SUB_VARIABLE, USER_ROWS } from '../parts'
import type { LessonText } from '../schema'

const READS = [
  ...['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
  ...['dynamodb:Scan', 'dynamodb:PartiQLSelect'],
]
const rows = (condition: object, actions: readonly string[] = READS) => ({
  document: USER_ROWS,
  policy: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: actions,
        Resource: 'arn:aws:dynamodb:us-east-1:123456789012:table/MyTable',
        Condition: condition,
      },
    ],
  },
})
const LEADING = { 'dynamodb:LeadingKeys': SUB_VARIABLE }

export const ROWS_NOT_TABLES: LessonText = {
  version: 1,
  id: 'rows-not-tables',
  track: 'data',
  title: 'Rows, not tables',
  minutes: 15,
  prerequisites: ['which-sub'],
  ability: 'keep people to their own rows of a table, and find the hole that a Scan leaves',
  story:
    'Everybody has rows of their own in one table; the policy tests the leading key, after AWS’s own example. A tester reports that the export button shows everybody’s rows.',
  start: {
    base: 'photo-app',
    identities: ['ana', 'ben'],
    requests: ['get-own-row', 'query-own-rows', 'get-other-row', 'scan'],
    edits: [rows({ 'ForAllValues:StringEquals': LEADING })],
  },
  predict: [
    cell(
      ['ana', 'get-other-row'],
      'Ana asks for Ben’s row by its key. Does she get it?',
      'deny',
      'The request names a leading key, and it is not Ana’s identity id.',
    ),
    cell(
      ['ana', 'scan'],
      'Ana scans the whole table. The condition tests the leading keys of the request. Is it allowed?',
      'allow',
      'A Scan names no key. “All of none” is true, so the test passes, and the Scan shows every row.',
    ),
  ],
  run: {
    says: 'Choose Ana and “Scan the whole table”, and look at what DynamoDB answers.',
    identity: 'ana',
    request: 'scan',
    step: 6,
  },
  explain: {
    says: 'Read the warning in Why. Which key does the request not carry?',
    questions: [
      choice(
        'Who gets everybody’s rows with a Scan?',
        [
          ['Ana alone', mayNot(['ben'], ['scan'])],
          ['Everybody who has this role', may(['ana', 'ben'], ['scan'])],
          ['Nobody: the condition fails', mayNot(['ana', 'ben'], ['scan'])],
        ],
        1,
        'The condition holds nobody back from a request without a key. The policy is the same for all.',
      ),
    ],
  },
  fix: {
    says: 'Close the hole. Reading one’s own rows must keep working.',
    mayEdit: [USER_ROWS],
    goals: [
      may(['ana', 'ben'], ['get-own-row', 'query-own-rows']),
      mayNot(['ana', 'ben'], ['get-other-row', 'scan']),
    ],
    hidden: {
      says: 'Batches with a foreign row are denied, and so is SQL without a key',
      edits: [
        {
          at: ['requests'],
          add: {
            id: 'h-batch',
            name: 'Get own and another’s row in a batch',
            service: 'dynamodb',
            operation: 'BatchGetItem',
            requestItems: { MyTable: { keys: [{ userId: '{{self}}' }, { userId: '{{other}}' }] } },
          },
        },
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
      ],
      goals: [mayNot(['ana', 'ben'], ['h-batch', 'h-sql']), may(['ben'], ['get-own-row'])],
    },
  },
  hints: [
    'The test is right for requests that name a key. What about those that name none?',
    'A second test in the same Condition can ask if the key is there at all: the operator is `Null`.',
    'Add `"Null": { "dynamodb:LeadingKeys": "false" }` to the Condition: the key must not be missing.',
  ],
  solution: {
    says: 'The key must be there, and every value must be one’s own.',
    edits: [rows({ 'ForAllValues:StringEquals': LEADING, Null: { 'dynamodb:LeadingKeys': 'false' } })],
  },
  wrongFixes: [
    {
      says: 'Any value instead of all',
      edits: [rows({ 'ForAnyValue:StringEquals': LEADING })],
    },
    {
      says: 'Only Scan is taken away',
      edits: [
        rows(
          { 'ForAllValues:StringEquals': LEADING },
          READS.filter((action) => action !== 'dynamodb:Scan'),
        ),
      ],
    },
  ],
  transfer: {
    says: 'The solution is in place. The team now writes rows with keys such as `IDENTITY#photo-1`.',
    edits: [
      {
        at: ['requests', 'get-own-row', 'key'],
        value: { userId: '{{self}}#photo-1' },
      },
    ],
    questions: [
      cell(
        ['ana', 'get-own-row'],
        'Does Ana reach a row whose key begins with her identity id and goes on?',
        'deny',
        'The whole key is compared, not its beginning. `ForAllValues:StringLike` with `…:sub}#*` would allow it.',
      ),
    ],
  },
  debrief: [
    '`ForAllValues` is true when there is no value at all. Wherever it decides, ask what happens when the key is missing.',
    'Either name only actions that always carry the key, or test with `Null` that it is there.',
    '`ForAnyValue` is no remedy: one row of one’s own in a batch would open all others.',
  ],
  links: ['dynamodb-rows', 'condition-keys', 'isolation'],
}
