import type { Design } from '@/lib/design'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { allow, both, cell, deny, passed, refused, replacing, step, withIdentity, withPool } from './changes'
import type { Example } from './types'

const MAPPING_KEY = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Photo1234:6jk8ltokc7ac9es6jrtg9q572f'
const GUEST_READ = 'roles/PhotoAppGuest/policies/S3PublicRead'

const policy = (statement: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] }, null, 2)

/** Three people and a role for administrators, given by a rule about one claim. */
const WITH_ADMINS: Design = {
  ...DEFAULT_DESIGN,
  name: 'A role for administrators',
  description: 'A rule of the role mapping gives administrators a role of their own.',
  identityPool: {
    ...DEFAULT_DESIGN.identityPool,
    roleMappings: {
      [MAPPING_KEY]: {
        type: 'Rules',
        ambiguousRoleResolution: 'AuthenticatedRole',
        rules: [{ claim: 'cognito:groups', matchType: 'Contains', value: 'admins', role: 'PhotoAppAdmin' }],
      },
    },
  },
  providers: DEFAULT_DESIGN.providers.map((provider) =>
    provider.kind === 'user-pool' ? { ...provider, groups: [{ name: 'admins', precedence: 1 }] } : provider,
  ),
  roles: [
    ...DEFAULT_DESIGN.roles,
    {
      name: 'PhotoAppAdmin',
      path: '/',
      trustPolicy: DEFAULT_DESIGN.roles[0]?.trustPolicy ?? '',
      policies: [
        {
          name: 'WholeBucket',
          text: policy({ Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::mybucket/*' }),
        },
      ],
    },
  ],
  identities: DEFAULT_DESIGN.identities.map((identity) =>
    identity.id === 'ben' && identity.kind === 'user-pool-user'
      ? { ...identity, groups: ['admins'] }
      : identity,
  ),
}

/** Guests ask for an object, an encryption key and a parameter. */
const GUEST_REACH: Design = {
  ...DEFAULT_DESIGN,
  name: 'What guests can reach',
  description: 'The role of guests allows three services; two session policies narrow it.',
  roles: DEFAULT_DESIGN.roles.map((role) =>
    role.name === 'PhotoAppGuest'
      ? {
          ...role,
          policies: [
            {
              name: 'S3PublicRead',
              text: policy({
                Action: ['s3:GetObject', 'ssm:GetParameter', 'polly:SynthesizeSpeech'],
                Resource: '*',
              }),
            },
          ],
        }
      : role,
  ),
  requests: [
    ...DEFAULT_DESIGN.requests.filter(({ id }) => id === 'get-public'),
    {
      id: 'speak',
      name: 'Have a text spoken',
      service: 'other',
      action: 'polly:SynthesizeSpeech',
      resource: '*',
      context: {},
    },
    {
      id: 'get-parameter',
      name: 'Read a parameter',
      service: 'other',
      action: 'ssm:GetParameter',
      resource: 'arn:aws:ssm:us-east-1:123456789012:parameter/public/theme',
      context: {},
    },
  ],
}

/** Roles by rules, sessions that are narrower than their role, and mistakes that open a door. */
export const ROLES_AND_SESSIONS: readonly Example[] = [
  {
    id: 'role-mapping',
    title: 'Who gets which role?',
    says: 'The pool gives everybody who signs in the role PhotoAppUser, except members of the group admins. Ben is one. The policy is that of the administrators’ role.',
    design: WITH_ADMINS,
    edits: 'roles/PhotoAppAdmin/policies/WholeBucket',
    shows: [
      step('ana', 3),
      step('ben', 3),
      step('guest', 3),
      cell('ana', 'get-other'),
      cell('ben', 'get-other'),
    ],
    states: [passed('PhotoAppUser'), passed('Rule 1'), passed('PhotoAppGuest'), deny(), allow('WholeBucket')],
    tries: [
      {
        name: 'Refuse whoever matches no rule',
        change: withPool({
          roleMappings: {
            [MAPPING_KEY]: {
              type: 'Rules',
              ambiguousRoleResolution: 'Deny',
              rules: [
                { claim: 'cognito:groups', matchType: 'Contains', value: 'admins', role: 'PhotoAppAdmin' },
              ],
            },
          },
        }),
        states: [refused('No rule matches'), passed('Rule 1'), passed(), deny(), allow()],
      },
      {
        name: 'Take all rules away',
        change: withPool({ roleMappings: {} }),
        states: [passed('PhotoAppUser'), passed('PhotoAppUser'), passed(), deny(), deny()],
      },
    ],
  },
  {
    id: 'promote-yourself',
    title: 'A rule that trusts the wrong claim',
    says: 'The rule gives the administrators’ role to whoever has `admin` in a custom attribute. This app lets people write that attribute, and Ana did.',
    design: {
      ...withIdentity('ana', { custom: { level: 'admin' } })(WITH_ADMINS),
      name: 'A rule about a custom attribute',
      identityPool: {
        ...WITH_ADMINS.identityPool,
        roleMappings: {
          [MAPPING_KEY]: {
            type: 'Rules',
            ambiguousRoleResolution: 'AuthenticatedRole',
            rules: [{ claim: 'custom:level', matchType: 'Equals', value: 'admin', role: 'PhotoAppAdmin' }],
          },
        },
      },
    },
    edits: 'roles/PhotoAppAdmin/policies/WholeBucket',
    shows: [step('ana', 3), cell('ana', 'get-own'), cell('ana', 'get-other')],
    states: [passed('Rule 1'), allow('WholeBucket'), allow('WholeBucket')],
    tries: [
      {
        name: 'Let the rule ask for a group',
        change: withPool({ roleMappings: WITH_ADMINS.identityPool.roleMappings }),
        states: [passed('PhotoAppUser'), allow('S3UserFolder'), deny()],
      },
      {
        name: 'Ana writes something else',
        change: withIdentity('ana', { custom: { level: 'member' } }),
        states: [passed('PhotoAppUser'), allow('S3UserFolder'), deny()],
      },
    ],
  },
  {
    id: 'guest-reach',
    title: 'Allowed by the role, denied all the same',
    says: 'The role allows all three requests. The session of a guest is narrower than its role.',
    design: GUEST_REACH,
    edits: GUEST_READ,
    shows: [cell('guest', 'get-public'), cell('guest', 'speak'), cell('guest', 'get-parameter')],
    states: [allow(), allow(), deny('no session policy allows the ssm:GetParameter action')],
    tries: [
      {
        name: 'Use the classic flow',
        change: withIdentity('guest', { classic: { role: 'PhotoAppGuest', sessionName: 'guest' } }),
        states: [allow(), allow(), allow('statement 1')],
      },
      {
        name: 'Take S3 out of the role',
        change: replacing(
          GUEST_READ,
          `"s3:GetObject",
        `,
          '',
        ),
        states: [deny(), allow(), deny()],
      },
    ],
  },
  {
    id: 'two-flows',
    title: 'The same guest by the other flow',
    says: 'In the classic flow the app itself asks STS, and picks the role. Then the trust policy is all that stands between a guest and the members’ role.',
    design: DEFAULT_DESIGN,
    edits: 'roles/PhotoAppUser/trust-policy',
    shows: [step('guest', 3), step('guest', 4), cell('guest', 'put-own')],
    states: [passed('PhotoAppGuest'), passed(), deny()],
    tries: [
      {
        name: 'Classic, asking for PhotoAppUser',
        change: withIdentity('guest', { classic: { role: 'PhotoAppUser', sessionName: 'guest' } }),
        states: [passed('PhotoAppUser'), refused('AccessDenied'), deny()],
      },
      {
        name: 'The same, and the trust policy forgets amr',
        change: both(
          withIdentity('guest', { classic: { role: 'PhotoAppUser', sessionName: 'guest' } }),
          replacing(
            'roles/PhotoAppUser/trust-policy',
            `,
        "ForAnyValue:StringLike": {
          "cognito-identity.amazonaws.com:amr": "authenticated"
        }`,
            '',
          ),
        ),
        states: [passed('PhotoAppUser'), passed(), allow()],
      },
      {
        name: 'Switch the classic flow off',
        change: both(
          withIdentity('guest', { classic: { role: 'PhotoAppUser', sessionName: 'guest' } }),
          withPool({ allowClassicFlow: false }),
        ),
        states: [
          { state: 'not-reached' },
          { state: 'not-reached' },
          deny('Basic (classic) flow is not enabled'),
        ],
      },
    ],
  },
  {
    id: 'tags',
    title: 'A folder for a team',
    says: 'Tara’s provider says that she belongs to team-blue. The pool makes a tag of it, and the policy puts the tag in place.',
    design: EVERY_SOURCE,
    edits: 'roles/Team/policies/TeamFolder',
    shows: [step('partner-team', 4), cell('partner-team', 'get-team'), cell('partner-team', 'get-shared')],
    states: [passed(), allow('TeamFolder'), deny()],
    tries: [
      {
        name: 'Ask for another tag',
        change: replacing('roles/Team/policies/TeamFolder', 'PrincipalTag/team', 'PrincipalTag/department'),
        states: [passed(), deny(), deny()],
      },
      {
        name: 'Move Tara to team-red',
        change: withIdentity('partner-team', { claims: { department: 'team-red' } }),
        states: [passed(), deny(), deny()],
      },
      {
        name: 'Forget sts:TagSession in the trust policy',
        change: replacing(
          'roles/Team/trust-policy',
          `,
        "sts:TagSession"`,
          '',
        ),
        states: [refused('AccessDenied'), deny('Invalid identity pool configuration'), deny()],
      },
    ],
  },
  {
    id: 'audit',
    title: 'What a refusal leaves behind',
    says: 'A refusal of STS is an event of the trail; so is a refused request. A refused call to the identity pool leaves nothing, unless data events are switched on.',
    design: DEFAULT_DESIGN,
    edits: 'roles/PhotoAppUser/policies/S3UserFolder',
    shows: [step('ana', 2), step('ana', 4), cell('ana', 'get-own'), cell('ana', 'get-other')],
    states: [passed(), passed(), allow(), deny('is not authorized to perform: s3:GetObject')],
    tries: [
      {
        name: 'Let the token expire',
        change: withIdentity('ana', { fault: 'expired' }),
        states: [refused('Token expired'), { state: 'not-reached' }, deny(), deny()],
      },
      {
        name: 'Refuse at STS',
        change: replacing('roles/PhotoAppUser/trust-policy', '"authenticated"', '"unauthenticated"'),
        states: [passed(), refused('AccessDenied'), deny(), deny()],
      },
    ],
  },
]
