import type { Design, Provider } from '@/lib/design'
import { POOL_PREFIX } from '@/lib/iam'
import type { Simulation } from '@/lib/simulation'
import type { AssistWorld, WorldResource, WorldSession, WorldValue } from './types'

/** Folders and sessions that a list may be made of; a design may have hundreds. */
const MOST_FOLDERS = 30
const MOST_SESSIONS = 50

const SUB = `\${${POOL_PREFIX}:sub}`

/**
 * What of this design can be named in its policies?
 *
 * @param identityId whose session the values of variables are shown for
 */
export function worldOf(design: Design, simulation: Simulation, identityId: string): AssistWorld {
  const { account, region, identityPool, otherPools = [] } = design
  const sessions = sessionsOf(design, simulation)
  return {
    account,
    region,
    resources: resourcesOf(design),
    usedActions: usedActions(simulation),
    poolIds: [identityPool, ...otherPools].map(({ id, name }) => ({ id, name })),
    federatedPrincipals: [
      POOL_PREFIX,
      ...design.providers.flatMap((provider) => federated(provider, design)),
    ],
    roleArns: design.roles.map(arnOfRole(account)),
    session: sessions.get(identityId) ?? null,
    sessions: [...sessions.values()].slice(0, MOST_SESSIONS),
    values: valuesOf(design),
  }
}

function sessionsOf(design: Design, { runs }: Simulation): ReadonlyMap<string, WorldSession> {
  const names = new Map(design.identities.map(({ id, name }) => [id, name]))
  return new Map(
    runs.flatMap(({ identityId, session }) =>
      session
        ? [[identityId, { identityName: names.get(identityId) ?? identityId, context: session.context }]]
        : [],
    ),
  )
}

function usedActions({ cells }: Simulation): readonly string[] {
  const counts = new Map<string, number>()
  for (const { checks } of cells) {
    for (const { action } of checks) counts.set(action, (counts.get(action) ?? 0) + 1)
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([action]) => action)
}

function resourcesOf(design: Design): readonly WorldResource[] {
  const { account, region, buckets, tables, roles, resources = [], identityPool } = design
  const ids = new Set(design.identities.map(({ identityId }) => identityId))
  return [
    ...buckets.flatMap(({ name, objects }) => {
      const arn = `arn:aws:s3:::${name}`
      const of = (path: string, note: string): WorldResource => ({
        arn: `${arn}/${path}`,
        service: 's3',
        type: 'object',
        note,
      })
      return [
        { arn, service: 's3', type: 'bucket', note: 'the bucket itself' },
        of('*', 'every object'),
        of(`${SUB}/*`, 'a folder of one’s own'),
        ...foldersOf(objects, ids).map((folder) => of(`${folder}*`, 'a folder')),
      ]
    }),
    ...tables.flatMap(({ name, indexes = [], account: owner = account }) => {
      const arn = `arn:aws:dynamodb:${region}:${owner}:table/${name}`
      return [
        { arn, service: 'dynamodb', type: 'table', note: 'table' },
        ...indexes.map((index) => ({
          arn: `${arn}/index/${index.name}`,
          service: 'dynamodb',
          type: 'index',
          note: 'index',
        })),
        ...(indexes.length > 1
          ? [{ arn: `${arn}/index/*`, service: 'dynamodb', type: 'index', note: 'every index' }]
          : []),
      ]
    }),
    ...resources.map(({ arn }) => {
      const service = arn.split(':')[2] ?? ''
      return { arn, service, type: service === 'kms' ? 'key' : '', note: 'resource of the design' }
    }),
    ...roles.map((role) => ({ arn: arnOfRole(account)(role), service: 'iam', type: 'role', note: 'role' })),
    {
      arn: `arn:aws:cognito-identity:${region}:${account}:identitypool/${identityPool.id}`,
      service: 'cognito-identity',
      type: 'identitypool',
      note: 'the identity pool',
    },
  ]
}

/** Folders that hold objects, somebody's identity id in their names written as a variable. */
function foldersOf(
  objects: Design['buckets'][number]['objects'],
  ids: ReadonlySet<string>,
): readonly string[] {
  const folders = new Set<string>()
  for (const { key } of objects) {
    const names = key.split('/').slice(0, -1)
    const written = names.map((name) => (ids.has(name) ? SUB : name))
    for (let depth = 1; depth <= Math.min(2, written.length); depth++) {
      const folder = `${written.slice(0, depth).join('/')}/`
      if (folder !== `${SUB}/` && !/[*?]/.test(folder)) folders.add(folder)
    }
    if (folders.size >= MOST_FOLDERS) break
  }
  return [...folders].slice(0, MOST_FOLDERS)
}

function arnOfRole(account: string) {
  return (role: Design['roles'][number]): string =>
    `arn:aws:iam::${role.account ?? account}:role${role.path ?? '/'}${role.name}`
}

/** How a role's trust policy names a provider directly. */
function federated(provider: Provider, { account }: Design): readonly string[] {
  switch (provider.kind) {
    case 'oidc':
      return [`arn:aws:iam::${account}:oidc-provider/${provider.issuer.replace('https://', '')}`]
    case 'saml':
      return [`arn:aws:iam::${account}:saml-provider/${provider.providerName}`]
    case 'google':
      return ['accounts.google.com']
    case 'facebook':
      return ['graph.facebook.com']
    case 'amazon':
      return ['www.amazon.com']
    case 'apple':
      return ['appleid.apple.com']
    default:
      return []
  }
}

/** Values that the design's own data suggests, by the key's name in lower case. */
function valuesOf(design: Design): ReadonlyMap<string, readonly WorldValue[]> {
  const { identityPool, otherPools = [], buckets, tables, region } = design
  const ids = new Set(design.identities.map(({ identityId }) => identityId))
  const folders = new Set(buckets.flatMap(({ objects }) => foldersOf(objects, ids)))
  const own = [
    { value: `${SUB}/*`, note: 'one’s own folder' },
    { value: `${SUB}/`, note: 'exactly one’s own folder' },
  ]
  const attributes = new Set(
    tables.flatMap(({ partitionKey, sortKey, items }) => [
      partitionKey,
      ...(sortKey ? [sortKey] : []),
      ...items.slice(0, MOST_FOLDERS).flatMap((item) => Object.keys(item)),
    ]),
  )
  return new Map([
    [`${POOL_PREFIX}:aud`, [identityPool, ...otherPools].map(({ id, name }) => ({ value: id, note: name }))],
    [
      `${POOL_PREFIX}:amr`,
      identityPool.cognitoIdentityProviders.map(({ providerName }) => ({
        value: providerName,
        note: 'signed in there',
      })),
    ],
    ['s3:prefix', [...own, ...[...folders].map((value) => ({ value: `${value}*`, note: 'a folder' }))]],
    ['s3:delimiter', [{ value: '/', note: 'folder by folder' }]],
    ['dynamodb:leadingkeys', [{ value: SUB, note: 'one’s own rows' }]],
    ['dynamodb:attributes', [...attributes].map((value) => ({ value, note: 'attribute' }))],
    ['aws:requestedregion', [{ value: region, note: 'the design’s Region' }]],
    ['aws:sourceip', [{ value: '203.0.113.0/24', note: 'an example' }]],
  ])
}
