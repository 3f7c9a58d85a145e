import { shareStructure } from '@/lib/base/share-structure'
import type { Design } from '@/lib/design'
import { checkPoolConfig, createTokenService, type TokenService } from '@/lib/federation'
import { cellsOfIdentity, type RememberedCells } from './cells-of-identity'
import { type CompiledDesign, compileDesign } from './compile-design'
import { type DesignParts, partsOf } from './design-parts'
import { toPoolConfig } from './federation-world'
import { probeTrust } from './probe-trust'
import { runIdentity } from './run-identity'
import { type ConcernOf, createConcerns, createPolicyComparer } from './same-policies'
import type { Cell, ExpectationVerdict, IdentityRun, Simulation } from './types'

/** Simulates one design after another, each an edit of the one before. */
export interface Simulator {
  /** @param onProgress told of the share that is done, from 0 to 1, now and then */
  simulate(design: Design, onProgress?: (share: number) => void): Promise<Simulation>
}

/** A design and what came of it. */
interface Remembered {
  readonly parts: DesignParts
  readonly simulation: Simulation
  /** By the identity's id. */
  readonly cells: ReadonlyMap<string, RememberedCells>
}

/**
 * A simulator that after an edit works out only what depends on it.
 *
 * Its answers are those of `simulate`; it is only faster, what an edit did not change is the same object as
 * before, and its cells put together what they asked and were answered when somebody reads it: `toPlain` copies
 * all of it. It knows a design again whether it was edited, copied or read from a file, and remembers one design.
 *
 * - Steps 1 to 5 of an identity depend on the identity and on what the federation reads: not on requests, data or
 *   access policies.
 * - Step 6 depends on the session, the request, what the services hold by then, and the statements that cover the
 *   actions which are asked.
 *
 * @param tokens signs and checks tokens; share it between simulators of one design
 * @example
 * const simulator = createSimulator()
 * const before = await simulator.simulate(design)
 * const after = await simulator.simulate(withDocumentText(design, id, text))
 * after.runs[0] === before.runs[0] // when the text is that of an access policy
 */
export function createSimulator(tokens: TokenService = createTokenService()): Simulator {
  let last: Remembered | null = null
  const concernOf = createConcerns()
  return {
    async simulate(design, onProgress = ignore) {
      const next = await simulateAfter(last, design, tokens, concernOf, onProgress)
      last = next
      return next.simulation
    },
  }
}

const NO_CELLS: readonly Cell[] = []
const ignore = () => {}

async function simulateAfter(
  last: Remembered | null,
  edited: Design,
  tokens: TokenService,
  concernOf: ConcernOf,
  onProgress: (share: number) => void,
): Promise<Remembered> {
  const parts = partsOf(edited, last?.parts ?? null)
  const { design, federation } = parts
  const compiled = compileDesign(design)
  const isSameFederation = federation === last?.parts.federation
  const runs = await runAll(parts, compiled, last, isSameFederation, tokens)
  const surroundings = { parts, compiled, comparer: createPolicyComparer(), concernOf }
  const found = runs.map((run, index) => {
    const cells = cellsOfIdentity(surroundings, run, last?.cells.get(run.identityId) ?? null)
    onProgress((index + 1) / runs.length)
    return cells
  })
  const cells = NO_CELLS.concat(...found.map((one) => one.cells))
  const simulation: Simulation = {
    runs,
    cells,
    documents: compiled.documents,
    poolFindings: isSameFederation
      ? last.simulation.poolFindings
      : checkPoolConfig(toPoolConfig(federation, federation.identityPool)),
    trust: isSameFederation ? last.simulation.trust : probeTrust(federation, compiled),
    expectations: verifyExpectations(design, cells),
  }
  return { parts, simulation, cells: new Map(found.map((one) => [one.run.identityId, one])) }
}

/** Steps 1 to 5 of everybody. */
function runAll(
  { design, federation }: DesignParts,
  compiled: CompiledDesign,
  last: Remembered | null,
  isSameFederation: boolean,
  tokens: TokenService,
): Promise<IdentityRun[]> {
  const earlier = new Map(
    last?.parts.design.identities.map((identity, index) => [
      identity.id,
      { identity, run: last.simulation.runs[index] },
    ]),
  )
  return Promise.all(
    design.identities.map(async (identity) => {
      const known = earlier.get(identity.id)
      if (known?.run && known.identity === identity && isSameFederation) return known.run
      // Whoever comes to the same session makes the same requests with it.
      return shareStructure(known?.run, await runIdentity(federation, identity, compiled, tokens))
    }),
  )
}

function verifyExpectations(design: Design, cells: readonly Cell[]): ExpectationVerdict[] {
  if (design.expectations.length === 0) return []
  const found = new Map(cells.map((cell) => [`${cell.identity}\n${cell.request}`, cell]))
  return design.expectations.flatMap(({ identity, request, decision, step }) => {
    const cell = found.get(`${identity}\n${request}`)
    if (!cell) return []
    return [
      {
        identity,
        request,
        expected: decision,
        actual: cell.verdict,
        actualStep: cell.step,
        isMet: cell.verdict === decision && (step === undefined || step === cell.step),
      },
    ]
  })
}
