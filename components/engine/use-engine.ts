'use client'

import { useEffect, useState } from 'react'
import { isMissingPart } from '@/components/ui/late-boundary'
import { loadEngine, loadedEngine } from './load-engine'

/**
 * The engine, or null until it has come. It is asked for once the page is drawn. Without a network the page can still
 * be read; the engine is asked for again when the network is back.
 */
export function useEngine() {
  const [engine, setEngine] = useState(loadedEngine)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    let isGone = false
    const load = () =>
      loadEngine().then(
        (arrived) => !isGone && setEngine(arrived),
        (error: unknown) => {
          if (isGone) return
          if (isMissingPart(error)) addEventListener('online', load, { once: true })
          else setFailure(error)
        },
      )
    void load()
    return () => {
      isGone = true
      removeEventListener('online', load)
    }
  }, [])
  if (failure !== null) throw failure
  return engine
}
