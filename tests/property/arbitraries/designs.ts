import fc from 'fast-check'
import { type Design, documentsOf, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { identityDocument, soundDocument, trustDocument } from './policies'

/** Texts that a person might type into an editor, sound or not. */
export const policyText: fc.Arbitrary<string> = fc.oneof(
  soundDocument.map((document) => JSON.stringify(document, null, 2)),
  identityDocument.map((document) => JSON.stringify(document)),
  trustDocument.map((document) => JSON.stringify(document)),
  fc
    .tuple(fc.constantFrom(...documentsOf(DEFAULT_DESIGN).map(({ text }) => text)), fc.nat(), fc.nat(8))
    .map(([text, at, length]) => text.slice(0, at % text.length) + text.slice((at % text.length) + length)),
  fc.constantFrom('', ' ', '{', '[]', 'null', '{"Statement":', '\ud800', '// nothing'),
)

const place = fc.constantFrom(...documentsOf(DEFAULT_DESIGN).map(({ id }) => id))

/** One edit of a policy: where, and the text after it. */
export const edit: fc.Arbitrary<{ readonly id: string; readonly text: string }> = fc.record({
  id: place,
  text: policyText,
})

export const edits = fc.array(edit, { maxLength: 4 })

export function applyEdits(design: Design, list: readonly { id: string; text: string }[]): Design {
  return list.reduce((edited, { id, text }) => withDocumentText(edited, id, text), design)
}

const anyName = fc
  .string({ minLength: 1, maxLength: 20, unit: 'binary' })
  .filter((name) => name.length <= 128)
const safeKey = anyName.filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key))
const identityId = fc.constantFrom(
  'us-east-1:a1a1a1a1-1111-4111-8111-111111111111',
  'us-east-1:b2b2b2b2-2222-4222-8222-222222222222',
)
const template = fc.oneof(anyName, fc.constantFrom('{{self}}', '{{other}}/x', '{{identity:one}}', ''))
const attributes = fc.dictionary(safeKey, template, { maxKeys: 3 })
const poolId = 'us-east-1_Photo1234'

const identity: fc.Arbitrary<Design['identities'][number]> = fc.oneof(
  fc.record({
    kind: fc.constant('guest' as const),
    id: fc.constantFrom('one', 'two', 'three'),
    name: anyName,
    identityId,
  }),
  fc.record({
    kind: fc.constant('user-pool-user' as const),
    id: fc.constantFrom('one', 'two', 'three'),
    name: anyName,
    userPool: fc.constant(poolId),
    username: anyName,
    sub: fc.uuid(),
    identityId,
  }),
)

const named = { id: fc.constantFrom('r1', 'r2', 'r3', 'r4'), name: anyName }
const s3 = { ...named, service: fc.constant('s3' as const), bucket: fc.constantFrom('bucket-1', 'none') }
const db = { ...named, service: fc.constant('dynamodb' as const), table: fc.constantFrom('Table1', 'None') }

const request: fc.Arbitrary<Design['requests'][number]> = fc.oneof(
  fc.record({ ...s3, operation: fc.constant('ListObjectsV2' as const), prefix: template }),
  fc.record({ ...s3, operation: fc.constant('ListObjectsV2' as const) }),
  fc.record({ ...s3, operation: fc.constant('GetObject' as const), key: template }),
  fc.record({ ...s3, operation: fc.constant('PutObject' as const), key: template, body: fc.string() }),
  fc.record({ ...db, operation: fc.constant('GetItem' as const), key: attributes }),
  fc.record({ ...db, operation: fc.constant('Query' as const), partitionKeyValue: template }),
  fc.record({ ...db, operation: fc.constant('PutItem' as const), item: attributes }),
  fc.record({ ...db, operation: fc.constant('Scan' as const) }),
)

const role: fc.Arbitrary<Design['roles'][number]> = fc.record({
  name: fc.constantFrom('User', 'Guest', 'Other'),
  path: fc.constantFrom('/', '/team/photo/'),
  trustPolicy: policyText,
  policies: fc.uniqueArray(fc.record({ name: fc.constantFrom('First', 'Second'), text: policyText }), {
    maxLength: 2,
    selector: ({ name }) => name,
  }),
})

const roleName = fc.constantFrom('User', 'Guest', 'Missing', null)
const isTwelveDigits = fc.constantFrom('111122223333', '000000000000')

/** Any design that a file may hold. */
export const design: fc.Arbitrary<Design> = fc.record({
  version: fc.constant(2 as const),
  name: anyName,
  account: isTwelveDigits,
  region: fc.constantFrom('us-east-1', 'eu-central-1'),
  now: fc.constantFrom('2026-03-02T09:00:00Z', '2026-03-02T09:00:00.5+02:00', '1970-01-01T00:00:00Z'),
  providers: fc.constant([{ kind: 'user-pool' as const, id: poolId, name: 'Users', clientId: 'client1' }]),
  identityPool: fc.record({
    id: fc.constantFrom('us-east-1:7c9e6679-7425-40de-944b-e07fc1f90ae7', 'us-east-1:0'),
    name: fc.constant('Photo app'),
    allowUnauthenticatedIdentities: fc.boolean(),
    cognitoIdentityProviders: fc.constantFrom(
      [],
      [{ providerName: `cognito-idp.us-east-1.amazonaws.com/${poolId}`, clientId: 'client1' }],
      [{ providerName: `cognito-idp.us-east-1.amazonaws.com/${poolId}`, clientId: 'client2' }],
    ),
    roles: fc.record({ authenticated: roleName, unauthenticated: roleName }),
  }),
  roles: fc.uniqueArray(role, { maxLength: 3, selector: ({ name }) => name }),
  buckets: fc.constantFrom([], [{ name: 'bucket-1', objects: [{ key: 'x', body: 'ü' }] }]),
  tables: fc.array(
    fc.record({
      name: fc.constant('Table1'),
      partitionKey: fc.constantFrom('id', 'toString'),
      items: fc.array(fc.dictionary(safeKey, fc.oneof(anyName, fc.boolean(), fc.integer()), { maxKeys: 3 }), {
        maxLength: 2,
      }),
    }),
    { maxLength: 1 },
  ),
  identities: fc.uniqueArray(identity, { maxLength: 3, selector: ({ id }) => id }),
  requests: fc.uniqueArray(request, { maxLength: 4, selector: ({ id }) => id }),
  expectations: fc.constant([]),
})
