import type { Design, Identity } from '@/lib/design'
import { createTokenService, inspectToken, type TokenInspection } from '@/lib/federation'
import { compileDesign } from './compile-design'
import { worldOf } from './federation-world'

/** What a pasted token is, and by which clock its times were checked. */
export interface InspectionOfToken extends TokenInspection {
  /** `design`: at the moment of the design, since its simulation made the token. `today`: at the moment given. */
  readonly clock: 'design' | 'today'
  /** Seconds since 1970. */
  readonly checkedAt: number
}

/** Whoever pastes a token stands outside the design: they come to its own pool, and nothing is known of them. */
const STRANGER: Identity = { kind: 'guest', id: 'stranger', name: 'Somebody', identityId: '' }

/**
 * Would the identity pool of this design take a token that somebody pasted?
 *
 * A token of the simulation is checked at the design's own moment; any other one, which a real issuer made, at
 * the moment that the caller gives.
 *
 * Total: any text gives an answer. The text is neither kept nor sent anywhere.
 *
 * @param today seconds since 1970
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/external-identity-providers.html
 * @example
 * (await inspectTokenAgainst(DEFAULT_DESIGN, 'no token', 1_772_442_000)).verdict // 'refused'
 */
export async function inspectTokenAgainst(
  design: Design,
  text: string,
  today: number,
): Promise<InspectionOfToken> {
  // A token service remembers what it has checked: this one is gone when the answer is there.
  const world = worldOf(design, STRANGER, compileDesign(design), createTokenService())
  const inDesign = await inspectToken(text, world)
  const isSimulated = inDesign.checks.some(({ check, state }) => check === 'signature' && state === 'passed')
  if (isSimulated) return { ...inDesign, clock: 'design', checkedAt: world.now }
  return { ...(await inspectToken(text, { ...world, now: today })), clock: 'today', checkedAt: today }
}
