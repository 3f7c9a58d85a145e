'use client'

import { use, useDeferredValue, useMemo } from 'react'
import { loadEngine, loadedEngine } from './load-engine'
import type { Simulated } from './simulated'
import type { Views } from './views-of'

interface Chosen {
  readonly identityId: string
  readonly requestId: string | null
}

/**
 * What to draw for the identity and request that are chosen. The server made the first answer; all others
 * wait for the engine, with the last one on the screen.
 */
export function useViews(
  shown: Simulated,
  selection: Chosen,
  initial: { simulated: Simulated; views: Views },
) {
  const { identityId, requestId } = useDeferredValue(selection)
  const { simulated, views } = initial
  const isFirst =
    shown.simulation === simulated.simulation &&
    identityId === views.identityId &&
    requestId === views.requestId
  const engine = isFirst ? null : (loadedEngine() ?? use(loadEngine()))
  return useMemo(
    () => (engine === null ? views : engine.viewsOf(shown, identityId, requestId)),
    [engine, views, shown, identityId, requestId],
  )
}
