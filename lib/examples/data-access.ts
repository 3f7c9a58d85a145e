import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { allow, cell, deny, replacing } from './changes'
import type { Example } from './types'

const FOLDER = 'roles/PhotoAppUser/policies/S3UserFolder'
const ROWS = 'roles/PhotoAppUser/policies/DynamoDBUserRows'
const OWN = '${cognito-identity.amazonaws.com:sub}'
const LEADING_KEYS = `"ForAllValues:StringEquals": {
          "dynamodb:LeadingKeys": ["${OWN}"]
        }`
const TABLE = 'arn:aws:dynamodb:us-east-1:123456789012:table/MyTable'

/** Folders of S3 and rows of DynamoDB. */
export const DATA_ACCESS: readonly Example[] = [
  {
    id: 's3-folder',
    title: 'A folder of one’s own',
    says: 'The first statement is about listing, the second about the objects themselves.',
    design: DEFAULT_DESIGN,
    edits: FOLDER,
    shows: [
      cell('ana', 'list-own'),
      cell('ana', 'list-all'),
      cell('ana', 'list-look-alike'),
      cell('ana', 'get-own'),
      cell('ana', 'put-own'),
      cell('ana', 'get-other'),
    ],
    states: [allow('statement 1'), deny(), deny(), allow('statement 2'), allow(), deny()],
    tries: [
      {
        name: 'Take away the slash',
        change: replacing(FOLDER, `"${OWN}/*"]`, `"${OWN}*"]`),
        states: [allow(), deny(), allow(), allow(), allow(), deny()],
      },
      {
        name: 'Forget the prefix condition',
        change: replacing(
          FOLDER,
          `,
      "Condition": {
        "StringLike": {
          "s3:prefix": ["${OWN}/*"]
        }
      }`,
          '',
        ),
        states: [allow(), allow(), allow(), allow(), allow(), deny()],
      },
      {
        name: 'List on the objects’ ARN',
        change: replacing(FOLDER, '["arn:aws:s3:::mybucket"]', '["arn:aws:s3:::mybucket/*"]'),
        states: [deny(), deny(), deny(), allow(), allow(), deny()],
      },
      {
        name: 'Open the whole bucket',
        change: replacing(FOLDER, `mybucket/${OWN}/*`, 'mybucket/*'),
        states: [allow(), deny(), deny(), allow(), allow(), allow()],
      },
    ],
  },
  {
    id: 'dynamodb-rows',
    title: 'Rows of one’s own',
    says: 'The condition looks at the partition keys that a request names. Watch what happens to a request that names none.',
    design: DEFAULT_DESIGN,
    edits: ROWS,
    shows: [
      cell('ana', 'get-own-row'),
      cell('ana', 'query-own-rows'),
      cell('ana', 'put-own-row'),
      cell('ana', 'get-other-row'),
      cell('ana', 'scan'),
    ],
    states: [allow('DynamoDBUserRows'), allow(), allow(), deny(), deny()],
    tries: [
      {
        name: 'Also allow Scan',
        change: replacing(ROWS, '"dynamodb:Query"', '"dynamodb:Query", "dynamodb:Scan"'),
        states: [allow(), allow(), allow(), deny(), allow('does not hold this request back')],
      },
      {
        name: 'Allow Scan, with a Null test',
        change: (design) =>
          replacing(
            ROWS,
            LEADING_KEYS,
            `${LEADING_KEYS},
        "Null": { "dynamodb:LeadingKeys": "false" }`,
          )(replacing(ROWS, '"dynamodb:Query"', '"dynamodb:Query", "dynamodb:Scan"')(design)),
        states: [allow(), allow(), allow(), deny(), deny()],
      },
      {
        name: 'Forget the condition',
        change: replacing(
          ROWS,
          `,
      "Condition": {
        ${LEADING_KEYS}
      }`,
          '',
        ),
        states: [allow(), allow(), allow(), allow(), deny()],
      },
      {
        name: 'Name another table',
        change: replacing(ROWS, TABLE, `${TABLE}2`),
        states: [deny(), deny(), deny(), deny(), deny()],
      },
    ],
  },
  {
    id: 'whole-project',
    title: 'The project, ready to change',
    says: 'The access policy of signed-in users for S3. Open the playground for all the other policies.',
    design: DEFAULT_DESIGN,
    edits: FOLDER,
    shows: [
      cell('ana', 'list-own'),
      cell('ana', 'get-own'),
      cell('ana', 'get-other'),
      cell('ben', 'get-own'),
      cell('guest', 'get-public'),
      cell('guest', 'get-own'),
      cell('ana', 'get-public'),
    ],
    states: [allow(), allow(), deny(), allow(), allow(), deny(), deny()],
    tries: [
      {
        name: 'Add the public folder',
        change: replacing(
          FOLDER,
          `"arn:aws:s3:::mybucket/${OWN}/*"`,
          `"arn:aws:s3:::mybucket/${OWN}/*", "arn:aws:s3:::mybucket/public/*"`,
        ),
        states: [allow(), allow(), deny(), allow(), allow(), deny(), allow()],
      },
      {
        name: 'Take the policy’s Version away',
        change: replacing(FOLDER, '"Version": "2012-10-17",', '"Version": "2008-10-17",'),
        states: [deny(), deny(), deny(), deny(), allow(), deny(), deny()],
      },
    ],
  },
]
