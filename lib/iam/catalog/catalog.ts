import { createBitReader } from './bit-coder'
import { CATALOG_DATE, CATALOG_TEXT, CATALOG_VERSION } from './catalog-data.generated'
import { ACCESS_LEVELS, createCatalogCoder, KEY_TYPES, type StoredKey, type StoredService } from './format'
import type { Catalog, CatalogAction, CatalogConditionKey, CatalogService, KeyType } from './types'

/** Nothing in the data is longer; no name of a person's typing need be looked at any further. */
const LONGEST_NAME = 256

/** Where AWS's user guide contradicts the published data, the guide wins. By name in lower case. */
const CORRECTED_TYPES: ReadonlyMap<string, KeyType> = new Map<string, KeyType>([
  // Holds `authenticated` and the names of providers at once; the guide asks for ForAnyValue.
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
  ['cognito-identity.amazonaws.com:amr', 'ArrayOfString'],
])

/** Keys of web identity federation that the guide names and the published data lacks. */
const WEB_IDENTITY_KEYS: readonly CatalogConditionKey[] = [
  'www.amazon.com:sub',
  'accounts.google.com:email',
  'appleid.apple.com:aud',
  'appleid.apple.com:sub',
].map((name) => ({ name, type: 'String' }))

/** Where keys are published whose prefix is no service, or which another service lists than the one they are named for. */
const LISTED_WITH: ReadonlyMap<string, string> = new Map([
  ['cognito-identity-auth', 'cognito-identity'],
  ['cognito-identity-unauth', 'cognito-identity'],
  ['iot', 'iotjobsdata'],
  ['iam', 'sts'],
])
/** Where the others are that name no service: `saml:` and the hosts of identity providers. */
const FEDERATION = 'sts'

interface LoadedService {
  readonly service: CatalogService
  /** By name in lower case. */
  readonly actions: ReadonlyMap<string, CatalogAction>
  readonly keys: KeyIndex
}

interface KeyIndex {
  readonly exact: ReadonlyMap<string, CatalogConditionKey>
  /** Keys with a name of one's own in them: what stands before and after it, in lower case. */
  readonly open: readonly {
    readonly head: string
    readonly tail: string
    readonly key: CatalogConditionKey
  }[]
}

/**
 * What AWS publishes about its services' actions, resource types and condition keys, for the services that
 * applications of an identity pool call.
 *
 * The first question reads the list of services, the first question about a service that service and those stored
 * before it; after that an answer is one lookup. Total: any text gives an answer, null for what is not known. Data of
 * the service authorization reference, so no judge of what a *request* carries: session keys reach every action.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * @example
 * catalog.action('s3:getobject')?.name             // 's3:GetObject'
 * catalog.action('s3:GetObjects')                  // null
 * catalog.conditionKey('aws:PrincipalTag/team')    // { name: 'aws:PrincipalTag/${TagKey}', type: 'String' }
 * catalog.isServicePrefix('ec2')                   // true, though catalog.service('ec2') is null
 */
export const catalog: Catalog = /* @__PURE__ */ createCatalog(CATALOG_TEXT, CATALOG_DATE, CATALOG_VERSION)

function createCatalog(text: string, date: string, version: string): Catalog {
  const open = once(() => openCatalog(text))
  return {
    date,
    version,
    get services() {
      return open().services
    },
    get allPrefixes() {
      return open().allPrefixes
    },
    get globalKeys() {
      return open().globalKeys
    },
    get rcpServices() {
      return open().rcpServices
    },
    service: (prefix) => open().load(prefix)?.service ?? null,
    isServicePrefix: (prefix) => prefix.length <= LONGEST_NAME && open().prefixes.has(prefix.toLowerCase()),
    action(name) {
      if (name.length > LONGEST_NAME) return null
      const colon = name.indexOf(':')
      if (colon < 0) return null
      return open().load(name.slice(0, colon))?.actions.get(name.toLowerCase()) ?? null
    },
    conditionKey(name) {
      // A tag key has up to 128 characters, an encryption context key many more: only what is before it is looked at.
      const lower = name.toLowerCase()
      const colon = lower.indexOf(':')
      if (colon < 0 || colon > LONGEST_NAME) return null
      const { globals, load, prefixes } = open()
      const prefix = lower.slice(0, colon)
      const elsewhere = LISTED_WITH.get(prefix) ?? (prefixes.has(prefix) ? prefix : FEDERATION)
      return (
        findKey(globals, lower) ?? findKey(load(prefix)?.keys, lower) ?? findKey(load(elsewhere)?.keys, lower)
      )
    },
  }
}

