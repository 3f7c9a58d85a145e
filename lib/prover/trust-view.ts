import { type Design, trustPolicyId } from '@/lib/design'
import { poolIssuer } from '@/lib/federation'
import type { Budget } from './budget'
import { compiledPolicies } from './compiled-policies'
import { KnownWords } from './marked-word'
import { regionOf } from './populations'
import type { AssumedRole } from './question-token'
import { OUTSIDERS, type TrustFinding, trustFindingsOf } from './question-trust'
import { type StatementView, statementView } from './statement-view'
import type { Outsider } from './token-model'
import { REASONS } from './words'

/** Who might get which role, before anything is answered: plain data, so that it can travel from a worker. */
export interface RoleAccessPlan {
  readonly roles: readonly { readonly name: string; readonly trustPolicy: StatementView }[]
  readonly people: readonly { readonly who: Outsider; readonly says: string }[]
}

/** Does one kind of people get one role? */
export interface RoleAccessCell {
  readonly verdict: 'let-in' | 'kept-out' | 'unknown'
  /** Null: nothing was meant, or it is not known. */
  readonly isAsMeant: boolean | null
  readonly byEnhancedFlow: boolean
  readonly byClassicFlow: boolean
  /** What it means, sentence by sentence. */
  readonly says: readonly string[]
  readonly advice: string | null
  /** The token that gets in. */
  readonly token: AssumedRole['claims'] | null
  /** What lets it in. */
  readonly statement: StatementView | null
  readonly reasons: readonly string[]
}

/** Which roles there are, and who might get them. */
export function roleAccessPlan(design: Design): RoleAccessPlan {
  return {
    roles: design.roles.map(({ name, trustPolicy }) => ({
      name,
      trustPolicy: {
        documentId: trustPolicyId(name),
        title: `Trust policy of ${name}`,
        effect: '',
        range: { start: 0, end: Math.min(1, trustPolicy.length) },
      },
    })),
    people: OUTSIDERS,
  }
}

/** The cells one after another: everybody for the first role, then for the next. */
export function* roleAccessCells(
  design: Design,
  budget?: () => Budget,
): Generator<{ readonly role: number; readonly people: number; readonly cell: RoleAccessCell }> {
  const words = new KnownWords()
  for (const [role, one] of design.roles.entries()) {
    for (const finding of trustFindingsOf(design, one, budget, words)) {
      const people = OUTSIDERS.findIndex(({ who }) => who === finding.who)
      yield { role, people, cell: cellOf(design, finding) }
    }
  }
}

function cellOf(design: Design, finding: TrustFinding): RoleAccessCell {
  const { answer, isIntended, byEnhancedFlow, byClassicFlow } = finding
  const found = answer.verdict === 'counterexample' ? answer.found : null
  const verdict = found ? 'let-in' : answer.verdict === 'proved' ? 'kept-out' : 'unknown'
  const isAsMeant = isIntended === null || verdict === 'unknown' ? null : isIntended === (found !== null)
  return {
    verdict,
    isAsMeant,
    byEnhancedFlow,
    byClassicFlow,
    says: found ? sayLetIn(design, finding, found) : sayKeptOut(finding, verdict),
    advice: found && isIntended === false ? adviceFor(design, finding) : null,
    token: found?.claims ?? null,
    statement: found?.statement ? statementView(found.statement) : firstOf(design, finding),
    reasons: answer.verdict === 'unknown' ? answer.reasons.map((reason) => REASONS[reason]) : [],
  }
}

/** Where to look when nobody is let in: at the first statement. */
function firstOf(design: Design, { roleName }: TrustFinding): StatementView | null {
  const first = compiledPolicies(design).get(trustPolicyId(roleName))?.statements[0]
  return first ? statementView(first) : null
}

const ENHANCED = 'the enhanced flow, in which the pool picks the role'
const CLASSIC = 'the classic flow, in which the app hands a token to STS and names the role'

