import { type Design, type Role, trustPolicyId } from '@/lib/design'
import { assumeRoleWithWebIdentity, poolIssuer, roleArn, testsAudience } from '@/lib/federation'
import type { CompiledStatement } from '@/lib/iam'
import type { Budget } from './budget'
import { compiledPolicies } from './compiled-policies'
import { and, atom } from './formula'
import { DOCUMENTED_IDS, exactly, textOf } from './identity-format'
import { type KeyFacts, NOTHING_KNOWN } from './key-model'
import { languageOf, textPattern } from './language'
import { between, charsOf, union } from './letters'
import { KnownWords } from './marked-word'
import { signedInRoles } from './populations'
import { type Answer, prove } from './prove'
import { allowFormula, decisionOf, statementsIn } from './question'
import { constant, methods, methodsAmong, modelOf, SESSION_NAME } from './session-model'
import { keysOf } from './statement-keys'

/** Who might get credentials of a role. */
export type Outsider = 'guest' | 'signed-in' | 'other-pool' | 'foreign-pool'

/** Somebody with a token, and the role that it gets. */
export interface AssumedRole {
  readonly claims: { readonly sub: string; readonly aud: string; readonly amr: readonly string[] }
  /** What lets it in. */
  readonly statement: CompiledStatement | null
}

/** May people of this kind have the role? A counterexample is a token that does; proved: none does. */
export interface TrustFinding {
  readonly roleName: string
  readonly who: Outsider
  readonly says: string
  readonly answer: Answer<AssumedRole>
  /** By the pool itself, which picks the role: only where the design's pool gives the role to such people. */
  readonly byEnhancedFlow: boolean
  /** By an app that calls STS with the pool's token, and names the role. */
  readonly byClassicFlow: boolean
  /** Is the role meant for them, as the pool is set up? Null: the pool gives it to nobody, so that it does not say. */
  readonly isIntended: boolean | null
}

/** Everybody who is asked about, and what people call them. */
export const OUTSIDERS: readonly { readonly who: Outsider; readonly says: string }[] = [
  { who: 'signed-in', says: 'Signed-in users of this pool' },
  { who: 'guest', says: 'Guests of this pool' },
  { who: 'other-pool', says: 'Identities of another pool in this account' },
  { who: 'foreign-pool', says: 'Identities of a pool in anybody’s account' },
]

/**
 * Who can assume each role of the design, by its trust policy alone?
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 */
export function trustFindings(design: Design, budget?: Budget): readonly TrustFinding[] {
  const words = new KnownWords()
  return design.roles.flatMap((role) => [...trustFindingsOf(design, role, budget && (() => budget), words)])
}

/**
 * The same of one role, everybody in turn.
 *
 * @param words what related questions have looked for
 */
export function* trustFindingsOf(
  design: Design,
  role: Role,
  budget?: () => Budget,
  words = new KnownWords(),
): Generator<TrustFinding> {
  let ofAccount: Answer<AssumedRole> | undefined
  for (const { who } of OUTSIDERS) {
    // Pools of other accounts are let in by some of the statements that let in those of this one, and by no others.
    const isOut: boolean = who === 'foreign-pool' && ofAccount?.verdict === 'proved'
    const answer = (isOut && ofAccount) || canAssume(design, role, who, words, budget?.())
    if (who === 'other-pool') ofAccount = answer
    yield findingOf(design, role, who, answer)
  }
}

/** Was it meant for them, and how do they get there? */
function findingOf(design: Design, role: Role, who: Outsider, answer: Answer<AssumedRole>): TrustFinding {
  const { identityPool, account } = design
  const isLetIn = answer.verdict === 'counterexample'
  const isOwn = who === 'guest' || who === 'signed-in'
  const isForGuests = role.name === identityPool.roles.unauthenticated
  const isForSignedIn = signedInRoles(design).some(({ name }) => name === role.name)
  const isMeant = who === 'guest' ? isForGuests : who === 'signed-in' && isForSignedIn
  // A pool without guests hands out no tokens for them.
  const exist = who !== 'guest' || identityPool.allowUnauthenticatedIdentities
  return {
    roleName: role.name,
    who,
    says: OUTSIDERS.find((one) => one.who === who)?.says ?? who,
    answer,
    byEnhancedFlow: isLetIn && isMeant && exist && (role.account ?? account) === account,
    // Another pool's owner decides about its flows.
    byClassicFlow: isLetIn && (isOwn ? identityPool.allowClassicFlow !== false && exist : true),
    isIntended: isOwn && !isForGuests && !isForSignedIn ? null : isMeant,
  }
}

const SOMEBODY = '00000000-0000-4000-8000-00000000000a'
/** An account that has nothing to do with the design. */
const STRANGERS_ACCOUNT = '999999999999'

