import { catalog, type KeyReading, type KeyType, POOL_PREFIX, readKey } from '@/lib/iam'
import type { Description } from './describe-action'
import { ALL_ACTIONS_PAGE, GLOBAL_KEYS_PAGE, servicePage, WEB_IDENTITY_KEYS_PAGE } from './pages'

/** What the keys are that matter most for identity pools, and who sets them. By name in lower case. */
const MEANINGS: Readonly<Record<string, string>> = {
  [`${POOL_PREFIX}:sub`]:
    'The identity id of whoever asks. Cognito sets it for the whole session; nobody can choose it.',
  [`${POOL_PREFIX}:aud`]: 'The id of the identity pool. Cognito sets it for the whole session.',
  [`${POOL_PREFIX}:amr`]:
    'How the identity came in: `authenticated` or `unauthenticated`, and the names of its providers. Cognito sets it for the whole session; it holds several values, so test it with `ForAnyValue:`.',
  'aws:sourceip': 'The address that the request comes from, as AWS sees it.',
  'aws:securetransport': 'Was the request sent over TLS? Set for every request.',
  'aws:currenttime': 'The moment of the request.',
  'aws:epochtime': 'The moment of the request, in seconds since 1970.',
  'aws:userid': 'The role’s unique id and the session’s name.',
  'aws:principalarn': 'The ARN of the role, not of the session.',
  'aws:principalaccount': 'The account of the role.',
  'aws:federatedprovider': 'Who vouched for the session when the role was assumed.',
  'aws:requestedregion': 'The Region that the request is sent to.',
  'aws:resourceaccount': 'The account that owns the resource.',
  'aws:multifactorauthpresent': 'Was MFA used? Sessions of identity pools do not carry it.',
  'aws:useragent': 'What the client calls itself. Anybody can write anything there.',
  'aws:referer': 'The page that the request comes from. Anybody can write anything there.',
  's3:prefix': 'The prefix that a listing asks for. A listing of everything carries none.',
  'dynamodb:leadingkeys': 'The partition keys of the items that the request names. A Scan names none.',
  'dynamodb:attributes': 'The attributes that the request names.',
  'dynamodb:select': 'What a Query or Scan asks to get back.',
}

/**
 * What is this condition key: its type, who sets it, and when it is there?
 *
 * Total; ignores case.
 */
export function describeKey(name: string): Description {
  const key = readKey(name)
  const known = catalog.conditionKey(name)
  const meaning = MEANINGS[key.lower] ?? meaningOfFamily(key)
  const type = key.type === null ? [] : [`Type: ${typeName(key.type)}.`]
  return { title: known ? withOwnName(known.name, name) : name, lines: [meaning, ...type], link: pageOf(key) }
}

function meaningOfFamily({ lower, family, prefix, isKnown }: KeyReading): string {
  if (lower.startsWith('aws:principaltag/')) {
    return 'A tag of the role or of the session: an identity pool makes session tags of claims.'
  }
  if (lower.startsWith('aws:requesttag/')) return 'A tag that the request itself sets.'
  if (lower.startsWith('aws:resourcetag/')) return 'A tag of the resource that is asked for.'
  switch (family) {
    case 'malformed':
      return 'A condition key is written `service:name`.'
    case 'provider':
      return `A claim of the provider \`${prefix}\`: it is there while a role is assumed with that provider’s token, and not afterwards.`
    case 'global':
      return isKnown ? 'A key that requests of every service may carry.' : 'There is no such global key.'
    default:
      return isKnown
        ? `Set by the service \`${prefix}\` for requests that have something to say about it.`
        : `The service \`${prefix}\` has no such key.`
  }
}

function pageOf({ family, prefix }: KeyReading): Description['link'] {
  if (family === 'global') return GLOBAL_KEYS_PAGE
  if (family === 'pool' || family === 'provider') return WEB_IDENTITY_KEYS_PAGE
  const service = catalog.service(prefix)
  return service ? servicePage(service.title) : ALL_ACTIONS_PAGE
}

/** The keys that policies of identity pools are mostly made of, in lower case. */
export function usualKeys(): readonly string[] {
  return Object.keys(MEANINGS)
}

/** Is it one of the keys that policies of identity pools are mostly made of? */
export function isUsualKey(name: string): boolean {
  return name.toLowerCase() in MEANINGS
}

/** The type of a key in plain words. */
export function typeName(type: KeyType): string {
  return TYPES[type]
}

const TYPES: Readonly<Record<KeyType, string>> = {
  String: 'text',
  Numeric: 'number',
  Date: 'point in time',
  Bool: '`true` or `false`',
  Binary: 'bytes',
  IPAddress: 'IP address',
  ARN: 'ARN',
  ArrayOfString: 'several texts',
  ArrayOfARN: 'several ARNs',
}

/** `aws:PrincipalTag/${TagKey}` with the tag's own name: `aws:PrincipalTag/team`. */
function withOwnName(published: string, written: string): string {
  const open = published.search(/\$\{|</)
  return open < 0 ? published : published.slice(0, open) + written.slice(open)
}