function sayLetIn(design: Design, finding: TrustFinding, found: AssumedRole): readonly string[] {
  const { says, isIntended, keepsOutTags, byEnhancedFlow } = finding
  const way = [`${says} can have this role${byFlow(finding)}.`, ...(keepsOutTags ? [WITHOUT_TAGS] : [])]
  if (isIntended === true && byEnhancedFlow) return [...way, 'The pool is set up to give it to them.']
  if (isIntended === true) return [...way, NOT_BY_POOL]
  if (isIntended === null) return [...way, 'The pool itself gives this role to nobody.']
  return [...way, ...whyNotNow(design, finding), ...whyLetIn(design, finding, found)]
}

const NOT_BY_POOL =
  'The pool is set up to give it to them, and cannot: STS refuses it to the pool, so the enhanced flow ends at step 4.'
const WITHOUT_TAGS =
  'Only those without session tags, though: the trust policy lets in no session with the tags that the pool gives. Is `sts:TagSession` missing?'

function byFlow({ byEnhancedFlow, byClassicFlow, who }: TrustFinding): string {
  if (who === 'other-pool') return ', by whichever flow that pool’s owner uses'
  if (byEnhancedFlow && byClassicFlow) return ` by ${ENHANCED}, and by ${CLASSIC}`
  if (byEnhancedFlow) return ` by ${ENHANCED}`
  return byClassicFlow ? ` by ${CLASSIC}` : ' as far as its trust policy goes'
}

function whyNotNow({ identityPool }: Design, { who, byClassicFlow, byEnhancedFlow }: TrustFinding) {
  if (byClassicFlow || byEnhancedFlow) return []
  if (who === 'guest' && !identityPool.allowUnauthenticatedIdentities) {
    return ['Nobody does now: the pool has no guests, but a switch changes that.']
  }
  if (identityPool.allowClassicFlow !== false) {
    return ['Nobody does now: a pool that maps roles gives apps no tokens for STS.']
  }
  return ['Nobody does now: the pool has the classic flow switched off, but a switch changes that.']
}

/** The claim that tells these people from those for whom the role is. */
function tellingClaim({ who }: TrustFinding): 'aud' | 'amr' {
  return who === 'guest' || who === 'signed-in' ? 'amr' : 'aud'
}

const CLAIMS = {
  aud: 'the id of the pool that made the token',
  amr: 'whether somebody signed in',
} as const

function whyLetIn(
  { identityPool }: Design,
  finding: TrustFinding,
  { statement }: AssumedRole,
): readonly string[] {
  if (!statement) return []
  const claim = tellingClaim(finding)
  const tests = statement.conditions.filter(
    ({ key }) => key === `${poolIssuer(regionOf(identityPool))}:${claim}`,
  )
  if (tests.length === 0) return [`The trust policy does not test \`${claim}\`, which says ${CLAIMS[claim]}.`]
  const said = tests.map(
    ({ source }) =>
      `\`${source.operator.value}\` with ${source.values.map(({ value }) => `\`${value}\``).join(', ')}`,
  )
  return [`The trust policy tests \`${claim}\` by ${said.join(' and ')}, and their token passes that.`]
}

function adviceFor({ identityPool }: Design, finding: TrustFinding): string {
  const key = `${poolIssuer(regionOf(identityPool))}:${tellingClaim(finding)}`
  if (tellingClaim(finding) === 'aud') {
    return `To keep them out, let the trust policy ask that \`${key}\` is \`${identityPool.id}\`, with \`StringEquals\`.`
  }
  const wanted = finding.who === 'guest' ? 'authenticated' : 'unauthenticated'
  return `To keep them out, let the trust policy ask that \`${key}\` is \`${wanted}\`, with \`ForAnyValue:StringLike\`.`
}

function sayKeptOut(
  { says, isIntended }: TrustFinding,
  verdict: RoleAccessCell['verdict'],
): readonly string[] {
  if (verdict === 'unknown') return [`Nobody can tell if ${lower(says)} can have this role.`]
  if (isIntended !== true) return [`No token of ${lower(says)} gets this role.`]
  return [
    `No token of ${lower(says)} gets this role, though the pool is set up to give it to them.`,
    'The flow ends at step 4: STS refuses, and there are no credentials.',
  ]
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
