'use client'

import { startTransition, useEffect, useState } from 'react'
import { whenTouched } from '@/components/ui/when-touched'
import { engineOnceThere, loadedEngine, onEngine } from './load-engine'

/**
 * The engine, or null until it has come. It is asked for once somebody does something: a page that is only looked at
 * has its results already. Without a network the page can still be read; the engine is asked for again when the
 * network is back.
 */
export function useEngine() {
  const [engine, setEngine] = useState(loadedEngine)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    let isGone = false
    const load = () => engineOnceThere().catch((error: unknown) => !isGone && setFailure(error))
    const stopWaiting = onEngine((arrived) => startTransition(() => setEngine(arrived)))
    void whenTouched().then(() => (isGone ? undefined : load()))
    return () => {
      isGone = true
      stopWaiting()
    }
  }, [])
  if (failure !== null) throw failure
  return engine
}
