import { invariant } from '@/lib/base/invariant'
import { createBitReader } from './bit-coder'
import { CATALOG_DATE, CATALOG_TEXT, CATALOG_VERSION } from './catalog-data.generated'
import {
  ACCESS_LEVELS,
  type CatalogCoder,
  createCatalogCoder,
  KEY_TYPES,
  SERVICES_BEFORE_PREFIXES,
  type StoredKey,
  type StoredPrefix,
  type StoredService,
} from './format'
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
 * The first question about a service reads that service and those stored before it, the most used of which come
 * first: some tens of milliseconds for s3, some hundreds for all of them (`readAhead` spreads them over idle time).
 * After that an answer is one lookup. Total: any text gives an answer, null for what is not known. Data of the
 * service authorization reference, so no judge of what a *request* carries: session keys reach every action.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * @example
 * catalog.action('s3:getobject')?.name             // 's3:GetObject'
 * catalog.action('s3:GetObjects')                  // null
 * catalog.conditionKey('aws:PrincipalTag/team')    // { name: 'aws:PrincipalTag/${TagKey}', type: 'String' }
 * catalog.isServicePrefix('ec2')                   // true, though catalog.service('ec2') is null
 */
export const catalog: Catalog = /* @__PURE__ */ createCatalog()

function createCatalog(): Catalog {
  let opened: ReturnType<typeof openCatalog> | undefined
  const open = () => {
    opened ??= openCatalog()
    return opened
  }
  return {
    date: CATALOG_DATE,
    version: CATALOG_VERSION,
    get services() {
      return open().services
    },
    get allPrefixes() {
      return open().prefixes().all
    },
    get globalKeys() {
      return open().globalKeys
    },
    get rcpServices() {
      return open().prefixes().withRcp
    },
    service: (prefix) => open().load(prefix)?.service ?? null,
    isServicePrefix(prefix) {
      if (prefix.length > LONGEST_NAME) return false
      const lower = prefix.toLowerCase()
      return open().isKnown(lower) || open().prefixes().names.has(lower)
    },
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
      const { globals, load } = open()
      const prefix = lower.slice(0, colon)
      const elsewhere = LISTED_WITH.get(prefix) ?? FEDERATION
      return (
        findKey(globals, lower) ?? findKey(load(prefix)?.keys, lower) ?? findKey(load(elsewhere)?.keys, lower)
      )
    },
    readAhead() {
      if (opened?.hasMore()) opened.readNext()
      return open().hasMore()
    },
  }
}

/** Reads the head of the data, and each service when it is first asked for. */
function openCatalog() {
  // What it has learned takes some megabytes, so it goes when all is read.
  let coder: CatalogCoder | null = createCatalogCoder(createBitReader(CATALOG_TEXT))
  const header = coder.header()
  const { services: stored, verbs } = header
  const known = new Set(stored.map((each) => each.prefix))
  const loaded = new Map<string, LoadedService>()
  const globalKeys = header.globalKeys.map(toKey)
  let prefixes: ReturnType<typeof indexPrefixes> | undefined

  /** The stored order is the order of reading: each part is told from those before it. */
  function readNext() {
    const next = stored[loaded.size]
    invariant(coder && next, 'the catalogue has every service that it lists')
    if (!prefixes && loaded.size === SERVICES_BEFORE_PREFIXES) {
      prefixes = indexPrefixes([...stored, ...coder.prefixes()])
      return
    }
    const service = coder.service(next.prefix, next.isFull, verbs)
    loaded.set(next.prefix, toLoaded(next.prefix, next.isFull, service))
    if (loaded.size === stored.length) coder = null
  }

  return {
    hasMore: () => coder !== null,
    readNext,
    services: [...known].sort(),
    globalKeys,
    globals: indexKeys([...globalKeys, ...WEB_IDENTITY_KEYS]),
    prefixes() {
      while (!prefixes) readNext()
      return prefixes
    },
    load(prefix: string): LoadedService | null {
      const found = loaded.get(prefix)
      if (found) return found
      if (prefix.length > LONGEST_NAME) return null
      const lower = prefix.toLowerCase()
      if (!known.has(lower)) return null
      while (!loaded.has(lower)) readNext()
      return loaded.get(lower) ?? null
    },
    isKnown: (prefix: string) => known.has(prefix),
  }
}

function indexPrefixes(stored: readonly StoredPrefix[]) {
  const all = stored.map((each) => each.prefix).sort()
  const withRcp = stored.filter((each) => each.hasRcp).map((each) => each.prefix)
  return { all, names: new Set(all), withRcp: new Set(withRcp) }
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
