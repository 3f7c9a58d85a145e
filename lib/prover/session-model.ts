import { type ContextKeys, catalog } from '@/lib/iam'
import { and, atom, type Formula, or, TRUE } from './formula'
import {
  ANY_TEXT,
  beginningWith,
  exactly,
  fits,
  type IdentityFormat,
  identityIdsOf,
  LETTERS_AND_DIGITS,
  type Piece,
  TAG_VALUES,
} from './identity-format'
import { type KeyFacts, type KeyModel, NOTHING_KNOWN } from './key-model'
import { finiteLanguageOf } from './language'
import { ANY, charsOf, union } from './letters'

/** What the requests of one kind of session look like, whoever the identity is. */
export interface SessionShape {
  readonly region: string
  /** The simulated time of the design. */
  readonly now: string
  readonly account: string
  readonly roleArn: string
  /** `AROA…`, the unique id of the role. */
  readonly roleId: string
  /** Null: the app names the session, as in the classic flow. */
  readonly sessionName: string | null
  /** The prefix of the keys with the pool's claims. */
  readonly issuer: string
  readonly poolId: string
  /** The account's organisation, where the design names it. */
  readonly organizationId?: string
  readonly isGuest: boolean
  /** Names of providers without a dot in them, as `amr` may hold them. */
  readonly plainProviders: readonly string[]
  /** Tags that the pool gives its sessions, in lower case; any of them may be missing. */
  readonly mappedTags: readonly string[]
  /** Does somebody outside the design name the tags, as a developer's own backend does? Then any of them may be there. */
  readonly hasOpenTags: boolean
  /** The role's own tags. */
  readonly roleTags: Readonly<Record<string, string>>
  /** Formats that somebody has chosen in the place of the usual ones, by key in lower case. */
  readonly formats: ReadonlyMap<string, IdentityFormat>
}

/** Keys that sessions of identity pools never carry. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const NEVER: ReadonlySet<string> = new Set([
  ...['aws:username', 'aws:multifactorauthage', 'aws:sourceidentity', 'aws:principalservicename'],
  ...['aws:principalservicenameslist', 'aws:calledvia', 'aws:calledviafirst', 'aws:calledvialast'],
])

/** Claims of the provider at which somebody signed in are gone once there is a session of the pool. */
const OTHER_ISSUERS =
  /^(?:www\.amazon\.com|graph\.facebook\.com|accounts\.google\.com|appleid\.apple\.com|saml):/

const TRUTH = ['true', 'false']
const any: KeyFacts = { is: 'always', holds: 'one' }
const maybe: KeyFacts = { is: 'maybe', holds: 'one' }
const never: KeyFacts = { is: 'never', holds: 'one' }
/** A key that is always there, with one of these values. */
export function constant(...constants: readonly string[]): KeyFacts {
  return { is: 'always', holds: 'one', constants }
}

/** What is known of the keys that come with a session and its client. */
export function sessionFacts(shape: SessionShape, resourceAccount: string): (key: string) => KeyFacts | null {
  const { issuer } = shape
  const facts = new Map<string, KeyFacts>([
    [`${issuer}:sub`, { is: 'always', holds: 'one', format: formatOf(shape, `${issuer}:sub`) }],
    [`${issuer}:aud`, constant(shape.poolId)],
    [`${issuer}:amr`, methods(shape)],
    ['aws:federatedprovider', constant(issuer)],
    ['aws:principalarn', constant(shape.roleArn)],
    ['aws:principalaccount', constant(shape.account)],
    ['aws:principaltype', constant('AssumedRole')],
    ['aws:principalisawsservice', constant('false')],
    ...(shape.organizationId === undefined
      ? []
      : [['aws:principalorgid', constant(shape.organizationId)] as const]),
    ['aws:userid', userId(shape)],
    ['aws:resourceaccount', constant(resourceAccount)],
    ['aws:viaawsservice', constant('false')],
    ['aws:securetransport', { ...any, constants: TRUTH }],
    ['aws:multifactorauthpresent', { ...maybe, constants: ['false'] }],
    ...['aws:tokenissuetime', 'aws:currenttime', 'aws:epochtime', 'aws:requestedregion'].map(
      (key): [string, KeyFacts] => [key, any],
    ),
    ...[
      'aws:sourceip',
      'aws:useragent',
      'aws:referer',
      'aws:sourcevpc',
      'aws:sourcevpce',
      'aws:vpcsourceip',
    ].map((key): [string, KeyFacts] => [key, maybe]),
  ])
  const roleTags = new Map(Object.entries(shape.roleTags).map(([key, value]) => [key.toLowerCase(), value]))
  return (key) => {
    const known = facts.get(key)
    if (known) return known
    if (NEVER.has(key) || OTHER_ISSUERS.test(key)) return never
    if (key.startsWith(TAG)) return tagFacts(shape, key, roleTags.get(key.slice(TAG.length)))
    return null
  }
}

const TAG = 'aws:principaltag/'

