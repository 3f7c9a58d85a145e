import type { Design } from '@/lib/design'
import { catalog, parsePolicy, validatePolicy } from '@/lib/iam'
import {
  createSimulator,
  type DocumentReport,
  type Simulation,
  simulate,
  simulateBothFlows,
} from '@/lib/simulation'
import { type FlowComparison, type TrailView, toFlowComparison, toMatrix, toTrail } from '@/lib/views'
import { createRemoteSimulator, type RemoteSimulator } from './remote-simulator'
import type { Port } from './serve-simulations'
import type { Simulated } from './simulated'

// Everything that decides and explains, as one part that the browser loads after the page is drawn.

export { addItem, decodeDesign } from '@/lib/design'
export { blankStep, coverage, inspectTokenAgainst, keysOfRequest } from '@/lib/simulation'
export { whatIfView } from '@/lib/views'
export { viewsOf } from './views-of'

/** What helps while a policy is written: a part of its own, asked for when somebody comes to an editor. */
export const loadAssist = () => import('@/lib/assist')

/** What checks the tasks of lessons, for the pages that have some. */
export const loadLessonCheck = () => import('@/components/learn/lesson-check')

/** More cells than this would hold up the page: a worker decides them. */
const CELLS_IN_PAGE = 4_000

/** One for the page: after an edit only what depends on it is worked out again. */
const simulator = createSimulator()
/** Beside the page, once a design has been large. */
let beside: ReturnType<typeof startWorker> | null = null

/** The design that was asked about last, and its answer or the work on it. */
let latest: { readonly design: Design; readonly simulated: Promise<Simulated> } | null = null

/**
 * What a design brings about. Several parts of a page may ask about the same one: it is worked out once.
 *
 * @param onProgress told of the share that is done when it takes a while, for whoever asks first
 */
export function simulateDesign(design: Design, onProgress?: (share: number) => void): Promise<Simulated> {
  if (latest?.design === design) return latest.simulated
  const asked = { design, simulated: simulateNow(design, onProgress) }
  latest = asked
  asked.simulated.catch(() => {
    if (latest === asked) latest = null
  })
  return asked.simulated
}

async function simulateNow(design: Design, onProgress?: (share: number) => void): Promise<Simulated> {
  const simulation = await (isLarge(design) ? simulateBeside(design, onProgress) : simulator.simulate(design))
  return { design, simulation, matrix: toMatrix(design, simulation) }
}

/** What does another design bring about? What is remembered of the page's own design stays as it is. */
export async function simulateOther(design: Design): Promise<Simulation> {
  if (!isLarge(design)) return simulate(design)
  const { remote, stop } = startWorker()
  try {
    return await remote.simulate(design)
  } catch {
    return simulate(design)
  } finally {
    stop()
  }
}

function isLarge({ identities, requests }: Design): boolean {
  return identities.length * requests.length > CELLS_IN_PAGE
}

async function simulateBeside(design: Design, onProgress?: (share: number) => void): Promise<Simulation> {
  try {
    beside ??= startWorker()
    return await beside.remote.simulate(design, onProgress)
  } catch {
    // No worker to be had, or it is gone: slower is better than nothing, and a fault of ours comes to light here too.
    beside?.stop()
    beside = null
    return simulator.simulate(design)
  }
}

function startWorker(): { readonly remote: RemoteSimulator; stop(): void } {
  const worker = new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' })
  const remote = createRemoteSimulator(worker as unknown as Port)
  worker.onerror = () => remote.fail(new Error('the worker is gone'))
  return { remote, stop: () => worker.terminate() }
}

/** Who used which credentials for what? Everybody, or one identity. */
export function trailOf({ design, simulation }: Simulated, onlyOf: string | null): readonly TrailView[] {
  return toTrail(design, simulation, onlyOf)
}

/** How do the enhanced and the classic flow differ for this identity? Null when there is no such identity. */
export async function compareFlows(design: Design, identityId: string): Promise<FlowComparison | null> {
  const flows = await simulateBothFlows(design, identityId)
  return flows && toFlowComparison(design, identityId, flows)
}

/** What is there to say about this text as it is being typed? */
export function reportOn(
  document: Omit<DocumentReport, 'isBroken' | 'diagnostics'>,
): Pick<DocumentReport, 'isBroken' | 'diagnostics'> {
  const parsed = parsePolicy(document.text)
  return { isBroken: parsed.document === null, diagnostics: validatePolicy(parsed, document.kind) }
}

/** Reads a part of the catalogue of actions before anybody asks for it, and says whether there is more. */
export function readCatalogAhead(): boolean {
  return catalog.readAhead()
}
