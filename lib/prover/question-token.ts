import { type Design, type Role, trustPolicyId } from '@/lib/design'
import {
  assumeRoleWithWebIdentity,
  ENHANCED_SESSION_NAME,
  poolIssuer,
  roleArn,
  TAGS_CLAIM,
  testsAudience,
} from '@/lib/federation'
import type { CompiledStatement } from '@/lib/iam'
import type { Budget } from './budget'
import { compiledPolicies } from './compiled-policies'
import { and, atom, type Formula, TRUE } from './formula'
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
import { type KeyFacts, NOTHING_KNOWN } from './key-model'
import { languageOf, textPattern } from './language'
import { between, charsOf, union } from './letters'
import type { KnownWords } from './marked-word'
import { organizationLevels, regionOf, tagsOfPool } from './populations'
import { type Answer, answerOfAll, type Example, prove } from './prove'
import { allowFormula, type Decision, decisionOf, statementsIn } from './question'
import { constant, GUEST_METHODS, methodsOf, modelOf, NAME_OF_PROVIDER, SESSION_NAME } from './session-model'
import { keysOf } from './statement-keys'

/** Who might get credentials of a role. */
export type Outsider = 'guest' | 'signed-in' | 'other-pool' | 'foreign-pool'

/** Somebody with a token, and the role that it gets. */
export interface AssumedRole {
  readonly claims: { readonly sub: string; readonly aud: string; readonly amr: readonly string[] }
  /** What lets it in. */
  readonly statement: CompiledStatement | null
}

/** May people of this kind have this role? */
export interface TokenQuestion {
  readonly design: Design
  readonly role: Role
  readonly who: Outsider
  /** What related questions have looked for. */
  readonly words: KnownWords
}

/** Who hands what to STS. */
interface Way {
  readonly via: 'app' | 'identity-pool'
  /** Null: a guest or not, which lets in more than any token is. */
  readonly isGuest: boolean | null
  /** Does the token carry session tags? Then STS asks the trust policy a second question. */
  readonly hasTags: boolean
}

/** Is there a token of theirs with which an app gets the role? */
export function canAssume(asked: TokenQuestion, budget?: Budget): Answer<AssumedRole> {
  return answerOfAll(answersOf(asked, 'app', budget))
}

/** Does the pool itself get the role for somebody? It names the session, and calls from a place of its own. */
export function canBeGiven(asked: TokenQuestion, found: AssumedRole, budget?: Budget): boolean {
  const issuer = poolIssuer(regionOf(asked.design.identityPool))
  const { sub, aud, amr } = found.claims
  const keys = { [`${issuer}:sub`]: sub, [`${issuer}:aud`]: aud, [`${issuer}:amr`]: [...amr] }
  // Whoever has the role by an app mostly has it by the pool as well.
  const isSame = waysOf(asked, 'identity-pool').some((way) => confirm(asked, way, { keys }) !== null)
  return isSame || answerOfAll(answersOf(asked, 'identity-pool', budget)).verdict === 'counterexample'
}

/** Does the trust policy refuse all sessions with tags, where the pool gives some? */
export function keepsOutTags(asked: TokenQuestion, budget?: Budget): boolean {
  const way: Way = { via: 'app', isGuest: false, hasTags: true }
  return bringsTags(asked.design) && askedOnce(asked, way, budget).verdict === 'proved'
}

function* answersOf(asked: TokenQuestion, via: Way['via'], budget?: Budget): Generator<Answer<AssumedRole>> {
  const ways = waysOf(asked, via)
  // Mostly it is one question that keeps out other pools, whoever comes from there.
  const first = ways.length > 1 ? askedOnce(asked, { via, isGuest: null, hasTags: false }, budget) : null
  if (first?.verdict === 'proved' && ways.every(({ hasTags }) => !hasTags)) return yield first
  for (const way of ways) yield askedOnce(asked, way, budget)
}

function waysOf(asked: TokenQuestion, via: Way['via']): readonly Way[] {
  const { design, who } = asked
  const way = (isGuest: boolean, hasTags = false): Way => ({ via, isGuest, hasTags })
  if (who === 'guest') return [way(true)]
  const isOwn = who === 'signed-in'
  if (isOwn && bringsTagsAlways(design)) return [way(false, true)]
  // Tags open no door, unless the trust policy asks for some.
  const tagged = asksForTags(asked) && (!isOwn || bringsTags(design)) ? [way(false, true)] : []
  // Another pool's owner sets it up as they like.
  return [way(false), ...(isOwn ? [] : [way(true)]), ...tagged]
}

