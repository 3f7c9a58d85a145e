'use client'

import { useDeferredValue, useMemo } from 'react'
import type { Engine } from './load-engine'
import type { Simulated } from './simulated'
import type { Views } from './views-of'

interface Chosen {
  readonly identityId: string
  readonly requestId: string | null
}

/**
 * What to draw for the identity and request that are chosen. The server made the first answer, and it stays
 * on the screen until the engine can give another.
 */
export function useViews(
  engine: Engine | null,
  shown: Simulated,
  selection: Chosen,
  first: { readonly simulated: Simulated; readonly views: Views },
): Views {
  const { identityId, requestId } = useDeferredValue(selection)
  return useMemo(() => {
    const { simulated, views } = first
    const isFirst =
      shown.simulation === simulated.simulation &&
      identityId === views.identityId &&
      requestId === views.requestId
    return engine === null || isFirst ? views : engine.viewsOf(shown, identityId, requestId)
  }, [engine, shown, identityId, requestId, first])
}
