import { cell, choice, may, mayNot } from '../parts'
import type { LessonText } from '../schema'

const LAKE = 'buckets/data-lake/policy'
const READ_DATA = 'roles/Analyst/policies/ReadData'
const lake = (principal: unknown, resource = 'arn:aws:s3:::data-lake/sales/*') => ({
  document: LAKE,
  policy: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 's3:GetObject', Resource: resource }],
  },
})

export const BUCKET_SAYS_NO: LessonText = {
  version: 1,
  id: 'bucket-says-no',
  track: 'boundaries',
  title: 'The bucket says no',
  minutes: 15,
  prerequisites: ['list-is-not-get'],
  ability: 'name what denies a request, and say which denials only the owner of the bucket can lift',
  story:
    'Three files, three times AccessDenied. One of them Ivy needs today: the sales of the data lake, which belongs to another account. Her role allows it.',
  start: { base: 'data-lake', edits: [lake({ AWS: 'arn:aws:iam::111122223333:role/Reporting' })] },
  predict: [
    cell(
      ['ivy', 'get-sales'],
      'Ivy’s role allows the sales of the lake, in another account. The lake’s policy names a role that is not hers. Does she get them?',
      'deny',
      'Across accounts both must allow: the role’s policy, and the bucket’s policy.',
    ),
    cell(
      ['ivy', 'get-news'],
      'The news lie in a bucket of Ivy’s own account, and its policy does not mention her. Does she get them?',
      'allow',
      'Within one account it is enough that one of the two allows and none forbids.',
    ),
  ],
  run: {
    says: 'Choose Ivy’s three denied requests, one after the other, and read what denied each.',
    identity: 'ivy',
    request: 'get-salaries',
    step: 6,
  },
  explain: {
    says: 'A denial is either a statement that forbids, or the lack of one that allows. And somebody has to say it.',
    questions: [
      choice(
        'Why does Ivy not get the salaries?',
        [
          [
            'Her role does not allow it',
            mayNot(['ivy'], ['get-salaries'], { deniedBy: 'identity', isExplicit: false }),
          ],
          [
            'The bucket’s policy forbids it to everybody',
            mayNot(['ivy'], ['get-salaries'], { deniedBy: 'resource', isExplicit: true }),
          ],
          [
            'The bucket’s policy does not name her',
            mayNot(['ivy'], ['get-salaries'], { deniedBy: 'resource', isExplicit: false }),
          ],
        ],
        1,
        'An explicit deny wins over every allow. No change of Ivy’s role could lift it.',
      ),
      choice(
        'And the sales of the lake?',
        [
          [
            'Her role does not allow it',
            mayNot(['ivy'], ['get-sales'], { deniedBy: 'identity', isExplicit: false }),
          ],
          [
            'The lake’s policy forbids it',
            mayNot(['ivy'], ['get-sales'], { deniedBy: 'resource', isExplicit: true }),
          ],
          [
            'The lake’s policy does not allow it to her role',
            mayNot(['ivy'], ['get-sales'], { deniedBy: 'resource', isExplicit: false }),
          ],
        ],
        2,
        'Nothing forbids it, and her role allows it. The other account has to say yes, too.',
      ),
    ],
  },
  fix: {
    says: 'Open the sales of the lake for Ivy’s role, by the lake’s policy alone. The salaries and the raw events stay closed.',
    mayEdit: [LAKE],
    goals: [
      may(['ivy'], ['get-sales', 'get-news']),
      mayNot(['ivy'], ['get-salaries', 'get-raw']),
      mayNot(['guest'], ['get-sales', 'get-salaries', 'get-raw']),
    ],
    hidden: {
      says: 'Another role that allows itself everything still reads nothing of the lake',
      edits: [
        {
          document: 'roles/Visitor/policies/ReadNews',
          policy: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::*/*' }],
          },
        },
      ],
      goals: [mayNot(['guest'], ['get-sales', 'get-raw', 'get-salaries']), may(['ivy'], ['get-sales'])],
    },
  },
  hints: [
    'Whom does the lake’s policy name, and who asks?',
    'The principal is the role that Ivy’s session stands for: its ARN is shown at step 4.',
    'Put `arn:aws:iam::111122223333:role/Analyst` in the place of the role Reporting.',
  ],
  solution: {
    says: 'The lake names the role that asks.',
    edits: [lake({ AWS: 'arn:aws:iam::111122223333:role/Analyst' })],
  },
  wrongFixes: [
    { says: 'Everybody', edits: [lake('*')] },
    { says: 'The whole account', edits: [lake({ AWS: 'arn:aws:iam::111122223333:root' })] },
    {
      says: 'The whole lake',
      edits: [lake({ AWS: 'arn:aws:iam::111122223333:role/Analyst' }, 'arn:aws:s3:::data-lake/*')],
    },
  ],
  transfer: {
    says: 'The solution is in place. Now the statement about the lake is taken out of Ivy’s role: “the lake allows it anyway”.',
    edits: [
      {
        document: READ_DATA,
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::team-files/*' }],
        },
      },
    ],
    questions: [
      cell(
        ['ivy', 'get-sales'],
        'Does Ivy still get the sales?',
        'deny',
        'Across accounts neither side can speak for the other: the role must allow it, and the bucket must.',
      ),
    ],
  },
  debrief: [
    'Within an account one allow is enough; across accounts each side has to allow.',
    'An explicit deny wins, wherever it stands.',
    'Naming the account instead of the role hands the decision to whoever writes policies there.',
  ],
  links: ['errors', 's3-folders', 'isolation'],
}
