import { CLEO_COMES, cell, choice, may, mayNot, SUB_VARIABLE, USER_FOLDER } from '../parts'
import type { LessonText } from '../schema'

const OWN = `arn:aws:s3:::mybucket/${SUB_VARIABLE}/*`
const listing = (resource: string, condition?: object) => ({
  document: USER_FOLDER,
  policy: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Resource: resource,
        ...(condition && { Condition: condition }),
      },
      { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: OWN },
    ],
  },
})

export const LIST_IS_NOT_GET: LessonText = {
  version: 1,
  id: 'list-is-not-get',
  track: 'data',
  title: 'List is not get',
  minutes: 12,
  prerequisites: ['my-folder-only'],
  ability: 'allow people to list their own folder and nothing else of a bucket',
  story:
    'Reading and writing work. Listing the own folder does not, although the policy names `s3:ListBucket` and the own folder.',
  start: {
    base: 'photo-app',
    identities: ['ana', 'ben'],
    requests: ['get-own', 'list-own', 'list-other', 'list-all'],
    edits: [listing(OWN)],
  },
  predict: [
    cell(
      ['ana', 'list-own'],
      'Ana lists her own folder. The policy allows `s3:ListBucket` on her folder. Does it work?',
      'deny',
      'Listing is something that one does to a bucket. The resource of the request is the bucket, and the policy names objects.',
    ),
  ],
  run: {
    says: 'Choose Ana and “List own folder”. For which resource does S3 ask the policies?',
    identity: 'ana',
    request: 'list-own',
    step: 6,
  },
  explain: {
    says: 'In “Everything that was checked”, compare the resource of the request with the resource of the statement.',
    questions: [
      choice(
        'What becomes of Ana’s listing?',
        [
          ['It ends before step 6: she has no credentials', { kind: 'stops', identity: 'ana', step: 4 }],
          [
            'S3 denies it: no statement of the role’s policies fits',
            mayNot(['ana'], ['list-own'], { step: 6, deniedBy: 'identity', isExplicit: false }),
          ],
          [
            'A statement forbids it',
            mayNot(['ana'], ['list-own'], { step: 6, deniedBy: 'identity', isExplicit: true }),
          ],
        ],
        1,
        'Nothing forbids it, and nothing allows it: `arn:aws:s3:::mybucket` is not below `arn:aws:s3:::mybucket/…/`.',
      ),
    ],
  },
  fix: {
    says: 'Everybody lists their own folder. Nobody lists another’s, nor the bucket as a whole.',
    mayEdit: [USER_FOLDER],
    goals: [may(['ana', 'ben'], ['get-own', 'list-own']), mayNot(['ana', 'ben'], ['list-other', 'list-all'])],
    hidden: {
      says: 'Cleo lists hers, folders below one’s own can be listed, and look-alikes cannot',
      edits: [
        ...CLEO_COMES,
        ...[
          { id: 'h-below', prefix: '{{self}}/photos/' },
          { id: 'h-alike', prefix: '{{self}}-archive/' },
          { id: 'h-no-slash', prefix: '{{self}}' },
        ].map(({ id, prefix }) => ({
          at: ['requests'],
          add: {
            id,
            name: `List ${prefix}`,
            service: 's3',
            operation: 'ListObjectsV2',
            bucket: 'mybucket',
            prefix,
          },
        })),
      ],
      goals: [
        may(['cleo'], ['list-own']),
        may(['ana', 'ben', 'cleo'], ['h-below']),
        mayNot(['ana', 'ben', 'cleo'], ['h-alike', 'h-no-slash', 'list-other', 'list-all']),
      ],
    },
  },
  hints: [
    'The resource of `s3:ListBucket` is the bucket: `arn:aws:s3:::mybucket`, without a slash.',
    'The bucket alone would allow listing everything. A condition has to look at what is listed.',
    `Add \`"Condition": { "StringLike": { "s3:prefix": "${SUB_VARIABLE}/*" } }\`.`,
  ],
  solution: {
    says: 'The bucket as the resource, and the prefix in a condition.',
    edits: [listing('arn:aws:s3:::mybucket', { StringLike: { 's3:prefix': `${SUB_VARIABLE}/*` } })],
  },
  wrongFixes: [
    { says: 'The bucket, without a condition', edits: [listing('arn:aws:s3:::mybucket')] },
    {
      says: 'The prefix without its slash',
      edits: [listing('arn:aws:s3:::mybucket', { StringLike: { 's3:prefix': `${SUB_VARIABLE}*` } })],
    },
    {
      says: 'A prefix that may be missing',
      edits: [listing('arn:aws:s3:::mybucket', { StringLikeIfExists: { 's3:prefix': `${SUB_VARIABLE}/*` } })],
    },
  ],
  transfer: {
    says: 'The solution is in place. Instead of StringLike, somebody writes StringEquals, with the same value.',
    edits: [{ document: USER_FOLDER, find: 'StringLike', put: 'StringEquals' }],
    questions: [
      cell(
        ['ana', 'list-own'],
        'Does listing the own folder still work?',
        'deny',
        'For StringEquals a star is just a star. The prefix of the request ends with a slash and has no star in it.',
      ),
      cell(
        ['ana', 'get-own'],
        'Does reading the own file still work?',
        'allow',
        'That is another statement, with the objects as its resource.',
      ),
    ],
  },
  debrief: [
    'Listing asks about the bucket, reading and writing ask about objects: two resources, so two statements.',
    'What part of a bucket may be listed is a condition on `s3:prefix`.',
    'A request without a prefix does not carry the key. `IfExists` would let exactly that one through.',
  ],
  links: ['s3-folders', 'condition-keys', 'errors'],
}
