import { type Design, trustPolicyId } from '@/lib/design'
import { assumeRoleWithWebIdentity, poolIssuer, roleArn, TAGS_CLAIM, testsAudience } from '@/lib/federation'
import type { CompiledStatement } from '@/lib/iam'
import type { Budget } from './budget'
import { compiledPolicies } from './compiled-policies'
import { and, atom, type Formula, TRUE } from './formula'
import { languageOf, textPattern } from './language'
import { organizationLevels, regionOf, tagsOfPool } from './populations'
import { type Answer, answerOfAll, type Example, prove } from './prove'
import { allowFormula, type Decision, decisionOf, statementsIn } from './question'
import { keysOf } from './statement-keys'
import {
  bringsTags,
  bringsTagsAlways,
  isOfPool,
  TAG,
  type TokenQuestion,
  tokenModel,
  type Way,
} from './token-model'

/** Somebody with a token, and the role that it gets. */
export interface AssumedRole {
  readonly claims: { readonly sub: string; readonly aud: string; readonly amr: readonly string[] }
  /** What lets it in. */
  readonly statement: CompiledStatement | null
}

/** Is there a token of theirs with which an app gets the role? */
export function canAssume(asked: TokenQuestion, budget?: Budget): Answer<AssumedRole> {
  return answerOfAll(answersOf(asked, 'app', budget))
}

/** Does the pool itself get the role for somebody? It names the session, and calls from a place of its own. */
export function canBeGiven(asked: TokenQuestion, found: AssumedRole, budget?: Budget): boolean {
  // Whoever has the role by an app mostly has it by the pool as well.
  const isSame = waysOf(asked, 'identity-pool').some((way) => isLetInBy(asked, way, found))
  return isSame || answerOfAll(answersOf(asked, 'identity-pool', budget)).verdict === 'counterexample'
}

/** Does the trust policy refuse all sessions with tags, where the pool gives some? */
export function keepsOutTags(asked: TokenQuestion, found: AssumedRole, budget?: Budget): boolean {
  const way: Way = { via: 'app', isGuest: false, hasTags: true }
  if (!bringsTags(asked.design) || isLetInBy(asked, way, found)) return false
  return askedOnce(asked, way, budget).verdict === 'proved'
}

/** Does somebody who has the role have it this way too? */
function isLetInBy(asked: TokenQuestion, way: Way, { claims: { sub, aud, amr } }: AssumedRole): boolean {
  const issuer = poolIssuer(regionOf(asked.design.identityPool))
  const keys = { [`${issuer}:sub`]: sub, [`${issuer}:aud`]: aud, [`${issuer}:amr`]: [...amr] }
  return confirm(asked, way, { keys }) !== null
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
  const judged = [`${issuer}:aud`, `${issuer}:sub`, `${issuer}:amr`, 'sts:RoleSessionName', 'aws:TagKeys']
  return prove<AssumedRole>(
    {
      model: tokenModel(asked, way),
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

function policiesOf({ design, role }: Pick<TokenQuestion, 'design' | 'role'>) {
  const trust = compiledPolicies(design).get(trustPolicyId(role.name)) ?? null
  return { identity: null, trust, rcps: organizationLevels(design, 'rcps') }
}

function ofOtherPools({ design, who }: TokenQuestion): Formula {
  if (isOfPool(who)) return TRUE
  const language = languageOf([textPattern(design.identityPool.id)], { isNegated: true })
  return atom({ kind: 'all', key: `${poolIssuer(regionOf(design.identityPool))}:aud`, language })
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
