import { cell, choice, GUEST_TRUST, may, mayNot, USER_TRUST } from '../parts'
import type { LessonText } from '../schema'

export const MISSING_AWS: LessonText = {
  version: 1,
  id: 'missing-aws',
  track: 'foundations',
  title: 'One missing “aws”',
  minutes: 10,
  prerequisites: ['wrong-audience'],
  ability: 'find a mistyped condition key, which AWS saves without a word',
  story:
    'The trust policy was typed by hand from a printed page. It looks right, AWS took it without a complaint, and nobody can sign in.',
  start: {
    base: 'photo-app',
    identities: ['ana', 'ben', 'guest'],
    requests: ['get-own', 'get-other'],
    edits: [
      {
        document: USER_TRUST,
        find: 'cognito-identity.amazonaws.com:amr',
        put: 'cognito-identity.amazon.com:amr',
      },
    ],
  },
  predict: [
    cell(
      ['ana', 'get-own'],
      'One key in the trust policy has a typing error. Does Ana get her own file?',
      'deny',
      'No token carries a key of that name, and `ForAnyValue` needs at least one value that fits.',
    ),
  ],
  run: {
    says: 'Look at step 4 for Ana. Which test fails, and what does the token hold instead?',
    identity: 'ana',
    request: 'get-own',
    step: 4,
  },
  explain: {
    says: 'Read the tests of the statement one by one, letter by letter. The problems below the editor help, too.',
    questions: [
      choice(
        'What becomes of Ana?',
        [
          ['The pool refuses her at step 2', { kind: 'stops', identity: 'ana', step: 2 }],
          ['STS refuses her at step 4', { kind: 'stops', identity: 'ana', step: 4 }],
          ['She gets the guests’ role instead', { kind: 'role', identity: 'ana', role: 'PhotoAppGuest' }],
        ],
        1,
        'The pool made a token with `amr` in it. STS looked for a key with another name, found nothing, and refused.',
      ),
    ],
  },
  fix: {
    says: 'Repair the trust policy. One line is enough.',
    mayEdit: [USER_TRUST],
    goals: [
      may(['ana', 'ben'], ['get-own']),
      { kind: 'trust', role: 'PhotoAppUser' },
      { kind: 'changed-lines', document: USER_TRUST, atMost: 1 },
    ],
    hidden: {
      says: 'A guest who asks for this role in the classic flow is refused',
      edits: [{ at: ['identities', 'guest', 'classic'], value: { role: 'PhotoAppUser' } }],
      goals: [{ kind: 'stops', identity: 'guest', step: 4 }, mayNot(['ana', 'ben'], ['get-other'])],
    },
  },
  hints: [
    'Compare the two keys in the condition. Do they begin with the same name?',
    'Keys of identity pools begin with `cognito-identity.amazonaws.com:`.',
    'Write `cognito-identity.amazonaws.com:amr` in the place of `cognito-identity.amazon.com:amr`.',
  ],
  solution: {
    says: 'The key has its real name.',
    edits: [{ document: USER_TRUST, find: 'amazon.com:amr', put: 'amazonaws.com:amr' }],
  },
  wrongFixes: [
    {
      says: 'Missing keys do not matter',
      edits: [
        { document: USER_TRUST, find: 'ForAnyValue:StringLike', put: 'ForAnyValue:StringLikeIfExists' },
      ],
    },
    {
      says: 'All values instead of any: true where there are none',
      edits: [{ document: USER_TRUST, find: 'ForAnyValue:StringLike', put: 'ForAllValues:StringLike' }],
    },
  ],
  transfer: {
    says: 'Back to the broken start. The same typing error is now in the guests’ role as well.',
    from: 'start',
    edits: [{ document: GUEST_TRUST, find: 'amazonaws.com:amr', put: 'amazon.com:amr' }],
    questions: [
      choice(
        'How far does a guest come?',
        [
          ['To step 2: guests are not let in', { kind: 'stops', identity: 'guest', step: 2 }],
          ['To step 4: the trust policy refuses', { kind: 'stops', identity: 'guest', step: 4 }],
          ['All the way: a guest needs no `amr`', { kind: 'role', identity: 'guest', role: 'PhotoAppGuest' }],
        ],
        1,
        'A guest’s token carries `amr` as well: `unauthenticated`. The test looks under a name that no token has.',
      ),
    ],
  },
  debrief: [
    'IAM saves condition keys that nobody has ever heard of. A key that no request carries fails nearly every test.',
    '`IfExists` and `ForAllValues` are true when a key is missing. In a trust policy they let in whom you meant to keep out.',
  ],
  links: ['condition-keys', 'trust-policy', 'errors'],
}