/** Reads the head of the data, and each service when it is first asked for. */
function openCatalog(text: string) {
  const coder = createCatalogCoder(createBitReader(text))
  const header = coder.header()
  const allPrefixes = header.prefixes.map((each) => each.prefix)
  const stored = header.services.map(({ prefix, isFull }) => ({ prefix: allPrefixes[prefix] ?? '', isFull }))
  const known = new Set(stored.map((each) => each.prefix))
  const loaded = new Map<string, LoadedService>()
  const globalKeys = header.globalKeys.map(toKey)

  return {
    allPrefixes,
    prefixes: new Set(allPrefixes),
    services: [...known].sort(),
    rcpServices: new Set(header.prefixes.filter((each) => each.hasRcp).map((each) => each.prefix)),
    globalKeys,
    globals: indexKeys([...globalKeys, ...WEB_IDENTITY_KEYS]),
    load(prefix: string): LoadedService | null {
      const found = loaded.get(prefix)
      if (found) return found
      if (prefix.length > LONGEST_NAME) return null
      const lower = prefix.toLowerCase()
      if (!known.has(lower)) return null
      while (!loaded.has(lower)) {
        const next = stored[loaded.size]
        if (!next) return null
        loaded.set(
          next.prefix,
          toLoaded(next.prefix, next.isFull, coder.service(next.prefix, next.isFull, header.verbs)),
        )
      }
      return loaded.get(lower) ?? null
    },
  }
}

function toLoaded(prefix: string, isFull: boolean, stored: StoredService): LoadedService {
  const conditionKeys = stored.keys.map(toKey)
  const keyNames = conditionKeys.map((key) => key.name)
  const actions = stored.actions
    .map((action): CatalogAction => {
      const types = action.types.flatMap((index) => stored.types[index] ?? [])
      const keys = new Set([...action.keys, ...types.flatMap((type) => type.keys)])
      return {
        name: `${prefix}:${action.name}`,
        service: prefix,
        accessLevel: ACCESS_LEVELS[action.level] ?? 'Write',
        resourceTypes: isFull ? types.map((type) => type.name) : null,
        conditionKeys: isFull ? keyNames.filter((_, index) => keys.has(index)) : null,
      }
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
  const resourceTypes = stored.types.map(({ name, arn }) => ({ name, arns: [arn] }))
  return {
    service: { prefix, title: stored.title, isFull, actions, resourceTypes, conditionKeys },
    actions: new Map(actions.map((action) => [action.name.toLowerCase(), action])),
    keys: indexKeys(conditionKeys),
  }
}

function toKey({ name, type }: StoredKey): CatalogConditionKey {
  return { name, type: CORRECTED_TYPES.get(name.toLowerCase()) ?? KEY_TYPES[type] ?? 'String' }
}

/** The data writes the open part of a key as `${TagKey}`, and twice as `<key>`. */
const OPEN_PART = /\$\{[^}]*\}|<[^>]*>/

function indexKeys(keys: readonly CatalogConditionKey[]): KeyIndex {
  const exact = new Map(keys.map((key) => [key.name.toLowerCase(), key]))
  const open = keys.flatMap((key) => {
    const part = OPEN_PART.exec(key.name)
    if (!part) return []
    const head = key.name.slice(0, part.index).toLowerCase()
    return [{ head, tail: key.name.slice(part.index + part[0].length).toLowerCase(), key }]
  })
  // `events:Metadata/${MetadataKey}/Matcher` before `events:Metadata/${MetadataKey}`.
  open.sort((one, other) => other.head.length + other.tail.length - one.head.length - one.tail.length)
  return { exact, open }
}

function findKey(index: KeyIndex | undefined, lower: string): CatalogConditionKey | null {
  if (!index) return null
  const exact = index.exact.get(lower)
  if (exact) return exact
  for (const { head, tail, key } of index.open) {
    const isLonger = lower.length > head.length + tail.length
    if (isLonger && lower.startsWith(head) && lower.endsWith(tail)) return key
  }
  return null
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
