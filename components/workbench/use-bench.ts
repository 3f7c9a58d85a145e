'use client'

import { useMemo, useState } from 'react'
import { useDocuments } from '@/components/documents/use-documents'
import type { Engine } from '@/components/engine/load-engine'
import type { Simulated } from '@/components/engine/simulated'
import { useSimulation } from '@/components/engine/use-simulation'
import { useViews } from '@/components/engine/use-views'
import type { Views } from '@/components/engine/views-of'
import { usePlayground } from '@/components/store/use-playground'
import { type Design, documentsOf } from '@/lib/design'
import { brokenAmong, sayBroken } from './broken-banner'
import { useSpokenResults } from './use-spoken-results'

/** What was worked out before the page came, for the first look at a design. */
export type FirstResults = Omit<Simulated, 'design'> & { readonly views: Views }

/**
 * What does a screen with the playground's panels show now? The results of the last readable design, the views of what
 * is chosen, and the policies as they are typed. What an action brought about is said aloud.
 *
 * @param engine null until it is there; `initial` stands in for it
 * @param opening the design that `initial` is about
 */
export function useBench(engine: Engine | null, opening: Design, initial: FirstResults) {
  const design = usePlayground((state) => state.design)
  const lastReadable = usePlayground((state) => state.lastReadable)
  const selection = usePlayground((state) => state.selection)
  const [first] = useState(() => {
    const { simulation, matrix, views } = initial
    return { simulated: { design: opening, simulation, matrix }, views }
  })
  const { shown, changed, progress } = useSimulation(lastReadable, first.simulated)
  const views = useViews(engine, shown, selection, first)
  const documents = useDocuments(engine, design, first.simulated.simulation.documents)
  const textOf = useMemo(() => {
    const texts = new Map(documentsOf(shown.design).map(({ id, text }) => [id, text]))
    return (id: string) => texts.get(id)
  }, [shown])

  const step = views.steps.find(({ number }) => number === selection.step)
  const places = [step?.decidedBy, views.explanation?.place].filter(
    (place) => place !== null && place !== undefined,
  )
  const broken = brokenAmong(documents)
  useSpokenResults({
    broken: broken && sayBroken(broken),
    changed,
    headline: views.explanation?.headline ?? null,
    step,
  })

  /** The engine that answers for another cell or design than the first may still be on its way, or cannot come. */
  const isBehind =
    engine === null &&
    (selection.identityId !== first.views.identityId ||
      selection.requestId !== first.views.requestId ||
      lastReadable !== first.simulated.design)
  return { shown, changed, progress, selection, views, documents, textOf, places, broken, isBehind }
}
