import type { Design, Role } from '@/lib/design'
import { ENHANCED_SESSION_NAME, poolIssuer } from '@/lib/federation'
import {
  ANY_TEXT,
  beginningWith,
  DOCUMENTED_IDS,
  exactly,
  fits,
  type IdentityFormat,
  identityIdsIn,
  TAG_VALUES,
  textOf,
} from './identity-format'
import { type KeyFacts, type KeyModel, NOTHING_KNOWN } from './key-model'
import { between, charsOf, union } from './letters'
import type { KnownWords } from './marked-word'
import { regionOf, tagsOfPool } from './populations'
import { constant, GUEST_METHODS, methodsOf, modelOf, NAME_OF_PROVIDER, SESSION_NAME } from './session-model'

/** Who might get credentials of a role. */
export type Outsider = 'guest' | 'signed-in' | 'other-pool' | 'foreign-pool'

/** May people of this kind have this role? */
export interface TokenQuestion {
  readonly design: Design
  readonly role: Role
  readonly who: Outsider
  /** What related questions have looked for. */
  readonly words: KnownWords
}

/** Who hands what to STS. */
export interface Way {
  readonly via: 'app' | 'identity-pool'
  /** Null: a guest or not, which lets in more than any token is. */
  readonly isGuest: boolean | null
  /** Does the token carry session tags? Then STS asks the trust policy a second question. */
  readonly hasTags: boolean
}

/** What is known of the keys of a call of STS by these people. */
export function tokenModel(asked: TokenQuestion, way: Way): KeyModel {
  const ofToken = ofClaims(asked, way)
  return modelOf((key) => ofToken.get(key) ?? ofTag(asked, way, key) ?? ofCall(key, way))
}

/** Are they people of the design's own pool? */
export function isOfPool(who: Outsider): boolean {
  return who === 'guest' || who === 'signed-in'
}

type Claims = ReadonlyMap<string, KeyFacts>

const claimsOf = new WeakMap<Design, Map<string, Claims>>()

/** What tokens of these people say, and what the call says besides: the same facts each time, so that they are named once. */
function ofClaims({ design, who }: TokenQuestion, { via, isGuest }: Way): Claims {
  const known = claimsOf.get(design) ?? new Map<string, Claims>()
  claimsOf.set(design, known)
  const isOwn = isOfPool(who)
  const name = `${isOwn} ${via} ${isGuest}`
  const claims = known.get(name) ?? claimsIn(design, isOwn, { via, isGuest })
  known.set(name, claims)
  return claims
}

function claimsIn(
  { identityPool, identities }: Design,
  isOwn: boolean,
  { via, isGuest }: Pick<Way, 'via' | 'isGuest'>,
): Claims {
  const region = regionOf(identityPool)
  const issuer = poolIssuer(region)
  const one = { is: 'always', holds: 'one' } as const
  const ids = identityIdsIn(region)
  const strays = identities.map(({ identityId }) => identityId).filter((id) => !fits(id, ids))
  const methods = isOwn ? methodsOf(methodsIn(identityPool)) : METHODS_ELSEWHERE
  return new Map<string, KeyFacts>([
    [`${issuer}:aud`, isOwn ? constant(identityPool.id) : { ...one, format: DOCUMENTED_IDS }],
    [`${issuer}:sub`, { ...one, formats: isOwn ? [ids, ...strays.map(exactly)] : [DOCUMENTED_IDS] }],
    [`${issuer}:amr`, isGuest ? GUEST_METHODS : isGuest === null ? ANY_METHODS : methods],
    [
      'sts:rolesessionname',
      via === 'app' ? { ...one, format: SESSION_NAME } : constant(ENHANCED_SESSION_NAME),
    ],
    ['aws:federatedprovider', constant(issuer)],
    ['aws:securetransport', constant('true')],
    ['aws:requestedregion', constant(region)],
    ['sts:roleauthorizedbyidp', constant('false')],
  ])
}

/** What `amr` says of somebody who signed in: the provider, and the same with the app and the person behind it. */
function methodsIn(pool: Design['identityPool']): readonly IdentityFormat[] {
  const arns = pool.openIdConnectProviderArns ?? []
  const names = [
    ...providersOf(pool).map((name) =>
      arns.includes(name) ? name.replace(/^.*?:oidc-provider\//, '') : name,
    ),
    ...(pool.developerProviderName === undefined ? [] : [pool.developerProviderName]),
  ]
  if (names.length === 0) return [NAME_OF_PROVIDER]
  return [...names.map(exactly), ...[...names, ...arns].map((name) => beginningWith(`${name}:`))]
}

const DEVELOPER_PROVIDER = textOf(
  'a developer’s provider',
  union(between('a', 'z'), between('0', '9'), charsOf('_.-')),
)
const ANY_METHODS: KeyFacts = { is: 'always', holds: 'many' }
const METHODS_ELSEWHERE = methodsOf([NAME_OF_PROVIDER, DEVELOPER_PROVIDER])

export const TAG = 'aws:requesttag/'
const NEVER: KeyFacts = { is: 'never', holds: 'one' }

/** Session tags in a token: those that the pool maps, or any where somebody else names them. */
function ofTag({ design, who }: TokenQuestion, { hasTags }: Way, key: string): KeyFacts | null {
  if (!key.startsWith(TAG) && key !== 'aws:tagkeys') return null
  if (!hasTags) return NEVER
  const isOpen = !isOfPool(who) || design.identityPool.developerProviderName !== undefined
  const mapped = tagsOfPool(design.identityPool)
  if (key === 'aws:tagkeys') {
    return { is: 'always', holds: 'many', formats: isOpen ? [ANY_TEXT] : mapped.map(exactly) }
  }
  const isMapped = mapped.some((tag) => tag.toLowerCase() === key.slice(TAG.length))
  return isOpen || isMapped ? { is: 'maybe', holds: 'one', format: TAG_VALUES } : NEVER
}

/** Keys that a call of STS may carry besides the claims; of others there are none. */
const CARRIED = /^aws:(?:sourceip|currenttime|epochtime|sourcevpc|sourcevpce)$/

function ofCall(key: string, { via }: Way): KeyFacts {
  return CARRIED.test(key) || (key === 'aws:useragent' && via === 'app') ? NOTHING_KNOWN : NEVER
}

/** Does the pool put session tags into some of its tokens? */
export function bringsTags(design: Design): boolean {
  return design.identityPool.developerProviderName !== undefined || tagsOfPool(design.identityPool).length > 0
}

/** Has every login the tags of AWS's default map? Any other map leaves out what a person has no value for. */
export function bringsTagsAlways({ identityPool }: Design): boolean {
  const { principalTagMaps = {}, developerProviderName } = identityPool
  const providers = providersOf(identityPool)
  const hasDefaults = (name: string) =>
    Object.entries(principalTagMaps).some(
      ([key, { useDefaults }]) => useDefaults === true && (key === name || key.startsWith(`${name}:`)),
    )
  return developerProviderName === undefined && providers.length > 0 && providers.every(hasDefaults)
}

/** The public providers at which the pool lets people sign in, by the names in `Logins`. */
function providersOf(pool: Design['identityPool']): readonly string[] {
  return [
    ...pool.cognitoIdentityProviders.map(({ providerName }) => providerName),
    ...Object.keys(pool.supportedLoginProviders ?? {}),
    ...(pool.openIdConnectProviderArns ?? []),
    ...(pool.samlProviderArns ?? []),
  ]
}