/** The format of a variable: the one that somebody chose, or the usual one. */
export function formatOf(
  { formats, region }: Pick<SessionShape, 'formats' | 'region'>,
  key: string,
): IdentityFormat {
  return formats.get(key) ?? (key.startsWith(TAG) ? TAG_VALUES : identityIdsOf(region))
}

function tagFacts(shape: SessionShape, key: string, ofRole: string | undefined): KeyFacts {
  const isMapped = shape.hasOpenTags || shape.mappedTags.includes(key.slice(TAG.length))
  if (!isMapped) return ofRole === undefined ? never : constant(ofRole)
  const format = formatOf(shape, key)
  if (ofRole === undefined || fits(ofRole, format)) return { is: 'maybe', holds: 'one', format }
  // Where the pool sets no tag, that of the role is there in its place, whatever sessions' tags look like.
  return { is: 'maybe', holds: 'one', format, formats: [format, exactly(ofRole)], also: [ofRole] }
}

/** `amr` of a guest is one word. */
export const GUEST_METHODS: KeyFacts = { is: 'always', holds: 'many', constants: ['unauthenticated'] }

function methods({ isGuest, plainProviders }: SessionShape): KeyFacts {
  return isGuest ? GUEST_METHODS : methodsOf([NAME_OF_PROVIDER, ...plainProviders.map(exactly)])
}

/** `amr` of somebody who signed in: `authenticated`, and names of these providers, one at least. */
export function methodsOf(providers: readonly IdentityFormat[]): KeyFacts {
  const authenticated = exactly('authenticated')
  const among = [[authenticated], providers]
  return { is: 'always', holds: 'many', formats: [authenticated, ...providers], among }
}

/** Names of providers have a dot, a colon or a slash in them, but for a developer's own. */
export const NAME_OF_PROVIDER: IdentityFormat = {
  says: 'the name of a provider',
  pieces: [
    { set: ANY, least: 0, most: null },
    { set: charsOf('.:/'), least: 1, most: 1 },
    { set: ANY, least: 0, most: null },
  ],
}

const NAME: Piece = { set: union(LETTERS_AND_DIGITS, charsOf('_+=,.@-')), least: 2, most: null }

/** The names that an app can give to a session. */
export const SESSION_NAME: IdentityFormat = { says: 'a session name', pieces: [NAME], maximum: 64 }

/** The session's name ends it; in the classic flow the app chooses that. */
function userId({ roleId, sessionName }: SessionShape): KeyFacts {
  if (sessionName !== null) return constant(`${roleId}:${sessionName}`)
  return { is: 'always', holds: 'one', format: beginningWith(`${roleId}:`, NAME) }
}

/** The keys that every request of the session carries, with values that stand for any. */
export function sessionKeys(shape: SessionShape, resourceAccount: string): ContextKeys {
  const { issuer } = shape
  return {
    [`${issuer}:aud`]: shape.poolId,
    [`${issuer}:amr`]: [shape.isGuest ? 'unauthenticated' : 'authenticated'],
    'aws:FederatedProvider': issuer,
    'aws:PrincipalArn': shape.roleArn,
    'aws:PrincipalAccount': shape.account,
    'aws:PrincipalType': 'AssumedRole',
    'aws:PrincipalIsAWSService': false,
    'aws:PrincipalOrgID': shape.organizationId,
    'aws:userid': `${shape.roleId}:${shape.sessionName ?? 'session'}`,
    'aws:ResourceAccount': resourceAccount,
    ...usualKeys(shape),
    ...Object.fromEntries(
      Object.entries(shape.roleTags).map(([tag, value]) => [`aws:PrincipalTag/${tag}`, value]),
    ),
  }
}

/** Keys that every request has, and the values that they have when nothing asks for others. */
export function usualKeys({ region, now }: Pick<SessionShape, 'region' | 'now'>): ContextKeys {
  return {
    'aws:TokenIssueTime': now,
    'aws:CurrentTime': now,
    'aws:EpochTime': Date.parse(now) / 1000,
    'aws:SecureTransport': true,
    'aws:RequestedRegion': region,
    'aws:ViaAWSService': false,
  }
}

/** Actions of DynamoDB whose requests name the partition keys that they touch: of one item, or of several. */
const ONE_ITEM =
  /^dynamodb:(?:getitem|putitem|updateitem|deleteitem|query|conditioncheckitem|partiql(?:insert|update|delete))$/
const SEVERAL_ITEMS = /^dynamodb:batch(?:getitem|writeitem)$/
const LEADING_KEYS = 'dynamodb:leadingkeys'

/**
 * What is known of the keys that a service fills for an action.
 *
 * Keys of the service that AWS's list does not name for the action are never there: that is what makes a Scan
 * slip through ForAllValues.
 */
