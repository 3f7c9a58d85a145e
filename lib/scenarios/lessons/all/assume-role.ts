import { cell, choice, may, mayNot, NEIGHBOUR_COMES, USER_TRUST } from '../parts'
import type { LessonText } from '../schema'

export const ASSUME_ROLE: LessonText = {
  version: 1,
  id: 'assume-role',
  track: 'foundations',
  title: 'AssumeRole is not enough',
  minutes: 10,
  prerequisites: ['wrong-audience'],
  ability: 'name the one action that a trust policy for an identity pool has to allow',
  story:
    'Somebody wrote the trust policy by hand, after the pattern of a role for EC2. The pool is right, the audience is right, and still nobody signs in.',
  start: {
    base: 'photo-app',
    identities: ['ana', 'ben', 'guest'],
    requests: ['get-own', 'get-other'],
    edits: [{ document: USER_TRUST, find: 'sts:AssumeRoleWithWebIdentity', put: 'sts:AssumeRole' }],
  },
  predict: [
    cell(
      ['ana', 'get-own'],
      'The trust policy allows `sts:AssumeRole` to this identity pool. Does Ana get her own file?',
      'deny',
      'Nobody calls `sts:AssumeRole` here. The pool calls `sts:AssumeRoleWithWebIdentity`, and that is not allowed.',
    ),
  ],
  run: {
    says: 'Look at steps 3 and 4 for Ana. Which call does the pool make at STS?',
    identity: 'ana',
    request: 'get-own',
    step: 3,
  },
  explain: {
    says: 'Step 4 names the nearest statement and the first thing in it that does not fit.',
    questions: [
      choice(
        'At which step does Ana’s journey end?',
        [
          ['Step 2: the pool does not know her', { kind: 'stops', identity: 'ana', step: 2 }],
          ['Step 4: STS refuses the role', { kind: 'stops', identity: 'ana', step: 4 }],
          ['Step 6: S3 refuses the file', mayNot(['ana'], ['get-own'], { step: 6 })],
        ],
        1,
        'The pool asks STS for the role with a web identity token. No statement of the trust policy allows that call.',
      ),
    ],
  },
  fix: {
    says: 'Let the pool get the role for signed-in users. Allow the one action that it needs.',
    mayEdit: [USER_TRUST],
    goals: [
      may(['ana', 'ben'], ['get-own']),
      mayNot(['ana', 'ben', 'guest'], ['get-other']),
      { kind: 'no-wildcard', documents: [USER_TRUST], element: 'Action' },
      { kind: 'trust', role: 'PhotoAppUser' },
    ],
    hidden: {
      says: 'Guests and other pools still do not get the role',
      edits: [
        ...NEIGHBOUR_COMES,
        { at: ['identities', 'guest', 'classic'], value: { role: 'PhotoAppUser' } },
      ],
      goals: [
        { kind: 'stops', identity: 'neighbour', step: 4 },
        { kind: 'stops', identity: 'guest', step: 4 },
      ],
    },
  },
  hints: [
    'Compare with the trust policy of PhotoAppGuest, which works.',
    '`sts:AssumeRole` is for callers that have AWS credentials. Somebody with a token from outside calls something else.',
    'The action is `sts:AssumeRoleWithWebIdentity`.',
  ],
  solution: {
    says: 'The action for callers who bring a token.',
    edits: [{ document: USER_TRUST, find: '"sts:AssumeRole"', put: '"sts:AssumeRoleWithWebIdentity"' }],
  },
  wrongFixes: [
    {
      says: 'All of STS',
      edits: [{ document: USER_TRUST, find: '"sts:AssumeRole"', put: '"sts:*"' }],
    },
    {
      says: 'The action for SAML',
      edits: [{ document: USER_TRUST, find: '"sts:AssumeRole"', put: '"sts:AssumeRoleWithSAML"' }],
    },
  ],
  transfer: {
    says: 'The solution is in place. A colleague adds `sts:TagSession` to the list of actions, “for later”.',
    edits: [
      {
        document: USER_TRUST,
        find: '"sts:AssumeRoleWithWebIdentity"',
        put: '["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]',
      },
    ],
    questions: [
      cell(
        ['ana', 'get-own'],
        'Does Ana still get her file?',
        'allow',
        'A second action in the list takes nothing away. It will be needed once the pool sends session tags along.',
      ),
    ],
  },
  debrief: [
    'An identity pool gets credentials with `sts:AssumeRoleWithWebIdentity`, and with nothing else.',
    'In a trust policy, `sts:*` allows more than you can oversee. Name the action.',
  ],
  links: ['trust-policy', 'the-flow', 'errors'],
}