function canAssume(
  design: Design,
  role: Role,
  who: Outsider,
  words: KnownWords,
  budget?: Budget,
): Answer<AssumedRole> {
  const { account, region, identityPool, now } = design
  const issuer = poolIssuer(region)
  const trust = compiledPolicies(design).get(trustPolicyId(role.name)) ?? null
  const arn = roleArn(role.account ?? account, role)
  const principal = { kind: 'federated', provider: issuer } as const
  const action = 'sts:AssumeRoleWithWebIdentity'
  const scene = {
    policies: { identity: null, trust },
    principal,
    action,
    resourceAccount: role.account ?? account,
  }
  const decision = decisionOf(scene)
  const isForeign = who === 'foreign-pool' || (role.account ?? account) !== account
  // STS lets in pools of other accounts only where the statement asks for the pool's id.
  const gates = decision.gates.map((gate) => ({
    ...gate,
    statements: gate.statements.filter((one) => !isForeign || testsAudience(one, issuer)),
  }))
  const ownPool = who === 'guest' || who === 'signed-in'
  const facts = new Map<string, KeyFacts>([
    [
      `${issuer}:aud`,
      ownPool ? constant(identityPool.id) : { is: 'always', holds: 'one', format: DOCUMENTED_IDS },
    ],
    [`${issuer}:sub`, { is: 'always', holds: 'one', format: DOCUMENTED_IDS }],
    [`${issuer}:amr`, methodsOf(who, identityPool.developerProviderName)],
    ['sts:rolesessionname', { is: 'always', holds: 'one', format: SESSION_NAME }],
    ['aws:federatedprovider', constant(issuer)],
    ['aws:securetransport', constant('true')],
    ['aws:requestedregion', constant(region)],
    ['sts:roleauthorizedbyidp', constant('false')],
  ])
  const model = modelOf(
    (key) => facts.get(key) ?? (CARRIED.test(key) ? NOTHING_KNOWN : { is: 'never', holds: 'one' }),
  )
  const keys = keysOf(statementsIn({ ...decision, gates }))
  const judged = [`${issuer}:aud`, `${issuer}:sub`, `${issuer}:amr`, 'sts:RoleSessionName']
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
        [`${issuer}:aud`]: ownPool ? identityPool.id : `${region}:00000000-0000-4000-8000-00000000000b`,
        [`${issuer}:sub`]: `${region}:${SOMEBODY}`,
        [`${issuer}:amr`]: who === 'guest' ? ['unauthenticated'] : ['authenticated'],
      },
      words,
      goal: (around) => {
        const allowed = allowFormula({ ...decision, gates }, around)
        if (ownPool) return allowed
        const language = languageOf([textPattern(identityPool.id)], { isNegated: true })
        return and([allowed, atom({ kind: 'all', key: `${issuer}:aud`, language })])
      },
      confirm: ({ keys: carried }) => {
        const aud = String(carried[`${issuer}:aud`])
        const amr = carried[`${issuer}:amr`]
        const name = carried['sts:RoleSessionName']
        if (!ownPool && aud === identityPool.id) return null
        const claims = {
          sub: String(carried[`${issuer}:sub`]),
          aud,
          amr: whole(Array.isArray(amr) ? amr.map(String) : [], who),
        }
        const { credentials, decision: settled } = assumeRoleWithWebIdentity({
          place: { account: who === 'foreign-pool' ? STRANGERS_ACCOUNT : account, region },
          role: { arn, trust },
          claims,
          now: Math.floor(Date.parse(now) / 1000),
          via: 'app',
          sessionName: typeof name === 'string' ? name : 'session',
        })
        return credentials === null ? null : { claims, statement: settled.statement }
      },
    },
    budget,
  )
}

/** Keys that a call of STS may carry besides the claims; of others there are none. */
const CARRIED =
  /^(?:aws:(?:sourceip|useragent|currenttime|epochtime|requesttag\/.*|tagkeys|sourcevpc|sourcevpce)|sts:)/

/** A signed-in user's `amr` holds `authenticated` and names of providers; people of other pools are guests or not. */
function methodsOf(who: Outsider, developerProvider: string | undefined): KeyFacts {
  const isGuest = who === 'guest'
  if (isGuest || who === 'signed-in') {
    return methods({ isGuest, plainProviders: developerProvider ? [developerProvider] : [] })
  }
  // The owner of another pool names a developer's provider as they like.
  return methodsAmong([exactly('authenticated'), exactly('unauthenticated'), DEVELOPER_PROVIDER])
}

const DEVELOPER_PROVIDER = textOf(
  'a developer’s provider',
  union(between('a', 'z'), between('0', '9'), charsOf('_.-')),
)

/** The `amr` of a token as it can be: a guest's is one word, anybody else's begins with `authenticated`. */
function whole(found: readonly string[], who: Outsider): readonly string[] {
  const isGuest = who === 'guest' || (who !== 'signed-in' && found.includes('unauthenticated'))
  if (isGuest) return ['unauthenticated']
  return [...new Set(['authenticated', ...found])]
}
