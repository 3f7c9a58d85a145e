import { cell, choice, may, mayNot } from '../parts'
import type { LessonText } from '../schema'

const LOOK_UP = 'roles/Colleague/policies/LookUp'
const lookUp = (condition: object | null) => ({
  document: LOOK_UP,
  policy: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'dynamodb:GetItem',
        Resource: 'arn:aws:dynamodb:us-east-1:111122223333:table/Staff',
        ...(condition && { Condition: condition }),
      },
    ],
  },
})
const COLUMNS = { 'dynamodb:Attributes': ['staffId', 'displayName', 'phone'] }

export const COLUMNS_NOT_ROWS: LessonText = {
  version: 1,
  id: 'columns-not-rows',
  track: 'data',
  title: 'Columns, not rows',
  minutes: 12,
  prerequisites: ['rows-not-tables'],
  ability: 'let people read some columns of a table and keep the others from them',
  story:
    'The staff directory shows names and phone numbers. The salary stands in the same row, and the app politely does not ask for it.',
  start: { base: 'staff-directory', edits: [lookUp(null)] },
  predict: [
    cell(
      ['nina', 'read-salary'],
      'Nina changes one word in her browser and asks for Omar’s salary. Does she get it?',
      'allow',
      'What the app does not ask for is not protected. The policy allows the whole row.',
    ),
  ],
  run: {
    says: 'Look at the answers: what does DynamoDB give when a request names columns, and what when it names none?',
    identity: 'nina',
    request: 'read-all',
    step: 6,
  },
  explain: {
    says: 'Choose “Read the whole row”. What stands in `dynamodb:Attributes` when a request names no column?',
    questions: [
      choice(
        'Which of the three requests is denied at the start?',
        [
          ['“Read name and salary”', mayNot(['nina'], ['read-salary'])],
          ['“Read the whole row”', mayNot(['nina'], ['read-all'])],
          ['None of them', may(['nina'], ['read-phone', 'read-salary', 'read-all'])],
        ],
        2,
        'The statement has no condition. The columns of a request can be told from `dynamodb:Attributes` and `dynamodb:Select`.',
      ),
    ],
  },
  fix: {
    says: 'Names and phone numbers for everybody, salaries for nobody.',
    mayEdit: [LOOK_UP],
    goals: [may(['nina', 'omar'], ['read-phone']), mayNot(['nina', 'omar'], ['read-salary', 'read-all'])],
    hidden: {
      says: 'Other ways to ask for the whole row, and for a single column, are judged alike',
      edits: [
        ...[
          { id: 'h-name', projectionExpression: 'displayName' },
          { id: 'h-sneaky', projectionExpression: 'displayName, #s', names: { '#s': 'salary' } },
        ].map(({ id, projectionExpression, names }) => ({
          at: ['requests'],
          add: {
            id,
            name: `Read ${projectionExpression}`,
            service: 'dynamodb',
            operation: 'GetItem',
            table: 'Staff',
            key: { staffId: 'nina' },
            projectionExpression,
            ...(names && { expressionAttributeNames: names }),
          },
        })),
      ],
      goals: [may(['nina', 'omar'], ['h-name']), mayNot(['nina', 'omar'], ['h-sneaky', 'read-all'])],
    },
  },
  hints: [
    'The key `dynamodb:Attributes` holds the columns that a request names, the key of the row among them.',
    'Test with `ForAllValues:StringEquals` that every named column is one of the harmless ones. Then look at “Read the whole row” again.',
    'A request that names no column asks for all. `dynamodb:Select` must be `SPECIFIC_ATTRIBUTES`.',
  ],
  solution: {
    says: 'Only these columns, and the request must say which.',
    edits: [
      lookUp({
        'ForAllValues:StringEquals': COLUMNS,
        StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
      }),
    ],
  },
  wrongFixes: [
    { says: 'Only the columns', edits: [lookUp({ 'ForAllValues:StringEquals': COLUMNS })] },
    {
      says: 'Any harmless column will do',
      edits: [
        lookUp({
          'ForAnyValue:StringEquals': COLUMNS,
          StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
        }),
      ],
    },
    {
      says: 'The key of the row is forgotten',
      edits: [
        lookUp({
          'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['displayName', 'phone'] },
          StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
        }),
      ],
    },
  ],
  transfer: {
    says: 'The solution is in place. The app is to show room numbers as well: it asks for `displayName, phone, room`.',
    edits: [{ at: ['requests', 'read-phone', 'projectionExpression'], value: 'displayName, phone, room' }],
    questions: [
      cell(
        ['nina', 'read-phone'],
        'Does the new request work?',
        'deny',
        'One column that is not in the list is enough: all of them must be.',
      ),
    ],
  },
  debrief: [
    'What an app does not show is not protected. Only the policy is.',
    '`dynamodb:Attributes` holds what the request names, never what the answer contains.',
    'A request without column names asks for everything: `dynamodb:Select` has to rule that out.',
  ],
  links: ['dynamodb-rows', 'condition-keys'],
}
