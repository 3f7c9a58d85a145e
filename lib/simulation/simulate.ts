import type { Design } from '@/lib/design'
import { createTokenService, type TokenService } from '@/lib/federation'
import { createSimulator } from './create-simulator'
import { toPlain } from './lazy-cell'
import type { Simulation } from './types'

/** What a simulation may share with other runs of it. */
export interface SimulationEnvironment {
  /** Signs and checks tokens, and remembers them: an edit to a policy changes no token. */
  readonly tokens: TokenService
}

const sharedEnvironment: SimulationEnvironment = { tokens: createTokenService() }

/**
 * What does this design bring about: who gets credentials, and which requests succeed for whom?
 *
 * Runs steps 1 to 5 for each identity and step 6 for each identity and request. Pure and total: the same
 * design gives the same simulation, whatever its policies say; time is the design's own. It answers with a
 * promise only because browsers sign tokens that way.
 *
 * For one design after another, `createSimulator` works out only what an edit changes.
 *
 * @example
 * const simulation = await simulate(DEFAULT_DESIGN)
 * simulation.cells.find((cell) => cell.identity === 'ana' && cell.request === 'get-own')?.verdict // 'allow'
 */
export async function simulate(
  design: Design,
  { tokens }: SimulationEnvironment = sharedEnvironment,
): Promise<Simulation> {
  return toPlain(await createSimulator(tokens).simulate(design))
}
