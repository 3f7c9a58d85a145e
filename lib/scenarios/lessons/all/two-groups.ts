import { choice } from '../parts'
import type { LessonText } from '../schema'

const PROVIDER = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Newsroom2:2newsclient0000000000002'
const GROUPS = ['providers', 'us-east-1_Newsroom2', 'groups']
const role = (identity: string, name: string | null) => ({ kind: 'role', identity, role: name }) as const
const groups = (...precedences: (number | null)[]) => ({
  at: GROUPS,
  value: [
    { name: 'editors', role: 'Editor', precedence: precedences[0] },
    { name: 'writers', role: 'Writer', precedence: precedences[1] },
  ],
})
const sam = (customRole: string) => ({
  at: ['identities'],
  add: {
    kind: 'user-pool-user',
    id: 'sam',
    name: 'Sam, asks for Editor',
    userPool: 'us-east-1_Newsroom2',
    username: 'sam',
    sub: '11111111-aaaa-4aaa-8aaa-111111111111',
    groups: ['writers'],
    identityId: 'us-east-1:11111111-0000-4000-8000-111111111111',
    customRole,
  },
})

export const TWO_GROUPS: LessonText = {
  version: 1,
  id: 'two-groups',
  track: 'claims',
  title: 'Two groups, no favourite',
  minutes: 12,
  prerequisites: ['first-match-wins'],
  ability: 'say which role somebody gets who is in several groups, and what happens when none is preferred',
  story:
    'Edna is in two groups. Both have the precedence 5, because nobody thought about it. Since she joined the second group, she can only read.',
  start: {
    base: 'newsroom',
    identities: ['rita', 'walt', 'edna'],
    requests: ['read-published', 'write-draft', 'publish'],
    edits: [groups(5, 5), sam('Editor')],
  },
  predict: [
    choice(
      'Edna is in “editors” and “writers”, both with precedence 5. Which role does she get?',
      [
        ['Editor: it may do more', role('edna', 'Editor')],
        ['Writer: the group she joined first', role('edna', 'Writer')],
        ['Reader: there is no favourite, so the pool’s usual role', role('edna', 'Reader')],
      ],
      2,
      'With a tie the token names no preferred role. The pool then does what the mapping says for such cases.',
    ),
    choice(
      'Sam is a writer. The app asks for the role Editor for him. What does he get?',
      [
        ['Editor', role('sam', 'Editor')],
        ['Writer', role('sam', 'Writer')],
        ['No credentials', role('sam', null)],
      ],
      2,
      'An app may choose among the roles that the token names. Editor is not among Sam’s.',
    ),
  ],
  run: {
    says: 'Look at Edna’s token in step 1: which roles are named, and which one is missing? Then look at step 3.',
    identity: 'edna',
    request: 'publish',
    step: 3,
  },
  explain: {
    says: 'Compare with Walt, who is in one group only.',
    questions: [
      choice(
        'Which role does Walt get?',
        [
          ['Writer', role('walt', 'Writer')],
          ['Reader', role('walt', 'Reader')],
          ['None', role('walt', null)],
        ],
        0,
        'With one group there is nothing to prefer: its role is named in the token as the preferred one.',
      ),
    ],
  },
  fix: {
    says: 'Give the groups an order in which editors come first. Whoever is in no group still reads. Do not touch the people.',
    mayEdit: ['providers.us-east-1_Newsroom2.groups', 'identityPool.roleMappings'],
    goals: [role('edna', 'Editor'), role('walt', 'Writer'), role('rita', 'Reader'), role('sam', null)],
    hidden: {
      says: 'Somebody with both groups named in the other order is an editor, too, and may choose to write only',
      edits: [
        { at: ['identities', 'edna', 'groups'], value: ['editors', 'writers'] },
        { at: ['identities', 'sam'], remove: true },
        {
          at: ['identities'],
          add: {
            kind: 'user-pool-user',
            id: 'bo',
            name: 'Bo, in both groups, asks for Writer',
            userPool: 'us-east-1_Newsroom2',
            username: 'bo',
            sub: '22222222-aaaa-4aaa-8aaa-222222222222',
            groups: ['writers', 'editors'],
            identityId: 'us-east-1:22222222-0000-4000-8000-222222222222',
            customRole: 'Writer',
          },
        },
      ],
      goals: [role('edna', 'Editor'), role('bo', 'Writer')],
    },
  },
  hints: [
    'Groups have a number, the precedence. The lowest wins.',
    'You find the groups under Pool, Providers, in the user pool.',
    'Give “editors” the precedence 1 and “writers” 2.',
  ],
  solution: { says: 'Editors come first.', edits: [groups(1, 2)] },
  wrongFixes: [
    { says: 'The larger number for editors', edits: [groups(9, 5)] },
    { says: 'No precedence for editors', edits: [groups(null, 5)] },
    {
      says: 'Deny when there is no favourite',
      edits: [
        {
          at: ['identityPool', 'roleMappings', PROVIDER, 'ambiguousRoleResolution'],
          value: 'Deny',
        },
      ],
    },
  ],
  transfer: {
    says: 'Back to the tie at the start. This time the mapping says Deny for unclear cases.',
    from: 'start',
    edits: [{ at: ['identityPool', 'roleMappings', PROVIDER, 'ambiguousRoleResolution'], value: 'Deny' }],
    questions: [
      choice(
        'What becomes of Rita, who is in no group?',
        [
          ['She gets the role Reader', role('rita', 'Reader')],
          ['She gets no credentials', role('rita', null)],
        ],
        1,
        'A token without any role counts as an unclear case here as well (AWS does not write down what it does with one). Deny then shuts out everybody who is in no group.',
      ),
    ],
  },
  debrief: [
    'The group with the lowest precedence gives the preferred role. A tie between different roles gives none.',
    'An app may ask for a certain role, but only for one that the token names.',
    'Deny for unclear cases is the safe choice, and it shuts out those in no group.',
  ],
  links: ['roles-and-role-mapping', 'user-pool-and-identity-pool'],
}
