'use client'

import { useEffect, useState } from 'react'
import { loadEngine, loadedEngine } from './load-engine'

/** The engine, or null until it has come. It is asked for once the page is drawn. */
export function useEngine() {
  const [engine, setEngine] = useState(loadedEngine)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    let isGone = false
    loadEngine().then(
      (arrived) => !isGone && setEngine(arrived),
      (error: unknown) => !isGone && setFailure(error),
    )
    return () => {
      isGone = true
    }
  }, [])
  // Without it the page could show nothing new: the error boundary offers to try again.
  if (failure !== null) throw failure
  return engine
}
