import { cell, choice, isolated, may, mayNot, reachable } from '../parts'
import type { LessonText } from '../schema'

const FOLDER = 'roles/TenantUser/policies/TenantFolder'
const TENANT = '${aws:PrincipalTag/tenant}'
const TAG = 'aws:PrincipalTag/tenant'
const FOLDERS = 'customer folders'

const folder = (objects: string, prefix: string, more: readonly object[] = []) => ({
  document: FOLDER,
  policy: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: `arn:aws:s3:::saas-data/${objects}`,
      },
      {
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Resource: 'arn:aws:s3:::saas-data',
        Condition: { StringLike: { 's3:prefix': prefix } },
      },
      ...more,
    ],
  },
})

export const MISSING_SLASH: LessonText = {
  version: 1,
  id: 'missing-slash',
  track: 'proof',
  title: 'The missing slash',
  minutes: 15,
  prerequisites: ['tags-never-arrive'],
  ability: 'prove that no customer reaches another’s folder, also of those who have not signed up yet',
  story:
    'Every customer has a folder, named by a tag. A colleague has tried all customers that there are, and every cell of the table is right. Next week new ones sign up, with names that nobody knows yet: small letters, digits and dashes. New in this lesson: the question is asked for all of them at once, and the answer is a proof or a way through.',
  start: {
    base: 'multi-tenant-saas',
    identities: ['ada', 'zoe'],
    requests: ['get-acme', 'get-zenith', 'list-acme'],
    edits: [
      folder(`${TENANT}*`, `${TENANT}*`),
      {
        at: ['isolation'],
        value: [
          {
            name: FOLDERS,
            objects: `arn:aws:s3:::saas-data/${TENANT}/*`,
            operations: ['read', 'write', 'list'],
            formats: { [TAG]: 'dashes' },
            expect: 'isolated',
          },
        ],
      },
    ],
  },
  predict: [
    cell(
      ['ada', 'get-zenith'],
      `Ada belongs to \`acme\`. The policy allows \`saas-data/${TENANT}*\`. Does she get Zenith’s report?`,
      'deny',
      'In her session the pattern is `saas-data/acme*`, and Zenith’s report begins otherwise.',
    ),
    choice(
      'Every cell of the table is right. Is the policy right for all customers that may yet come?',
      [
        ['Yes: the name of a customer is in every path', isolated(FOLDERS)],
        ['No: some customer will read another’s folder', reachable(FOLDERS, { operations: ['read'] })],
      ],
      1,
      'The table shows two customers whose names begin differently. That says nothing of those with names that begin alike.',
    ),
  ],
  run: {
    says: 'Look at the table: all is as it should be. Now look at Isolation, which knows no Ada and no Zoe. Who reads whose folder there?',
    identity: 'ada',
    request: 'get-acme',
    step: 6,
  },
  explain: {
    says: 'Compare the names of the two in Isolation: who asks, and whose it is. What does one name have to do with the other? In the whole view you can try other kinds of names.',
    questions: [
      choice(
        'For which names would the policy be right as it stands, without a slash?',
        [
          [
            'For names of letters alone, without dashes',
            isolated(FOLDERS, { formats: { [TAG]: 'letters' } }),
          ],
          [
            'For names that all have the same length, as UUIDs do',
            isolated(FOLDERS, { formats: { [TAG]: 'region-uuid' } }),
          ],
          ['For no names at all', reachable(FOLDERS, { formats: { [TAG]: 'region-uuid' } })],
        ],
        1,
        'It leaks when one name is the beginning of another: `a` and `aa`, `acme` and `acme-eu`. Among names of one length there are no two such.',
      ),
    ],
  },
  fix: {
    says: 'Mend the policy so that the proof succeeds. Reading, writing and listing one’s own folder must keep working.',
    mayEdit: [FOLDER],
    goals: [
      may(['ada'], ['get-acme', 'list-acme']),
      may(['zoe'], ['get-zenith']),
      mayNot(['zoe'], ['get-acme', 'list-acme']),
      isolated(FOLDERS),
    ],
    hidden: {
      says: 'Acme EU signs up and works, and names with other signs than dashes are kept apart, too',
      edits: [
        {
          at: ['identities'],
          add: {
            kind: 'user-pool-user',
            id: 'lou',
            name: 'Lou of Acme EU',
            userPool: 'us-east-1_Tenants01',
            username: 'lou',
            sub: 'bbbbbbbb-aaaa-4aaa-8aaa-bbbbbbbbbbbb',
            identityId: 'us-east-1:bbbbbbbb-0000-4000-8000-bbbbbbbbbbbb',
            custom: { tenant: 'acme-eu' },
          },
        },
        {
          at: ['buckets', 'saas-data', 'objects'],
          add: { key: 'acme-eu/report.txt', body: 'Figures of Acme EU' },
        },
        {
          at: ['requests'],
          add: {
            id: 'h-eu',
            name: 'Get the report of acme-eu',
            service: 's3',
            operation: 'GetObject',
            bucket: 'saas-data',
            key: 'acme-eu/report.txt',
          },
        },
      ],
      goals: [
        may(['lou'], ['h-eu']),
        mayNot(['ada', 'zoe'], ['h-eu']),
        mayNot(['lou'], ['get-acme']),
        isolated(FOLDERS, { formats: { [TAG]: 'no-slash' } }),
      ],
    },
  },
  hints: [
    'Take the two names in Isolation and put each into the pattern by hand. Where does the first name end in the path?',
    'A name in a pattern has to end with the character that ends it in the data, and that no name can hold.',
    `Write \`saas-data/${TENANT}/*\` for the objects. The prefix of the listing needs its slash as well: \`${TENANT}/*\`.`,
  ],
  solution: {
    says: 'A slash ends the name, in the objects and in the prefix of the listing.',
    edits: [folder(`${TENANT}/*`, `${TENANT}/*`)],
  },
  wrongFixes: [
    {
      says: 'The one pair that was found is forbidden by name',
      edits: [
        folder(`${TENANT}*`, `${TENANT}/*`, [
          {
            Effect: 'Deny',
            Action: 's3:*',
            Resource: 'arn:aws:s3:::saas-data/acme-eu/*',
            Condition: { StringEquals: { [TAG]: 'acme' } },
          },
        ]),
      ],
    },
    {
      says: 'Names that go on with a dash are forbidden',
      edits: [
        folder(`${TENANT}*`, `${TENANT}/*`, [
          { Effect: 'Deny', Action: 's3:*', Resource: `arn:aws:s3:::saas-data/${TENANT}-*` },
        ]),
      ],
    },
    {
      says: 'A slash for the objects, and none for the listing',
      edits: [folder(`${TENANT}/*`, `${TENANT}*`)],
    },
  ],
  transfer: {
    says: `The solution is in place. Exports go to a bucket of their own, with a dash behind the name: \`saas-exports/acme-2026.csv\`. The policy allows \`saas-exports/${TENANT}-*\`.`,
    edits: [
      {
        at: ['buckets'],
        add: { name: 'saas-exports', objects: [{ key: 'acme-2026.csv', body: 'Figures' }] },
      },
      folder(`${TENANT}/*`, `${TENANT}/*`, [
        { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::saas-exports/${TENANT}-*` },
      ]),
      {
        at: ['isolation'],
        add: {
          name: 'exports',
          objects: `arn:aws:s3:::saas-exports/${TENANT}-*`,
          operations: ['read'],
          formats: { [TAG]: 'dashes' },
          expect: 'isolated',
        },
      },
    ],
    questions: [
      choice(
        'For which names are the exports kept apart?',
        [
          ['For all names of letters, digits and dashes: the dash ends the name', isolated('exports')],
          [
            'For names of letters and digits, and not for those with a dash',
            isolated('exports', { formats: { [TAG]: 'letters-digits' } }),
          ],
          ['For no names', reachable('exports', { formats: { [TAG]: 'letters-digits' } })],
        ],
        1,
        '`acme-eu-2026.csv` begins with `acme-`, too. A dash ends a name only where no name holds one.',
      ),
      choice(
        'From tomorrow a customer may have any name that a tag takes. Are the folders with their slash still kept apart?',
        [
          ['Yes: the slash ends the name', isolated(FOLDERS, { formats: { [TAG]: 'any' } })],
          ['No', reachable(FOLDERS, { formats: { [TAG]: 'any' } })],
        ],
        1,
        'A tag may hold a slash: `acme/eu` lies in the folder of `acme`. The proof rests on names without slashes, so the sign-up has to see to it.',
      ),
    ],
  },
  debrief: [
    'A table shows the people whom you thought of. A proof speaks of all there could be, or shows two for whom it fails.',
    'End a name in a pattern with a character that no name can hold, and check names where they are chosen.',
    'Read on what a proof rests: the same policy is right for ids of one length, and wrong for names.',
  ],
  links: ['isolation', 's3-folders', 'policy-variables'],
}
