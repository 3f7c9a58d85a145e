import { choice } from '../parts'
import type { LessonText } from '../schema'

const USERS = 'us-east-1_Newsroom2'
const PROVIDER = `cognito-idp.us-east-1.amazonaws.com/${USERS}:2newsclient0000000000002`
const rule = (claim: string, matchType: string, value: string, role: string) => ({
  ...{ claim, matchType, value },
  role,
})
const CONTAINS_WRITER = rule('custom:team', 'Contains', 'writer', 'Writer')
const CHIEF = rule('custom:team', 'Equals', 'chief-writer', 'Editor')
const NOT_EXTERNAL = rule('custom:contract', 'NotEqual', 'external', 'Writer')
const mapping = (...rules: object[]) => ({
  at: ['identityPool', 'roleMappings', PROVIDER],
  value: { type: 'Rules', ambiguousRoleResolution: 'AuthenticatedRole', rules },
})
const person = (id: string, name: string, digit: string, custom: object) => ({
  at: ['identities'],
  add: {
    kind: 'user-pool-user',
    id,
    name,
    userPool: USERS,
    username: id,
    sub: `${digit.repeat(8)}-aaaa-4aaa-8aaa-${digit.repeat(12)}`,
    identityId: `us-east-1:${digit.repeat(8)}-0000-4000-8000-${digit.repeat(12)}`,
    custom,
  },
})
const role = (identity: string, name: string) => ({ kind: 'role', identity, role: name }) as const

export const FIRST_MATCH_WINS: LessonText = {
  version: 1,
  id: 'first-match-wins',
  track: 'claims',
  title: 'First match wins',
  minutes: 12,
  prerequisites: ['promote-yourself'],
  ability: 'put the rules of a role mapping in the right order, and say what a missing claim does to them',
  story:
    'Rules choose the role by the team. (The attributes can be written by administrators only.) The chief writer should publish, and cannot. Somebody without a contract on file should write drafts, and cannot either.',
  start: {
    base: 'newsroom',
    identities: ['rita'],
    requests: ['read-draft', 'write-draft', 'publish'],
    edits: [
      person('chris', 'Chris, chief writer', '1', { team: 'chief-writer', contract: 'staff' }),
      person('wanda', 'Wanda, writer', '2', { team: 'writer', contract: 'staff' }),
      person('xaver', 'Xaver, from outside', '3', { team: 'print', contract: 'external' }),
      person('nora', 'Nora, no contract on file', '4', { team: 'print' }),
      mapping(CONTAINS_WRITER, CHIEF, NOT_EXTERNAL),
    ],
  },
  predict: [
    choice(
      'The rules, in order: team contains “writer” → Writer; team is “chief-writer” → Editor; contract is not “external” → Writer. Which role does Chris get, whose team is “chief-writer”?',
      [
        ['Editor: that rule fits best', role('chris', 'Editor')],
        ['Writer: that rule comes first', role('chris', 'Writer')],
        ['Reader: two rules contradict each other', role('chris', 'Reader')],
      ],
      1,
      'The first rule that fits decides. How well a later one would fit does not matter.',
    ),
    choice(
      'Nora has no `custom:contract` at all. Which role does she get?',
      [
        ['Writer: her contract is not “external”', role('nora', 'Writer')],
        ['Reader: a rule about a missing claim is skipped', role('nora', 'Reader')],
      ],
      1,
      'A rule with NotEqual is not evaluated when the claim is missing. “Not external” is not the same as “unknown”.',
    ),
  ],
  run: {
    says: 'Go through the people and look at step 3: it tells each rule and if it fitted.',
    identity: 'chris',
    request: 'publish',
    step: 3,
  },
  explain: {
    says: 'Choose Xaver, too. His contract is “external”, and his team is “print”.',
    questions: [
      choice(
        'Which role does Xaver get?',
        [
          ['Writer', role('xaver', 'Writer')],
          ['Reader', role('xaver', 'Reader')],
          ['None: no rule fits', { kind: 'role', identity: 'xaver', role: null }],
        ],
        1,
        'No rule fits, and the mapping says what then: here the pool’s role for everybody who is signed in.',
      ),
    ],
  },
  fix: {
    says: 'Chris publishes. Wanda and Nora write drafts. Xaver and Rita only read. Nora’s team is “print”, as is Xaver’s.',
    mayEdit: ['identityPool.roleMappings'],
    goals: [
      role('chris', 'Editor'),
      role('wanda', 'Writer'),
      role('nora', 'Writer'),
      role('xaver', 'Reader'),
      role('rita', 'Reader'),
    ],
    hidden: {
      says: 'Others with the same claims get the same roles, and a trainee of the writers is no chief',
      edits: [
        person('carla', 'Carla, chief writer', '5', { team: 'chief-writer' }),
        person('timo', 'Timo, trainee', '6', { team: 'trainee-writer', contract: 'staff' }),
        person('eve', 'Eve, print, from outside', '7', { team: 'print', contract: 'external' }),
      ],
      goals: [role('carla', 'Editor'), role('timo', 'Writer'), role('eve', 'Reader')],
    },
  },
  hints: [
    'Which rule must stand above which, so that the chief gets there?',
    'Nora has nothing that says “not external”. But her team is a claim that she has, as Xaver has it. Catch him first.',
    'In this order: chief-writer → Editor; contains writer → Writer; contract equals external → Reader; team equals print → Writer.',
  ],
  solution: {
    says: 'The special rule first; those from outside before the rest of their team.',
    edits: [
      mapping(
        CHIEF,
        CONTAINS_WRITER,
        rule('custom:contract', 'Equals', 'external', 'Reader'),
        rule('custom:team', 'Equals', 'print', 'Writer'),
      ),
    ],
  },
  wrongFixes: [
    { says: 'Only the order', edits: [mapping(CHIEF, CONTAINS_WRITER, NOT_EXTERNAL)] },
    {
      says: 'The print team before those from outside',
      edits: [
        mapping(
          CHIEF,
          CONTAINS_WRITER,
          rule('custom:team', 'Equals', 'print', 'Writer'),
          rule('custom:contract', 'Equals', 'external', 'Reader'),
        ),
      ],
    },
    {
      says: 'Everybody whose team begins with chief, and Nora by name',
      edits: [
        mapping(
          rule('cognito:username', 'Equals', 'chris', 'Editor'),
          CONTAINS_WRITER,
          rule('cognito:username', 'Equals', 'nora', 'Writer'),
        ),
      ],
    },
  ],
  transfer: {
    says: 'The solution is in place. The last setting is changed: when no rule fits, access is denied.',
    edits: [
      {
        at: ['identityPool', 'roleMappings', PROVIDER, 'ambiguousRoleResolution'],
        value: 'Deny',
      },
    ],
    questions: [
      choice(
        'What becomes of Rita, whom no rule fits?',
        [
          ['She still gets the role Reader', role('rita', 'Reader')],
          ['She gets no credentials', { kind: 'role', identity: 'rita', role: null }],
        ],
        1,
        'The pool refuses: there is no role for her, and the mapping says not to fall back on the usual one.',
      ),
    ],
  },
  debrief: [
    'Rules are read from the top; the first one that fits decides.',
    'A rule about a claim that is missing never fits, and NotEqual is no exception.',
    'Say what happens when no rule fits: the usual role, or none.',
  ],
  links: ['roles-and-role-mapping', 'errors'],
}
