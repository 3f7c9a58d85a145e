import * as v from 'valibot'
import { cognitoId, id, name, policyText, roleReference, seconds, tags } from './common'

/** Who comes: how they sign in, with which claims, and by which way they get credentials. */

const claim = v.union([
  v.string(),
  v.number(),
  v.boolean(),
  v.array(v.union([v.string(), v.number(), v.boolean()])),
])

/** Ways in which a token can be wrong; not every kind of token knows all of them. */
const fault = v.optional(
  v.picklist([
    ...(['expired', 'not-yet-valid', 'wrong-audience', 'wrong-issuer', 'wrong-key', 'rotated-key'] as const),
    ...(['access-token', 'other-pool', 'malformed', 'replayed', 'signed-out'] as const),
  ]),
)

/** In the classic flow the app itself asks STS, for any role whose trust policy lets it in. */
const classic = v.strictObject({
  role: roleReference,
  sessionName: v.optional(v.pipe(v.string(), v.regex(/^[\w+=,.@-]{2,64}$/))),
  durationSeconds: v.optional(seconds),
  policy: v.optional(v.pipe(policyText, v.description('A session policy of the app’s own'))),
  policyArns: v.optional(v.array(v.string())),
})

/** In a file the name comes first and the way to the credentials last. */
const who = { id, name }

const journey = {
  identityId: v.pipe(cognitoId, v.description('The identity id that the identity pool gives this login')),
  pool: v.optional(v.pipe(cognitoId, v.description('Id of another pool; left out: the design’s own'))),
  customRole: v.optional(v.pipe(roleReference, v.description('CustomRoleArn of the enhanced flow'))),
  classic: v.optional(v.pipe(classic, v.description('Left out: the enhanced flow'))),
}

const login = {
  claims: v.optional(
    v.pipe(v.record(v.string(), claim), v.description('Beyond the usual ones, or in their place')),
  ),
  fault,
  wasGuest: v.optional(
    v.pipe(v.boolean(), v.description('Came as a guest first, and keeps that identity id')),
  ),
  ...journey,
}

const provider = v.pipe(v.string(), v.description('Id of the provider'))
const email = v.optional(v.string())

export const identity = v.variant('kind', [
  v.strictObject({
    kind: v.literal('user-pool-user'),
    ...who,
    userPool: v.pipe(v.string(), v.description('Id of the user pool that the person signs in to')),
    clientId: v.optional(v.string()),
    username: name,
    sub: v.pipe(
      v.string(),
      v.regex(/^[0-9a-f-]{36}$/),
      v.description('The user in the user pool, not the identity'),
    ),
    email,
    groups: v.optional(v.array(v.string())),
    custom: v.optional(v.pipe(tags, v.description('Custom attributes, without custom:'))),
    ...login,
  }),
  v.strictObject({
    kind: v.literal('oidc-user'),
    ...who,
    provider,
    clientId: v.optional(v.string()),
    sub: name,
    ...login,
  }),
  v.strictObject({ kind: v.literal('facebook-user'), ...who, provider, userId: name, ...login }),
  v.strictObject({ kind: v.literal('amazon-user'), ...who, provider, userId: name, ...login }),
  v.strictObject({ kind: v.literal('google-user'), ...who, provider, sub: name, email, ...login }),
  v.strictObject({ kind: v.literal('apple-user'), ...who, provider, sub: name, email, ...login }),
  v.strictObject({
    kind: v.literal('saml-user'),
    ...who,
    provider,
    nameId: name,
    email,
    displayName: v.optional(v.string()),
    groups: v.optional(v.array(v.string())),
    roles: v.optional(v.array(roleReference)),
    attributes: v.optional(v.record(v.string(), v.union([v.string(), v.array(v.string())]))),
    ...login,
  }),
  v.strictObject({
    kind: v.literal('developer-user'),
    ...who,
    provider,
    userIdentifier: v.pipe(v.string(), v.minLength(1), v.maxLength(1024)),
    principalTags: v.optional(tags),
    tokenDuration: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(86400))),
    ...login,
  }),
  v.strictObject({ kind: v.literal('guest'), ...who, ...journey }),
])
