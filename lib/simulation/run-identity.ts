import type { Design, Identity } from '@/lib/design'
import type { TokenService } from '@/lib/federation'
import { classicFlow } from './classic-flow'
import type { CompiledDesign } from './compile-design'
import { enhancedFlow } from './enhanced-flow'
import { worldOf } from './federation-world'
import type { Journey } from './journey'
import { signIn, stepSignIn } from './step-sign-in'
import type { IdentityRun } from './types'

/**
 * Steps 1 to 5 for one identity: from signing in to temporary credentials, or to the step that refuses.
 *
 * Every identity comes to a pool that has seen nobody before, so that their order does not matter. Steps after
 * a refusal are there too, as not reached, so that a screen can always show six.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
 */
export async function runIdentity(
  design: Design,
  identity: Identity,
  compiled: CompiledDesign,
  tokens: TokenService,
): Promise<IdentityRun> {
  const journey: Journey = { design, identity, world: worldOf(design, identity, compiled, tokens) }
  const login = await signIn(journey)
  const first = await stepSignIn(journey, login)
  const { steps, session, stoppedAt, events } = identity.classic
    ? await classicFlow(journey, login, identity.classic)
    : await enhancedFlow(journey, login)
  return { identityId: identity.id, steps: [first, ...steps], session, stoppedAt, events }
}
