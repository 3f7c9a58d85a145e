import { cell, choice, GUEST_READ, may, mayNot } from '../parts'
import type { LessonText } from '../schema'

const PARAMETER = 'arn:aws:ssm:us-east-1:123456789012:parameter/public/theme'
const statement = (Action: string, Resource: string) => ({ Effect: 'Allow', Action, Resource })
const guestPolicy = (...Statement: object[]) => ({
  document: GUEST_READ,
  policy: { Version: '2012-10-17', Statement },
})
const READ_PUBLIC = statement('s3:GetObject', 'arn:aws:s3:::mybucket/public/*')

export const ALLOWED_YET_DENIED: LessonText = {
  version: 1,
  id: 'allowed-yet-denied',
  track: 'boundaries',
  title: 'Allowed, yet denied',
  minutes: 15,
  prerequisites: ['guest-door'],
  ability: 'tell which services a guest can never reach in the enhanced flow, and design around it',
  story:
    'The welcome page takes its colours from a parameter in Systems Manager. The guests’ role allows exactly that. Signed-in users see the colours, guests get AccessDenied.',
  start: {
    base: 'photo-app',
    identities: ['ana', 'guest'],
    requests: ['get-public'],
    edits: [
      guestPolicy(READ_PUBLIC, statement('ssm:GetParameter', PARAMETER)),
      {
        at: ['roles', 'PhotoAppUser', 'policies'],
        add: {
          name: 'Theme',
          text: `{\n  "Version": "2012-10-17",\n  "Statement": [\n    { "Effect": "Allow", "Action": "ssm:GetParameter", "Resource": "${PARAMETER}" },\n    { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::mybucket/theme/*" }\n  ]\n}`,
        },
      },
      { at: ['buckets', 'mybucket', 'objects'], add: { key: 'theme/colours.json', body: '{}' } },
      {
        at: ['requests'],
        add: {
          id: 'get-parameter',
          name: 'Read the parameter with the colours',
          service: 'other',
          action: 'ssm:GetParameter',
          resource: PARAMETER,
        },
      },
      {
        at: ['requests'],
        add: {
          id: 'get-theme',
          name: 'Get the file with the colours',
          service: 's3',
          operation: 'GetObject',
          bucket: 'mybucket',
          key: 'theme/colours.json',
        },
      },
    ],
  },
  predict: [
    cell(
      ['guest', 'get-parameter'],
      'The guests’ role allows `ssm:GetParameter` on this very parameter. Does a guest get it?',
      'deny',
      'A guest’s session in the enhanced flow is narrowed to a fixed list of services. Systems Manager is not on it.',
    ),
    cell(
      ['ana', 'get-parameter'],
      'Ana’s role allows the same. Does she get it?',
      'allow',
      'Only sessions of guests are narrowed.',
    ),
  ],
  run: {
    says: 'Choose the guest and the parameter, and read Why. Which policy said no?',
    identity: 'guest',
    request: 'get-parameter',
    step: 6,
  },
  explain: {
    says: 'Open “What the credentials stand for” for the guest: two policies are there that nobody in your team has written.',
    questions: [
      choice(
        'What denies the guest the parameter?',
        [
          [
            'The guests’ role: its policy does not allow it',
            mayNot(['guest'], ['get-parameter'], { deniedBy: 'identity' }),
          ],
          [
            'The session: Cognito narrows it for guests',
            mayNot(['guest'], ['get-parameter'], { deniedBy: 'session' }),
          ],
          ['The trust policy of the role', mayNot(['guest'], ['get-parameter'], { deniedBy: 'trust' })],
        ],
        1,
        'What counts is what the role and the session both allow. The role alone is not enough.',
      ),
    ],
  },
  fix: {
    says: 'Show guests the colours all the same: there is a copy in S3, which guests can reach. Take out what can never work, and open nothing else.',
    mayEdit: [GUEST_READ],
    goals: [
      may(['guest'], ['get-theme', 'get-public']),
      {
        ...mayNot(['guest'], ['get-parameter'], { deniedBy: 'identity' }),
        says: 'The guests’ role no longer allows the parameter, which guests could not read anyway',
      },
      { kind: 'no-wildcard', documents: [GUEST_READ], element: 'Action' },
      { kind: 'no-wildcard', documents: [GUEST_READ], element: 'Resource' },
    ],
    hidden: {
      says: 'Guests write no colours and read nobody’s notes',
      edits: [
        ...[
          { id: 'h-put', operation: 'PutObject', key: 'theme/colours.json' },
          { id: 'h-notes', operation: 'GetObject', key: '{{other}}/notes.txt' },
          { id: 'h-list', operation: 'ListObjectsV2' },
        ].map((request) => ({
          at: ['requests'],
          add: { name: request.id.slice(2), service: 's3', bucket: 'mybucket', ...request },
        })),
      ],
      goals: [mayNot(['guest'], ['h-put', 'h-notes', 'h-list']), may(['ana'], ['get-parameter'])],
    },
  },
  hints: [
    'More rights for the role do not help: the session cuts them off again.',
    'S3 is on the list for guests. The file is `theme/colours.json` in `mybucket`.',
    'Replace the statement about `ssm:GetParameter` by `s3:GetObject` on `arn:aws:s3:::mybucket/theme/*`.',
  ],
  solution: {
    says: 'The colours come from a service that guests reach.',
    edits: [guestPolicy(READ_PUBLIC, statement('s3:GetObject', 'arn:aws:s3:::mybucket/theme/*'))],
  },
  wrongFixes: [
    {
      says: 'More of Systems Manager',
      edits: [guestPolicy(READ_PUBLIC, statement('ssm:*', '*'))],
    },
    {
      says: 'All of the bucket',
      edits: [guestPolicy(statement('s3:GetObject', 'arn:aws:s3:::mybucket/*'))],
    },
  ],
  transfer: {
    says: 'Back to the start. The guest takes the classic flow instead and asks STS for the guests’ role.',
    from: 'start',
    edits: [{ at: ['identities', 'guest', 'classic'], value: { role: 'PhotoAppGuest' } }],
    questions: [
      cell(
        ['guest', 'get-parameter'],
        'Does the guest get the parameter now?',
        'allow',
        'The narrowing belongs to the enhanced flow. In the classic flow the app could add a session policy of its own, and did not.',
      ),
    ],
  },
  debrief: [
    'In the enhanced flow a guest’s session is the role’s policies, cut down to a fixed list of services.',
    'AccessDenied although the role allows it: ask what else applies. Session, boundary, resource, organisation.',
    'The classic flow is no way out that one should take lightly: there the caller names the role.',
  ],
  links: ['guest-scope-down', 'enhanced-and-classic', 'errors'],
}
