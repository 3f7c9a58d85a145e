import * as v from 'valibot'
import { name, roleReference } from './common'

/** Where people sign in, before they come to the identity pool. */

const clientId = v.pipe(v.string(), v.regex(/^\w{1,128}$/))
const appId = v.pipe(v.string(), v.regex(/^[\w.;_/-]{1,128}$/, 'must be the id of an app at the provider'))
const key = v.pipe(v.string(), v.minLength(1), v.maxLength(128), v.description('What identities refer to'))

const userPool = v.strictObject({
  kind: v.literal('user-pool'),
  id: v.pipe(
    v.string(),
    v.regex(/^[\w-]+_[0-9a-zA-Z]+$/, 'must be REGION_ID'),
    v.description('User pool id'),
  ),
  name,
  clientId: v.pipe(clientId, v.description('App client id, the audience of its ID tokens')),
  otherClientIds: v.optional(v.array(clientId)),
  groups: v.optional(
    v.array(
      v.strictObject({
        name,
        precedence: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))),
        role: v.optional(v.nullable(roleReference)),
      }),
    ),
  ),
})

const oidc = v.strictObject({
  kind: v.literal('oidc'),
  id: key,
  name,
  issuer: v.pipe(v.string(), v.regex(/^https:\/\/\S{1,240}$/, 'must begin with https://')),
  clientIds: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(255))), v.minLength(1)),
})

const social = <Kind extends string, Entries extends v.ObjectEntries>(kind: Kind, entries: Entries) =>
  v.strictObject({ kind: v.literal(kind), id: key, name, ...entries })

const saml = v.strictObject({
  kind: v.literal('saml'),
  id: key,
  name,
  providerName: v.pipe(
    v.string(),
    v.regex(/^[\w._-]{1,128}$/),
    v.description('Name of the SAML provider in IAM, the end of its ARN'),
  ),
  flavour: v.picklist(['okta', 'ad-fs', 'entra-id']),
  entityId: v.pipe(v.string(), v.minLength(1), v.maxLength(1024)),
})

const developer = v.strictObject({
  kind: v.literal('developer'),
  id: key,
  name,
  providerName: v.pipe(v.string(), v.regex(/^[\w._-]{1,128}$/), v.description('login.mycompany.myapp')),
})

export const provider = v.variant('kind', [
  userPool,
  oidc,
  social('facebook', { appId }),
  social('google', { clientId: appId }),
  social('amazon', { appId }),
  social('apple', { servicesId: appId }),
  saml,
  developer,
])
