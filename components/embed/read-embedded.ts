import { loadEngine } from '@/components/engine/load-engine'
import type { Simulated } from '@/components/engine/simulated'
import { namedDesign } from '@/components/late/wanted-in-address'
import { firstLook } from '@/components/store/first-look'
import type { Result } from '@/lib/base/result'
import type { Design } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { type EmbedRequest, readShareText } from '@/lib/share'
import { readFragment, type Selection } from '@/lib/store'

/** A design that was asked for, what it brings about, and what is looked at first. */
export interface Embedded {
  readonly simulated: Simulated
  readonly selection: Selection
}

/** What does this address show? The failure is a sentence for people. */
export async function readEmbedded(request: EmbedRequest): Promise<Result<Embedded, string>> {
  try {
    const found = await designOf(request)
    if (!found.ok) return found
    const design = found.value
    const { simulateDesign } = await loadEngine()
    const simulated = await simulateDesign(design)
    const asked = readFragment(request.selection, design)?.selection
    return { ok: true, value: { simulated, selection: { ...firstLook(design), ...asked } } }
  } catch {
    return { ok: false, error: 'This could not be loaded. Check the connection and reload the page.' }
  }
}

async function designOf({ design, example }: EmbedRequest): Promise<Result<Design, string>> {
  if (design !== null) {
    const read = readShareText(design)
    return read.ok ? read : { ok: false, error: `This design could not be opened: ${read.error.message}.` }
  }
  if (example === null) return { ok: true, value: DEFAULT_DESIGN }
  const { shippedDesign } = await import('@/components/late/scenarios')
  const named = shippedDesign(namedDesign(example))
  if (named) return { ok: true, value: named }
  return { ok: false, error: `There is no example “${example.slice(0, 80)}”.` }
}
