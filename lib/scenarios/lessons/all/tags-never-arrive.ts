import { cell, choice, may, mayNot } from '../parts'
import type { LessonText } from '../schema'

const TRUST = 'roles/TenantUser/trust-policy'
const FOLDER = 'roles/TenantUser/policies/TenantFolder'
const TENANT = '${aws:PrincipalTag/tenant}'

export const TAGS_NEVER_ARRIVE: LessonText = {
  version: 1,
  id: 'tags-never-arrive',
  track: 'claims',
  title: 'Tags that never arrive',
  minutes: 15,
  prerequisites: ['my-folder-only', 'wrong-audience'],
  ability: 'carry a claim of the sign-in into a policy as a session tag, without a leak between customers',
  story:
    'Each customer should reach the folder with their name. The pool maps the claim to the tag “tenant”, the policy uses the tag, and since then nobody can sign in.',
  start: {
    base: 'multi-tenant-saas',
    identities: ['ada', 'zoe'],
    requests: ['get-acme', 'get-zenith'],
    edits: [
      {
        document: TRUST,
        find: '["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]',
        put: '"sts:AssumeRoleWithWebIdentity"',
      },
      { document: FOLDER, find: `saas-data/${TENANT}/*`, put: `saas-data/${TENANT}*` },
    ],
  },
  predict: [
    cell(
      ['ada', 'get-acme'],
      'Ada belongs to Acme. The tag is mapped, the policy allows `acme`. Does she get Acme’s report?',
      'deny',
      'The pool sends the tag along, and the role does not allow that: without `sts:TagSession` the whole call is refused.',
    ),
  ],
  run: {
    says: 'Look at steps 3 and 4 for Ada. What does the pool send along, and what is refused?',
    identity: 'ada',
    request: 'get-acme',
    step: 4,
  },
  explain: {
    says: 'Step 4 tells which action the trust policy does not allow.',
    questions: [
      choice(
        'Which document stops Ada?',
        [
          [
            'TenantFolder: it does not know the tag',
            { kind: 'decided-by', identity: 'ada', step: 4, document: FOLDER },
          ],
          [
            'The trust policy of TenantUser',
            { kind: 'decided-by', identity: 'ada', step: 4, document: TRUST },
          ],
          ['None: the claim is missing in the token', { kind: 'stops', identity: 'ada', step: 2 }],
        ],
        1,
        'A session with tags is two questions to the trust policy: may it have the role, and may it bring tags?',
      ),
    ],
  },
  fix: {
    says: 'Let the tag arrive. Then look closely at the folder: one customer’s name may begin like another’s.',
    mayEdit: [TRUST, FOLDER],
    goals: [
      { kind: 'key', identity: 'ada', key: 'aws:PrincipalTag/tenant', value: 'acme' },
      may(['ada'], ['get-acme']),
      may(['zoe'], ['get-zenith']),
      mayNot(['ada'], ['get-zenith']),
      mayNot(['zoe'], ['get-acme']),
    ],
    hidden: {
      says: 'Acme Labs is another customer, and somebody without a customer reaches nothing',
      edits: [
        ...[
          { id: 'lou', name: 'Lou of Acme Labs', custom: { tenant: 'acme-labs' }, digit: 'b' },
          { id: 'nemo', name: 'Nemo, of no customer', digit: 'd' },
        ].map(({ digit, ...person }) => ({
          at: ['identities'],
          add: {
            kind: 'user-pool-user',
            userPool: 'us-east-1_Tenants01',
            username: person.id,
            sub: `${digit.repeat(8)}-aaaa-4aaa-8aaa-${digit.repeat(12)}`,
            identityId: `us-east-1:${digit.repeat(8)}-0000-4000-8000-${digit.repeat(12)}`,
            ...person,
          },
        })),
        {
          at: ['requests'],
          add: {
            id: 'h-labs',
            name: 'Get the report of acme-labs',
            service: 's3',
            operation: 'GetObject',
            bucket: 'saas-data',
            key: 'acme-labs/report.txt',
          },
        },
      ],
      goals: [
        may(['lou'], ['h-labs']),
        mayNot(['lou'], ['get-acme']),
        mayNot(['ada', 'zoe'], ['h-labs']),
        mayNot(['nemo'], ['get-acme', 'get-zenith', 'h-labs']),
      ],
    },
  },
  hints: [
    'Step 4 names an action besides `sts:AssumeRoleWithWebIdentity`.',
    'Allow `sts:TagSession` in the trust policy. Then try for whom `acme*` fits besides Acme.',
    `The resource is \`arn:aws:s3:::saas-data/${TENANT}/*\`: the slash ends the name.`,
  ],
  solution: {
    says: 'The role takes tags, and the folder ends with a slash.',
    edits: [
      {
        document: TRUST,
        find: '"sts:AssumeRoleWithWebIdentity"',
        put: '["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]',
      },
      { document: FOLDER, find: `saas-data/${TENANT}*`, put: `saas-data/${TENANT}/*` },
    ],
  },
  wrongFixes: [
    {
      says: 'Only the tag: the slash is still missing',
      edits: [
        {
          document: TRUST,
          find: '"sts:AssumeRoleWithWebIdentity"',
          put: '["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]',
        },
      ],
    },
    {
      says: 'The policy without the tag, and the map taken away',
      edits: [
        { at: ['identityPool', 'principalTagMaps'], remove: true },
        { document: FOLDER, find: `saas-data/${TENANT}*`, put: 'saas-data/*' },
      ],
    },
  ],
  transfer: {
    says: 'The solution is in place. Zoe has signed up without a customer: her token carries no `custom:tenant`.',
    edits: [{ at: ['identities', 'zoe', 'custom'], remove: true }],
    questions: [
      choice(
        'What becomes of Zoe?',
        [
          ['She gets no credentials', { kind: 'role', identity: 'zoe', role: null }],
          [
            'She gets the role, and reaches no customer’s data',
            { kind: 'key', identity: 'zoe', key: 'aws:PrincipalTag/tenant', value: null },
          ],
          ['She reaches every customer’s data', may(['zoe'], ['get-acme', 'get-zenith'])],
        ],
        1,
        'A claim that is missing sets no tag, and that is no error. A variable without a value makes the resource fit nothing.',
      ),
    ],
  },
  debrief: [
    'Attributes for access control need `sts:TagSession` in the trust policy of every role that the pool gives out.',
    'End a name in a pattern with the character that ends it in the data: here the slash.',
    'Map only claims that users cannot write themselves.',
  ],
  links: ['roles-and-role-mapping', 'policy-variables', 'isolation'],
}
