import type { Design } from '@/lib/design'
import { catalog, parsePolicy, validatePolicy } from '@/lib/iam'
import { createSimulator, type DocumentReport } from '@/lib/simulation'
import { toMatrix } from '@/lib/views'
import type { Simulated } from './simulated'

// Everything that decides and explains, as one part that the browser loads after the page is drawn.

export { viewsOf } from './views-of'

/** One for the page: after an edit only what depends on it is worked out again. */
const simulator = createSimulator()

export async function simulateDesign(design: Design): Promise<Simulated> {
  const simulation = await simulator.simulate(design)
  return { design, simulation, matrix: toMatrix(design, simulation) }
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
