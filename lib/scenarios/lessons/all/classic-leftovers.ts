import { cell, choice, may } from '../parts'
import type { LessonText } from '../schema'

export const CLASSIC_LEFTOVERS: LessonText = {
  version: 1,
  id: 'classic-leftovers',
  track: 'boundaries',
  title: 'Classic leftovers',
  minutes: 12,
  prerequisites: ['members-lounge'],
  ability: 'say if a pool still takes the classic flow, and switch it off without harm to the app',
  story:
    'The app uses the enhanced flow only. Nobody has ever allowed the classic flow, the team says: the setting is not there at all. Still, an old script gets tokens from the pool every night.',
  start: {
    base: 'photo-app',
    identities: ['ana', 'guest'],
    requests: ['get-own', 'get-public'],
    edits: [
      {
        at: ['identities'],
        add: {
          kind: 'guest',
          id: 'old-script',
          name: 'Old script, classic flow',
          identityId: 'us-east-1:f6f6f6f6-6666-4666-8666-666666666666',
          classic: { role: 'PhotoAppGuest', sessionName: 'nightly' },
        },
      },
    ],
  },
  predict: [
    cell(
      ['old-script', 'get-public'],
      'The pool has no setting for the classic flow: neither on nor off. Does the old script get the public file?',
      'allow',
      'Left unset, the classic flow works. Only “off” switches it off.',
    ),
  ],
  run: {
    says: 'Compare the old script and the guest at steps 2 and 3. Who calls STS?',
    identity: 'old-script',
    request: 'get-public',
    step: 2,
  },
  explain: {
    says: 'Open “Compare enhanced and classic flow” below the six steps.',
    questions: [
      choice(
        'Whose choice is the role of the old script?',
        [
          [
            'The script’s own: any role that lets it in',
            { kind: 'role', identity: 'old-script', role: 'PhotoAppGuest' },
          ],
          ['Nobody’s: it gets no role', { kind: 'role', identity: 'old-script', role: null }],
          ['The pool’s: PhotoAppUser', { kind: 'role', identity: 'old-script', role: 'PhotoAppUser' }],
        ],
        0,
        'In the classic flow the pool only gives a token. With it the caller asks STS for a role of its own choice.',
      ),
    ],
  },
  fix: {
    says: 'Switch the classic flow off. The app, guests included, must not notice.',
    mayEdit: ['identityPool.allowClassicFlow'],
    goals: [
      { kind: 'stops', identity: 'old-script', step: 2 },
      may(['ana'], ['get-own']),
      may(['guest'], ['get-public']),
    ],
    hidden: {
      says: 'Signed-in callers cannot use the classic flow either',
      edits: [{ at: ['identities', 'ana', 'classic'], value: { role: 'PhotoAppUser' } }],
      goals: [{ kind: 'stops', identity: 'ana', step: 2 }, may(['guest'], ['get-public'])],
    },
  },
  hints: [
    'The setting belongs to the identity pool. You find it under Pool.',
    'It has three states: on, off, and never set. Two of them let the script in.',
    'Set `allowClassicFlow` to false.',
  ],
  solution: {
    says: 'The classic flow is off, in so many words.',
    edits: [{ at: ['identityPool', 'allowClassicFlow'], value: false }],
  },
  wrongFixes: [
    {
      says: 'No guests at all',
      edits: [{ at: ['identityPool', 'allowUnauthenticatedIdentities'], value: false }],
    },
    { says: 'On, in so many words', edits: [{ at: ['identityPool', 'allowClassicFlow'], value: true }] },
  ],
  transfer: {
    says: 'Back to the start, with the classic flow unset. Somebody adds a role mapping for the user pool, and Ana’s app uses the classic flow.',
    from: 'start',
    edits: [
      { at: ['identities', 'ana', 'classic'], value: { role: 'PhotoAppUser' } },
      {
        at: ['identityPool', 'roleMappings'],
        value: {
          'cognito-idp.us-east-1.amazonaws.com/us-east-1_Photo1234:6jk8ltokc7ac9es6jrtg9q572f': {
            type: 'Token',
            ambiguousRoleResolution: 'AuthenticatedRole',
          },
        },
      },
    ],
    questions: [
      choice(
        'What becomes of Ana?',
        [
          ['She gets the role that she asks for', { kind: 'role', identity: 'ana', role: 'PhotoAppUser' }],
          ['The pool refuses her the token at step 2', { kind: 'stops', identity: 'ana', step: 2 }],
          ['STS refuses her at step 4', { kind: 'stops', identity: 'ana', step: 4 }],
        ],
        1,
        'Role mappings and the classic flow do not go together: the pool could not make sure that its choice is kept.',
      ),
    ],
  },
  debrief: [
    'Never set is not off. Pools that nobody has touched still give tokens for the classic flow.',
    'The enhanced flow lets the pool choose the role, narrows guests, and knows role mappings. Prefer it.',
  ],
  links: ['enhanced-and-classic', 'best-practices', 'audit'],
}
