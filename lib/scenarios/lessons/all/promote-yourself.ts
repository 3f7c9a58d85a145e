import { cell, choice, may } from '../parts'
import type { LessonText } from '../schema'

const USERS = 'us-east-1_Newsroom2'
const PROVIDER = `cognito-idp.us-east-1.amazonaws.com/${USERS}:2newsclient0000000000002`
const MAPPINGS = ['identityPool', 'roleMappings', PROVIDER]
const person = (id: string, digit: string, more: object) => ({
  at: ['identities'],
  add: {
    kind: 'user-pool-user',
    id,
    userPool: USERS,
    username: id,
    sub: `${digit.repeat(8)}-aaaa-4aaa-8aaa-${digit.repeat(12)}`,
    identityId: `us-east-1:${digit.repeat(8)}-0000-4000-8000-${digit.repeat(12)}`,
    ...more,
  },
})
const rules = (claim: string, value: string) => ({
  at: MAPPINGS,
  value: {
    type: 'Rules',
    ambiguousRoleResolution: 'AuthenticatedRole',
    rules: [{ claim, matchType: 'Equals', value, role: 'Editor' }],
  },
})

export const PROMOTE_YOURSELF: LessonText = {
  version: 1,
  id: 'promote-yourself',
  track: 'claims',
  title: 'Promote yourself',
  minutes: 12,
  prerequisites: ['six-steps'],
  ability: 'tell claims that users can write from those they cannot, and choose roles by the latter',
  story:
    'A rule makes an editor of everybody whose attribute `custom:access` says “editor”. Mallory is no editor. The app lets people edit their own profile, attributes included.',
  start: {
    base: 'newsroom',
    identities: ['rita', 'edna'],
    requests: ['read-published', 'publish'],
    edits: [
      { at: ['identities', 'edna', 'custom'], value: { access: 'editor' } },
      person('mallory', 'd', { name: 'Mallory, who edited her profile', custom: { access: 'editor' } }),
      rules('custom:access', 'editor'),
    ],
  },
  predict: [
    cell(
      ['mallory', 'publish'],
      'Mallory sets `custom:access` to “editor” in her profile and signs in again. Can she publish?',
      'allow',
      'The claim comes from the profile. The rule believes it, and gives her the editors’ role.',
    ),
    cell(
      ['rita', 'publish'],
      'Rita has not touched her profile. Can she publish?',
      'deny',
      'No rule fits her, so she has the role for everybody else.',
    ),
  ],
  run: {
    says: 'Look at Mallory’s token in step 1 and at the choice of the role in step 3.',
    identity: 'mallory',
    request: 'publish',
    step: 3,
  },
  explain: {
    says: 'Compare the tokens of Edna, who is an editor, and of Mallory. Which claim only an administrator can give?',
    questions: [
      choice(
        'Which role do the two get?',
        [
          ['Both Editor', { kind: 'role', identity: 'mallory', role: 'Editor' }],
          ['Mallory Reader, Edna Editor', { kind: 'role', identity: 'mallory', role: 'Reader' }],
          ['Mallory none', { kind: 'role', identity: 'mallory', role: null }],
        ],
        0,
        'To the rule they look the same. Their groups differ: `cognito:groups` is given by administrators only.',
      ),
    ],
  },
  fix: {
    says: 'Choose the role by something that Mallory cannot write. Change the role mapping only.',
    mayEdit: ['identityPool.roleMappings'],
    goals: [
      { kind: 'role', identity: 'mallory', role: 'Reader' },
      { kind: 'role', identity: 'edna', role: 'Editor' },
      { kind: 'role', identity: 'rita', role: 'Reader' },
      { kind: 'pool-saves' },
    ],
    hidden: {
      says: 'A new editor without the attribute is one, and another profile trick is not',
      edits: [
        person('emil', 'e', { name: 'Emil, a new editor', groups: ['editors'] }),
        person('trudy', 'f', { name: 'Trudy', custom: { access: 'editors', groups: 'editors' } }),
      ],
      goals: [
        { kind: 'role', identity: 'emil', role: 'Editor' },
        { kind: 'role', identity: 'trudy', role: 'Reader' },
        may(['emil'], ['publish']),
      ],
    },
  },
  hints: [
    'In a user pool people can write their own attributes, unless the app client forbids it. They cannot put themselves into a group.',
    'Either let a rule look at `cognito:groups`, or let the token choose: the groups have roles.',
    'Set the type of the mapping to Token. The group “editors” carries the role Editor.',
  ],
  solution: {
    says: 'The token chooses: groups are given by administrators.',
    edits: [{ at: MAPPINGS, value: { type: 'Token', ambiguousRoleResolution: 'AuthenticatedRole' } }],
  },
  wrongFixes: [
    { says: 'Another value that nobody knows', edits: [rules('custom:access', 'top-secret-editor')] },
    { says: 'Edna by her name', edits: [rules('cognito:username', 'edna')] },
    {
      says: 'No mapping at all',
      edits: [{ at: ['identityPool', 'roleMappings'], remove: true }],
    },
  ],
  transfer: {
    says: 'The solution is in place. An administrator takes Edna out of the group “editors”; she stays in “writers”.',
    edits: [{ at: ['identities', 'edna', 'groups'], value: ['writers'] }],
    questions: [
      choice(
        'Which role does Edna get at her next sign-in?',
        [
          ['Editor, by her attribute', { kind: 'role', identity: 'edna', role: 'Editor' }],
          ['Writer, by her other group', { kind: 'role', identity: 'edna', role: 'Writer' }],
          ['Reader', { kind: 'role', identity: 'edna', role: 'Reader' }],
        ],
        1,
        'The attribute does not count any more. Her one group carries the role Writer, and the token names it.',
      ),
      cell(
        ['edna', 'publish'],
        'Can she still publish?',
        'deny',
        'Writers write drafts. Only editors publish.',
      ),
    ],
  },
  debrief: [
    'A claim is worth as much as the way it came about. Attributes that people can write are wishes.',
    'Groups of a user pool are given by administrators. They are a safe ground for roles.',
  ],
  links: ['roles-and-role-mapping', 'best-practices'],
}
