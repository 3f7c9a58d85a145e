import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import {
  allow,
  cell,
  deny,
  notReached,
  passed,
  refused,
  replacing,
  skipped,
  step,
  trust,
  withIdentity,
  withPool,
} from './changes'
import type { Example } from './types'

const FOLDER = 'roles/PhotoAppUser/policies/S3UserFolder'
const USER_TRUST = 'roles/PhotoAppUser/trust-policy'
const OWN = '${cognito-identity.amazonaws.com:sub}'

/** What an identity pool is, whom it lets in, and how. */
export const FOUNDATIONS: readonly Example[] = [
  {
    id: 'first-look',
    title: 'One policy, three people',
    says: 'Ana and Ben are signed in and share one role. The guest has another one. Change the policy of the signed-in role and watch who reaches what.',
    design: DEFAULT_DESIGN,
    edits: FOLDER,
    shows: [
      cell('ana', 'get-own'),
      cell('ana', 'get-other'),
      cell('guest', 'get-own'),
      cell('guest', 'get-public'),
    ],
    states: [
      allow('statement 2 of S3UserFolder'),
      deny('s3:GetObject'),
      deny('s3:GetObject'),
      allow('S3PublicRead'),
    ],
    tries: [
      {
        name: 'Open the whole bucket',
        change: replacing(FOLDER, `mybucket/${OWN}/*`, 'mybucket/*'),
        states: [allow(), allow('statement 2'), deny(), allow()],
      },
      {
        name: 'Take reading away',
        change: replacing(FOLDER, '"s3:GetObject", ', ''),
        states: [deny(), deny(), deny(), allow()],
      },
    ],
  },
  {
    id: 'six-sources',
    title: 'Six ways in, one kind of credentials',
    says: 'Each of these people comes from another source. At step 5 all of them hold the same kind of temporary credentials, if the trust policy of the role lets them in.',
    design: withIdentity('friend', { wasGuest: false })(EVERY_SOURCE),
    edits: 'roles/Member/trust-policy',
    shows: [
      'friend',
      'partner-team',
      'google-user',
      'facebook-user',
      'okta-user',
      'backend-user',
      'guest',
    ].map((who) => step(who, 5)),
    states: [passed(), passed(), passed(), passed(), passed(), passed(), passed()],
    tries: [
      {
        name: 'Turn guests away',
        change: withPool({ allowUnauthenticatedIdentities: false }),
        states: [passed(), passed(), passed(), passed(), passed(), passed(), notReached],
      },
      {
        name: 'Trust Google only',
        change: replacing('roles/Member/trust-policy', '"authenticated"', '"accounts.google.com"'),
        states: [
          refused(),
          passed(),
          passed(),
          refused(),
          refused(),
          refused('does not let this identity in'),
          passed(),
        ],
      },
    ],
  },
  {
    id: 'one-policy-for-everybody',
    title: 'A variable stands for whoever asks',
    says: `In the policy, \`${OWN}\` is filled in with the identity id of the person who makes the request. One text is right for everybody.`,
    design: DEFAULT_DESIGN,
    edits: FOLDER,
    shows: [
      cell('ana', 'get-own'),
      cell('ben', 'get-own'),
      cell('ana', 'get-other'),
      cell('ben', 'get-other'),
    ],
    states: [allow(), allow(), deny(), deny()],
    tries: [
      {
        name: 'Write Ana’s id in its place',
        change: replacing(FOLDER, OWN, 'us-east-1:a1a1a1a1-1111-4111-8111-111111111111'),
        states: [allow(), deny(), deny(), allow()],
      },
      {
        name: 'Use the user pool’s sub',
        change: replacing(FOLDER, OWN, '${cognito-idp.us-east-1.amazonaws.com/us-east-1_Photo1234:sub}'),
        states: [deny(), deny(), deny(), deny()],
      },
    ],
  },
  {
    id: 'six-steps',
    title: 'Follow Ana through the steps',
    says: 'Every step can refuse. What comes after a refusal is never reached. Break something and see at which step it shows.',
    design: DEFAULT_DESIGN,
    edits: USER_TRUST,
    shows: [
      step('ana', 1),
      step('ana', 2),
      step('ana', 3),
      step('ana', 4),
      step('ana', 5),
      cell('ana', 'get-own'),
    ],
    states: [
      passed(),
      passed('checked the token'),
      passed('PhotoAppUser'),
      passed('statement 1'),
      passed(),
      allow(),
    ],
    tries: [
      {
        name: 'Let the token expire',
        change: withIdentity('ana', { fault: 'expired' }),
        states: [
          passed(),
          refused('Token expired'),
          notReached,
          notReached,
          notReached,
          deny('NotAuthorizedException'),
        ],
      },
      {
        name: 'Take the role away from the pool',
        change: withPool({ roles: { authenticated: null, unauthenticated: 'PhotoAppGuest' } }),
        states: [
          passed(),
          passed(),
          refused('no role for signed-in identities'),
          notReached,
          refused('Check assigned IAM roles'),
          deny('Invalid identity pool configuration'),
        ],
      },
      {
        name: 'Name another pool in the trust policy',
        change: replacing(USER_TRUST, '7c9e6679', '00000000'),
        states: [
          passed(),
          passed(),
          passed(),
          refused('aud'),
          refused('Check assigned IAM roles'),
          deny('Invalid identity pool configuration'),
        ],
      },
    ],
  },
  {
    id: 'guest-steps',
    title: 'Follow a guest',
    says: 'A guest skips step 1 and brings no token to step 2.',
    design: DEFAULT_DESIGN,
    edits: 'roles/PhotoAppGuest/trust-policy',
    shows: [step('guest', 1), step('guest', 2), step('guest', 4), cell('guest', 'get-public')],
    states: [skipped, passed('lets guests in'), passed(), allow()],
    tries: [
      {
        name: 'Turn guests away',
        change: withPool({ allowUnauthenticatedIdentities: false }),
        states: [skipped, refused('Unauthenticated access is not supported'), notReached, deny()],
      },
      {
        name: 'Expect a signed-in user',
        change: replacing('roles/PhotoAppGuest/trust-policy', '"unauthenticated"', '"authenticated"'),
        states: [skipped, passed(), refused(), deny('Invalid identity pool configuration')],
      },
    ],
  },
  {
    id: 'trust-policy',
    title: 'Who may assume this role?',
    says: 'The first line is what happens to Ana. The others ask the trust policy about people who should stay out.',
    design: DEFAULT_DESIGN,
    edits: USER_TRUST,
    shows: [
      step('ana', 4),
      trust('PhotoAppUser', 'A guest of this pool'),
      trust('PhotoAppUser', 'A signed-in identity of another pool in this account'),
    ],
    states: [passed(), deny('keeps them out'), deny()],
    tries: [
      {
        name: 'Forget amr',
        change: replacing(
          USER_TRUST,
          `,
        "ForAnyValue:StringLike": {
          "cognito-identity.amazonaws.com:amr": "authenticated"
        }`,
          '',
        ),
        states: [passed(), allow('not meant for them'), deny()],
      },
      {
        name: 'Let any pool in',
        change: replacing(
          USER_TRUST,
          `"StringEquals": {
          "cognito-identity.amazonaws.com:aud": "us-east-1:7c9e6679-7425-40de-944b-e07fc1f90ae7"
        },
        `,
          '',
        ),
        states: [passed(), deny(), allow('not meant for them')],
      },
      {
        name: 'Write sts:AssumeRole',
        change: replacing(USER_TRUST, 'sts:AssumeRoleWithWebIdentity', 'sts:AssumeRole'),
        states: [refused('AccessDenied'), deny(), deny()],
      },
      {
        name: 'Leave out one “aws”',
        change: replacing(
          USER_TRUST,
          'cognito-identity.amazonaws.com:amr',
          'cognito-identity.amazon.com:amr',
        ),
        states: [refused('AccessDenied'), deny(), deny()],
      },
    ],
  },
  {
    id: 'two-pools-one-person',
    title: 'Which token, which id',
    says: 'Ana signs in to the user pool and brings its ID token to the identity pool. The policy speaks of her identity id, never of her user pool id.',
    design: DEFAULT_DESIGN,
    edits: FOLDER,
    shows: [step('ana', 2), step('ana', 4), cell('ana', 'get-own'), cell('ana', 'list-own')],
    states: [passed('checked the token'), passed(), allow(), allow()],
    tries: [
      {
        name: 'Send the access token',
        change: withIdentity('ana', { fault: 'access-token' }),
        states: [refused('Missing a required claim: aud'), notReached, deny(), deny()],
      },
      {
        name: 'Sign in to another user pool',
        change: withIdentity('ana', { fault: 'other-pool' }),
        states: [refused(), notReached, deny(), deny()],
      },
      {
        name: 'Use the user pool’s sub',
        change: replacing(FOLDER, OWN, '0f1e2d3c-4b5a-4697-8877-665544332211'),
        states: [passed(), passed(), deny(), deny()],
      },
    ],
  },
  {
    id: 'in-short',
    title: 'The whole of it, once more',
    says: 'Signed in and guest, S3 and DynamoDB: what the pool grants depends on the role, and what the role grants depends on its policies.',
    design: DEFAULT_DESIGN,
    edits: FOLDER,
    shows: [
      cell('ana', 'get-own'),
      cell('ana', 'query-own-rows'),
      cell('guest', 'get-public'),
      cell('guest', 'scan'),
    ],
    states: [allow(), allow(), allow(), deny()],
    tries: [
      {
        name: 'Turn guests away',
        change: withPool({ allowUnauthenticatedIdentities: false }),
        states: [allow(), allow(), deny('Unauthenticated access is not supported'), deny()],
      },
      {
        name: 'Let the token expire',
        change: withIdentity('ana', { fault: 'expired' }),
        states: [deny('Token expired'), deny('Token expired'), allow(), deny()],
      },
    ],
  },
]