export function serviceFacts(action: string, resourceAccount: string): (key: string) => KeyFacts | null {
  const name = action.toLowerCase()
  const known = catalog.action(action)
  const service = name.slice(0, name.indexOf(':') + 1)
  const listed = known?.conditionKeys ?? null
  const asked = BESIDE_PUT.test(name) ? (catalog.action('s3:PutObject')?.conditionKeys ?? []) : []
  const names = listed && new Set([...listed, ...asked].map((key) => key.toLowerCase()))
  return (key) => {
    if (key === LEADING_KEYS && ONE_ITEM.test(name))
      return { is: 'always', holds: 'one', isList: true, format: ANY_TEXT }
    if (key === LEADING_KEYS && SEVERAL_ITEMS.test(name))
      return { is: 'always', holds: 'many', format: ANY_TEXT }
    if (key === 's3:resourceaccount' && service === 's3:') return constant(resourceAccount)
    const isOfService = key.startsWith(service) || /^aws:(?:resourcetag|requesttag)\/|^aws:tagkeys$/.test(key)
    const published = catalog.conditionKey(key)
    if (isOfService && names && !ALSO.has(key)) {
      const isListed = names.has(key) || (published !== null && names.has(published.name.toLowerCase()))
      if (!isListed) return never
    }
    if (published === null) return null
    const isMany = published.type.startsWith('ArrayOf') || MANY.test(key)
    // The value of a key attribute is never empty.
    if (key === LEADING_KEYS) return { is: 'maybe', holds: 'many', format: ANY_TEXT }
    if (isMany) return { is: 'maybe', holds: 'many', mayBeEmpty: true }
    if (key === FULL_SCAN) return constant(...TRUTH)
    if (published.type === 'Numeric' && key.startsWith('s3:') && key !== 's3:tlsversion')
      return { ...maybe, isCount: true }
    return VALUES.has(key) ? { ...maybe, constants: VALUES.get(key) as readonly string[] } : maybe
  }
}

/** A PutObject with such headers asks for these too, and they carry all that it does. */
const BESIDE_PUT = /^s3:putobject(?:acl|tagging|retention|legalhold)$/
/** Keys that the playground fills and AWS's list leaves out. */
const ALSO: ReadonlySet<string> = new Set([
  ...['dynamodb:firstpartitionkeyvalues', 's3:versionid', 'dynamodb:returnvalues', 'dynamodb:select'],
  ...['dynamodb:enclosingoperation'],
])
const MANY =
  /^dynamodb:(?:leadingkeys|attributes|firstpartitionkeyvalues)$|^aws:tagkeys$|^s3:requestobjecttagkeys$/
/** Keys with few values, so that examples are ones that can happen. */
const VALUES: ReadonlyMap<string, readonly string[]> = new Map([
  ['s3:authtype', ['REST-HEADER', 'REST-QUERY-STRING', 'POST']],
  ['s3:signatureversion', ['AWS4-HMAC-SHA256', 'AWS']],
  ['s3:tlsversion', ['1.3', '1.2', '1.1', '1.0']],
  ['dynamodb:select', ['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT']],
])

const FULL_SCAN = 'dynamodb:fulltablescan'

/** What keys of one request have to do with each other: a select in PartiQL that names no partition key scans the table. */
export function relationOf(action: string, tested: readonly string[]): Formula {
  if (!/^dynamodb:partiqlselect$/i.test(action) || !tested.includes(FULL_SCAN)) return TRUE
  const isScan = (says: string) =>
    atom({
      kind: 'all',
      key: FULL_SCAN,
      language: finiteLanguageOf({ family: 'bool', named: TRUTH, holds: (value) => value === says }),
    })
  return or([
    and([atom({ kind: 'absent', key: LEADING_KEYS }), isScan('true')]),
    and([atom({ kind: 'present', key: LEADING_KEYS }), isScan('false')]),
  ])
}

/** Several sources of knowledge as one; the first that knows a key tells. */
export function modelOf(...sources: readonly ((key: string) => KeyFacts | null)[]): KeyModel {
  const known = new Map<string, KeyFacts>()
  return (key) => {
    let facts = known.get(key)
    for (const source of facts ? [] : sources) {
      facts = source(key) ?? undefined
      if (facts) break
    }
    facts ??= NOTHING_KNOWN
    known.set(key, facts)
    return facts
  }
}

/**
 * What a request carries besides what every request of the session does: keys of the service, and those of the session
 * that are not as usual, such as another address or another time. Its identity is not among them.
 */
export function tellingKeys(
  keys: ContextKeys,
  shape: SessionShape,
  resourceAccount: string,
): readonly (readonly [key: string, value: NonNullable<ContextKeys[string]>])[] {
  const usual = sessionKeys(shape, resourceAccount)
  return Object.entries(keys).flatMap(([key, value]) => {
    const isTelling = !isOfIdentity(key) && JSON.stringify(value) !== JSON.stringify(usual[key])
    return isTelling && value !== undefined ? [[key, value] as const] : []
  })
}

/** Is it one of the keys that say who somebody is: the identity id, or a tag? */
export function isOfIdentity(key: string): boolean {
  return /:sub$|^aws:PrincipalTag\//i.test(key)
}
