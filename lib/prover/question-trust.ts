import type { Design, Role } from '@/lib/design'
import type { Budget } from './budget'
import { KnownWords } from './marked-word'
import { hasClassicFlow, signedInRoles } from './populations'
import type { Answer } from './prove'
import { type AssumedRole, canAssume, canBeGiven, keepsOutTags } from './question-token'
import type { Outsider, TokenQuestion } from './token-model'

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
  /** Sessions of the pool may bring tags, and those that do are kept out. */
  readonly keepsOutTags: boolean
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
    const asked = { design, role, who, words }
    const answer = (isOut && ofAccount) || canAssume(asked, budget?.())
    if (who === 'other-pool') ofAccount = answer
    yield findingOf(asked, answer, budget)
  }
}

/** Was it meant for them, and how do they get there? */
function findingOf(asked: TokenQuestion, answer: Answer<AssumedRole>, budget?: () => Budget): TrustFinding {
  const { design, role, who } = asked
  const { identityPool, account } = design
  const found = answer.verdict === 'counterexample' ? answer.found : null
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
    byEnhancedFlow:
      found !== null &&
      isMeant &&
      exist &&
      (role.account ?? account) === account &&
      canBeGiven(asked, found, budget?.()),
    // Another pool's owner decides about its flows.
    byClassicFlow: found !== null && (isOwn ? hasClassicFlow(identityPool, who === 'guest') && exist : true),
    isIntended: isOwn && !isForGuests && !isForSignedIn ? null : isMeant,
    keepsOutTags: found !== null && who === 'signed-in' && keepsOutTags(asked, found, budget?.()),
  }
}
