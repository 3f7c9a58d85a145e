import { isMissingPart } from '@/components/ui/missing-part'
import { whenTouched } from '@/components/ui/when-touched'
import { readAhead } from './read-ahead'

export type Engine = typeof import('./engine')

let loading: Promise<Engine> | null = null
let loaded: Engine | null = null
const waiting = new Set<(engine: Engine) => void>()

/** The engine; loads it at the first call, and its catalogue in idle time once somebody is there. After a failure the next call tries again. */
export function loadEngine(): Promise<Engine> {
  loading ??= import('./engine').then(
    (engine) => {
      loaded = engine
      for (const tell of waiting) tell(engine)
      waiting.clear()
      if (typeof window !== 'undefined') {
        void whenTouched().then(() => readAhead(engine.readCatalogAhead, window))
      }
      return engine
    },
    (error: unknown) => {
      loading = null
      throw error
    },
  )
  return loading
}

/** The engine if it is there already: then nothing needs to wait. */
export function loadedEngine(): Engine | null {
  return loaded
}

/** Hands over the engine when it has come, whoever asked for it. Asks for nothing itself. Returns what ends the waiting. */
export function onEngine(tell: (engine: Engine) => void): () => void {
  if (loaded) tell(loaded)
  else waiting.add(tell)
  return () => waiting.delete(tell)
}

/** Milliseconds after which a part that did not come is asked for again: a server may be away while the network is there. */
const AGAIN_AFTER = 10_000

/**
 * The engine, however long that takes: without a network it is asked for again once that is back. Rejects only where it
 * is broken.
 */
export async function engineOnceThere(): Promise<Engine> {
  for (;;) {
    try {
      return await loadEngine()
    } catch (error) {
      if (!isMissingPart(error)) throw error
      await new Promise((resolve) => {
        addEventListener('online', resolve, { once: true })
        setTimeout(resolve, AGAIN_AFTER)
      })
    }
  }
}
