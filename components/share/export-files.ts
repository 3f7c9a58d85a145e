import { strToU8, zipSync } from 'fflate'
import { loadEngine } from '@/components/engine/load-engine'
import { fileNameOf, saveFile } from '@/components/top-bar/save-file'
import { type Design, encodeDesign } from '@/lib/design'
import type { Simulation } from '@/lib/simulation'
import { flowOf, policyFilesOf, toMatrix, toMatrixCsv, toReport, toSequence } from '@/lib/views'
import { diagramSvg, svgToPng } from './draw-diagram'

/** What a file is made of. */
export interface ExportContext {
  readonly design: Design
  readonly identityId: string
  readonly requestId: string | null
  /** An element that is laid out, to draw in. */
  readonly bench: HTMLElement
}

export type ExportKind = 'design' | 'report' | 'matrix' | 'policies' | 'mermaid' | 'svg' | 'png'

/** What each file is called, and what is in it. */
export const EXPORTS: Readonly<
  Record<ExportKind, { readonly ending: string; make(context: ExportContext): Promise<Blob> }>
> = {
  design: {
    ending: 'json',
    make: async ({ design }) => textFile(encodeDesign(design), 'application/json'),
  },
  report: {
    ending: 'md',
    make: async (context) =>
      textFile(toReport(context.design, await simulationOf(context.design), context), 'text/markdown'),
  },
  matrix: {
    ending: 'csv',
    make: async ({ design }) =>
      // The mark at the start tells spreadsheets that this is UTF-8.
      textFile(`\uFEFF${toMatrixCsv(toMatrix(design, await simulationOf(design)))}`, 'text/csv'),
  },
  policies: { ending: 'zip', make: async ({ design }) => zipOf(design) },
  mermaid: { ending: 'mmd', make: async (context) => textFile(await sourceOf(context), 'text/plain') },
  svg: {
    ending: 'svg',
    make: async (context) =>
      textFile(await diagramSvg(await sourceOf(context), context.bench), 'image/svg+xml'),
  },
  png: {
    ending: 'png',
    make: async (context) => svgToPng(await diagramSvg(await sourceOf(context), context.bench)),
  },
}

/** Makes one of the files and hands it to the person. */
export async function exportFile(kind: ExportKind, context: ExportContext): Promise<string> {
  const { ending, make } = EXPORTS[kind]
  const name = fileNameOf(context.design.name, ending)
  saveFile(name, await make(context))
  return name
}

async function simulationOf(design: Design): Promise<Simulation> {
  const { simulateOther } = await loadEngine()
  return simulateOther(design)
}

/** The diagram's text for the chosen identity and request. */
async function sourceOf({ design, identityId, requestId }: ExportContext): Promise<string> {
  const identity = design.identities.find(({ id }) => id === identityId)
  const steps = flowOf(design, await simulationOf(design), identityId, requestId)
  return toSequence(design, identity, steps).source
}

/** The same design gives the same file: the time in it is that of the design. */
function zipOf(design: Design): Blob {
  const files = policyFilesOf(design).map(({ path, text }) => [path, strToU8(text)] as const)
  const time = Date.parse(design.now)
  // Zip files know no time before 1980 and none after 2099.
  const isPossible = time > Date.UTC(1980, 1) && time < Date.UTC(2099, 1)
  const mtime = isPossible ? design.now : '2000-01-02T00:00:00Z'
  const bytes = zipSync(Object.fromEntries(files), { level: 9, mtime })
  return new Blob([bytes.slice()], { type: 'application/zip' })
}

function textFile(text: string, type: string): Blob {
  return new Blob([text], { type: `${type};charset=utf-8` })
}
