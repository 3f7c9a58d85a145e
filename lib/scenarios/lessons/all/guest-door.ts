import { cell, choice, GUEST_READ, may, mayNot } from '../parts'
import type { LessonText } from '../schema'

const PRIVATE = 'us-east-1:a1a1a1a1-1111-4111-8111-111111111111'

export const GUEST_DOOR: LessonText = {
  version: 1,
  id: 'guest-door',
  track: 'foundations',
  title: 'The guest door',
  minutes: 12,
  prerequisites: ['six-steps'],
  ability: 'let guests in, and give them no more than they should have',
  story:
    'The welcome page should work before anybody signs in. Somebody has prepared a role for guests, “just read, nothing else”. Yet guests get nothing but NotAuthorizedException.',
  start: {
    base: 'photo-app',
    identities: ['ana', 'ben', 'guest'],
    requests: ['get-public', 'get-own', 'get-other'],
    edits: [
      { at: ['identityPool', 'allowUnauthenticatedIdentities'], value: false },
      { document: GUEST_READ, find: 'mybucket/public/*', put: 'mybucket/*' },
      {
        at: ['requests'],
        add: {
          id: 'get-ana',
          name: 'Get Ana’s notes',
          service: 's3',
          operation: 'GetObject',
          bucket: 'mybucket',
          key: `${PRIVATE}/notes.txt`,
        },
      },
    ],
  },
  predict: [
    cell(
      ['guest', 'get-public'],
      'A guest asks for the welcome text. The guests’ role may read it. Does the guest get it?',
      'deny',
      'The pool does not take guests, so nobody ever asks the role.',
    ),
    cell(
      ['ana', 'get-own'],
      'Ana asks for her own notes. Does she get them?',
      'allow',
      'The guest door has nothing to do with those who sign in.',
    ),
  ],
  run: {
    says: 'Follow the guest. At which step does it end, and with which error?',
    identity: 'guest',
    request: 'get-public',
    step: 2,
  },
  explain: {
    says: 'Read the error of step 2. Then read the policy of the guests’ role, as if it were in use tomorrow.',
    questions: [
      choice(
        'Which error does the app see?',
        [
          [
            'NotAuthorizedException at step 2',
            { kind: 'stops', identity: 'guest', step: 2, code: 'NotAuthorizedException' },
          ],
          [
            'InvalidIdentityPoolConfigurationException at step 4',
            {
              kind: 'stops',
              identity: 'guest',
              step: 4,
              code: 'InvalidIdentityPoolConfigurationException',
            },
          ],
          ['AccessDenied at step 6', mayNot(['guest'], ['get-public'], { step: 6 })],
        ],
        0,
        'The pool itself refuses: “Unauthenticated access is not supported for this identity pool.”',
      ),
    ],
  },
  fix: {
    says: 'Open the door for guests. They read the public folder, and nothing of anybody’s own.',
    mayEdit: ['identityPool.allowUnauthenticatedIdentities', GUEST_READ],
    goals: [
      may(['guest'], ['get-public']),
      mayNot(['guest'], ['get-ana', 'get-other']),
      may(['ana', 'ben'], ['get-own']),
    ],
    hidden: {
      says: 'A guest reads other public files, lists nothing, and writes nothing',
      edits: [
        { at: ['buckets', 'mybucket', 'objects'], add: { key: 'public/news.txt', body: 'News' } },
        { at: ['buckets', 'mybucket', 'objects'], add: { key: 'publicity/plan.txt', body: 'Not yet' } },
        ...[
          { id: 'h-news', operation: 'GetObject', key: 'public/news.txt' },
          { id: 'h-plan', operation: 'GetObject', key: 'publicity/plan.txt' },
          { id: 'h-put', operation: 'PutObject', key: 'public/news.txt' },
          { id: 'h-list', operation: 'ListObjectsV2' },
        ].map((request) => ({
          at: ['requests'],
          add: { name: request.id.slice(2), service: 's3', bucket: 'mybucket', ...request },
        })),
      ],
      goals: [may(['guest'], ['h-news']), mayNot(['guest'], ['h-plan', 'h-put', 'h-list'])],
    },
  },
  hints: [
    'There is one setting of the identity pool that lets guests in. You find it under Pool.',
    'Once the door is open, see what the guest may do: the prepared policy reads the whole bucket.',
    'Set the resource of the guests’ policy to `arn:aws:s3:::mybucket/public/*`.',
  ],
  solution: {
    says: 'The door is open, and behind it is one folder.',
    edits: [
      { at: ['identityPool', 'allowUnauthenticatedIdentities'], value: true },
      { document: GUEST_READ, find: 'mybucket/*', put: 'mybucket/public/*' },
    ],
  },
  wrongFixes: [
    {
      says: 'Only the door',
      edits: [{ at: ['identityPool', 'allowUnauthenticatedIdentities'], value: true }],
    },
    {
      says: 'The folder without its slash',
      edits: [
        { at: ['identityPool', 'allowUnauthenticatedIdentities'], value: true },
        { document: GUEST_READ, find: 'mybucket/*', put: 'mybucket/public*' },
      ],
    },
  ],
  transfer: {
    says: 'The solution is in place. Somebody takes the guests’ role out of the identity pool; guest access stays on.',
    edits: [{ at: ['identityPool', 'roles', 'unauthenticated'], value: null }],
    questions: [
      cell(
        ['guest', 'get-public'],
        'May a guest read the public folder?',
        'deny',
        'An identity alone gives nothing. Without a role for guests there are no credentials for them.',
      ),
      cell(
        ['ben', 'get-own'],
        'May Ben read his own notes?',
        'allow',
        'Ben’s role is another one, and it is still there.',
      ),
    ],
  },
  debrief: [
    'Guest access is a switch of the pool, and off unless somebody turns it on.',
    'Before you open a door, look at what is behind it: a policy that nobody could use yet has never been tried.',
    'A prefix without its slash fits more folders than one.',
  ],
  links: ['guest-scope-down', 'key-features', 'errors'],
}