function asksForTags(asked: TokenQuestion): boolean {
  const { statements } = policiesOf(asked).trust ?? { statements: [] }
  const { tested, variables } = keysOf(statements)
  return [...tested, ...variables].some((key) => key.startsWith(TAG) || key === 'aws:tagkeys')
}

function bringsTags(design: Design): boolean {
  return design.identityPool.developerProviderName !== undefined || tagsOfPool(design.identityPool).length > 0
}

/** Has every login the tags of AWS's default map? Any other map leaves out what a person has no value for. */
function bringsTagsAlways({ identityPool }: Design): boolean {
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

const SOMEBODY = '00000000-0000-4000-8000-00000000000a'
const OTHER_POOL = '00000000-0000-4000-8000-00000000000b'
/** An account that has nothing to do with the design. */
const STRANGERS_ACCOUNT = '999999999999'
/** A tag of a pool whose backend or owner names them. */
const ANY_TAG = 'team'

function askedOnce(asked: TokenQuestion, way: Way, budget?: Budget): Answer<AssumedRole> {
  const { design, role, who, words } = asked
  const { account, identityPool } = design
  const region = regionOf(identityPool)
  const issuer = poolIssuer(region)
  const principal = { kind: 'federated', provider: issuer } as const
  const owner = role.account ?? account
  const isForeign = who === 'foreign-pool' || owner !== account
  const decisionAbout = (action: string): Decision =>
    decisionOf({ policies: policiesOf(asked), principal, action, resourceAccount: owner })
  const first = decisionAbout('sts:AssumeRoleWithWebIdentity')
  // STS lets in pools of other accounts only where the statement asks for the pool's id.
  const gates = first.gates.map((gate) => ({
    ...gate,
    statements: gate.statements.filter((one) => !isForeign || testsAudience(one, issuer)),
  }))
  const decisions = [{ ...first, gates }, ...(way.hasTags ? [decisionAbout('sts:TagSession')] : [])]
  const keys = keysOf(decisions.flatMap(statementsIn))
  const facts = factsOf(asked, way)
  const model = modelOf((key) => facts.get(key) ?? factsOfTag(asked, way, key) ?? carried(key, way))
  const judged = [`${issuer}:aud`, `${issuer}:sub`, `${issuer}:amr`, 'sts:RoleSessionName', 'aws:TagKeys']
  return prove<AssumedRole>(
    {
      model,
      caller: { principal },
      hasOpenName: false,
      hasBoundary: false,
      ...keys,
      // The judge looks for these by name, however the statements spell them.
      spelling: new Map([...keys.spelling, ...judged.map((key) => [key.toLowerCase(), key] as const)]),
      other: new Map(),
      differIn: null,
      keys: {
        [`${issuer}:aud`]: isOfPool(who) ? identityPool.id : `${region}:${OTHER_POOL}`,
        [`${issuer}:sub`]: `${region}:${SOMEBODY}`,
        [`${issuer}:amr`]: way.isGuest ? ['unauthenticated'] : ['authenticated'],
      },
      words,
      goal: (around) => and([...decisions.map((one) => allowFormula(one, around)), ofOtherPools(asked)]),
      confirm: (example) => confirm(asked, way, example),
    },
    budget,
  )
}

function isOfPool(who: Outsider): boolean {
  return who === 'guest' || who === 'signed-in'
}

function policiesOf({ design, role }: Pick<TokenQuestion, 'design' | 'role'>) {
  const trust = compiledPolicies(design).get(trustPolicyId(role.name)) ?? null
  return { identity: null, trust, rcps: organizationLevels(design, 'rcps') }
}

function ofOtherPools({ design, who }: TokenQuestion): Formula {
  if (isOfPool(who)) return TRUE
  const language = languageOf([textPattern(design.identityPool.id)], { isNegated: true })
  return atom({ kind: 'all', key: `${poolIssuer(regionOf(design.identityPool))}:aud`, language })
}

/** What tokens of these people say, and what the call says besides. */
function factsOf({ design, who }: TokenQuestion, { via, isGuest }: Way): ReadonlyMap<string, KeyFacts> {
  const { identityPool, identities } = design
  const region = regionOf(identityPool)
  const issuer = poolIssuer(region)
  const one = { is: 'always', holds: 'one' } as const
  const ids = identityIdsIn(region)
  const strays = identities.map(({ identityId }) => identityId).filter((id) => !fits(id, ids))
  const isOwn = isOfPool(who)
  const methods = isOwn ? methodsAt(identityPool) : METHODS_ELSEWHERE
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

const methodsOfPool = new WeakMap<Design['identityPool'], KeyFacts>()

/** What `amr` says of people who signed in; the same formats each time, so that they are named once. */
function methodsAt(pool: Design['identityPool']): KeyFacts {
  const known = methodsOfPool.get(pool) ?? methodsOf(methodsIn(pool))
  methodsOfPool.set(pool, known)
  return known
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

const TAG = 'aws:requesttag/'
const NEVER: KeyFacts = { is: 'never', holds: 'one' }

/** Session tags in a token: those that the pool maps, or any where somebody else names them. */
function factsOfTag({ design, who }: TokenQuestion, { hasTags }: Way, key: string): KeyFacts | null {
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

function carried(key: string, { via }: Way): KeyFacts {
  return CARRIED.test(key) || (key === 'aws:useragent' && via === 'app') ? NOTHING_KNOWN : NEVER
}

/** The judge: does STS hand out credentials for this token? */
function confirm(
  { design, role, who }: TokenQuestion,
  { via, isGuest, hasTags }: Way,
  { keys }: Pick<Example, 'keys'>,
): AssumedRole | null {
  if (isGuest === null) return null
  const { account, identityPool, now } = design
  const region = regionOf(identityPool)
  const issuer = poolIssuer(region)
  const text = (name: string) => (typeof keys[name] === 'string' ? keys[name] : undefined)
  const aud = String(keys[`${issuer}:aud`])
  if (!isOfPool(who) && aud === identityPool.id) return null
  const amr = keys[`${issuer}:amr`]
  const methods = Array.isArray(amr) ? amr.map(String) : []
  const claims = {
    sub: String(keys[`${issuer}:sub`]),
    aud,
    // Anybody's but a guest's begins with this word.
    amr: isGuest ? methods : [...new Set(['authenticated', ...methods])],
  }
  const { trust, rcps } = policiesOf({ design, role })
  const { credentials, decision } = assumeRoleWithWebIdentity({
    place: { account: who === 'foreign-pool' ? STRANGERS_ACCOUNT : account, region },
    role: { arn: roleArn(role.account ?? account, role), trust },
    claims: { ...claims, ...(hasTags ? { [TAGS_CLAIM]: { principal_tags: tagsIn(design, keys) } } : {}) },
    now: Math.floor(Date.parse(now) / 1000),
    via,
    ...(rcps ? { rcps } : {}),
    ...(via === 'app' ? { sessionName: text('sts:RoleSessionName') ?? 'session' } : {}),
    client: {
      sourceIp: text('aws:SourceIp') ?? '203.0.113.24',
      userAgent: text('aws:UserAgent') ?? 'simulated-app/1.0',
    },
  })
  return credentials === null ? null : { claims, statement: decision.statement }
}

/** The tags that an example names, or else one that the pool gives. */
function tagsIn(design: Design, keys: Example['keys']): Readonly<Record<string, string[]>> {
  const named = Object.entries(keys).flatMap(([key, value]): [string, string][] =>
    key.toLowerCase().startsWith(TAG) && typeof value === 'string' ? [[key.slice(TAG.length), value]] : [],
  )
  const listed = keys['aws:TagKeys']
  const tags = new Map<string, string>([
    ...(Array.isArray(listed) ? listed.map((tag): [string, string] => [String(tag), 'a']) : []),
    ...named,
  ])
  if (tags.size === 0) tags.set(tagsOfPool(design.identityPool)[0] ?? ANY_TAG, 'a')
  return Object.fromEntries([...tags].map(([tag, value]) => [tag, [value]]))
}
