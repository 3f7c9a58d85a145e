import { readAhead } from './read-ahead'

export type Engine = typeof import('./engine')

let loading: Promise<Engine> | null = null
let loaded: Engine | null = null

/** The engine; loads it at the first call, and then its catalogue in idle time. After a failure the next call tries again. */
export function loadEngine(): Promise<Engine> {
  loading ??= import('./engine').then(
    (engine) => {
      loaded = engine
      if (typeof window !== 'undefined') readAhead(engine.readCatalogAhead, window)
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
