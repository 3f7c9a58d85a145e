import type { Design, Identity } from '@/lib/design'
import { createTokenService, type TokenService } from '@/lib/federation'
import { cellsOfIdentity } from './cells-of-identity'
import { compileDesign } from './compile-design'
import { partsOf } from './design-parts'
import { toPlainCell } from './lazy-cell'
import { runIdentity } from './run-identity'
import { createConcerns, createPolicyComparer } from './same-policies'
import type { Cell, IdentityRun } from './types'

/** One of the two ways to credentials, and what can be reached with them. */
export interface FlowRun {
  readonly flow: 'enhanced' | 'classic'
  /** Is it the flow that the design has for this identity? */
  readonly isChosen: boolean
  readonly run: IdentityRun
  /** What the identity's requests come to, in the order of the design. */
  readonly cells: readonly Cell[]
}

export interface BothFlows {
  readonly enhanced: FlowRun
  /** Null: the design has no role that the app could ask STS for. */
  readonly classic: FlowRun | null
}

/**
 * What becomes of this identity by the enhanced and by the classic flow?
 *
 * Everything else stays as the design has it. In the classic flow the app names the role: the one that the design says,
 * else the one that the identity pool would choose. Null when there is no such identity.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
 */
export async function simulateBothFlows(
  design: Design,
  identityId: string,
  tokens: TokenService = createTokenService(),
): Promise<BothFlows | null> {
  const identity = design.identities.find(({ id }) => id === identityId)
  if (!identity) return null
  const enhanced = await runOf(design, { ...identity, classic: undefined }, tokens)
  const role = identity.classic?.role ?? likelyRole(design, identity, enhanced.run)
  const classic = role === null ? null : { ...identity.classic, role }
  return {
    enhanced: { flow: 'enhanced', isChosen: identity.classic === undefined, ...enhanced },
    classic: classic && {
      flow: 'classic',
      isChosen: identity.classic !== undefined,
      ...(await runOf(design, { ...identity, classic }, tokens)),
    },
  }
}

async function runOf(design: Design, identity: Identity, tokens: TokenService) {
  const identities = design.identities.map((each) => (each.id === identity.id ? identity : each))
  const parts = partsOf({ ...design, identities }, null)
  const compiled = compileDesign(parts.design)
  const run = await runIdentity(parts.federation, identity, compiled, tokens)
  const surroundings = { parts, compiled, comparer: createPolicyComparer(), concernOf: createConcerns() }
  return { run, cells: cellsOfIdentity(surroundings, run, null).cells.map(toPlainCell) }
}

/** The role that an app would ask for: the pool's choice, or what its configuration names. */
function likelyRole({ identityPool, roles }: Design, { kind }: Identity, run: IdentityRun): string | null {
  const usual = kind === 'guest' ? identityPool.roles.unauthenticated : identityPool.roles.authenticated
  return run.session?.roleArn ?? usual ?? roles[0]?.name ?? null
}
