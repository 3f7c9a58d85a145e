import { useEffect, useState } from 'react'
import { type Engine, loadEngine } from '@/components/engine/load-engine'
import type { Simulated } from '@/components/engine/simulated'
import type { Design } from '@/lib/design'

export interface Results {
  readonly engine: Engine
  readonly simulated: Simulated
}

/** What the design brings about; null until that is known. */
export function useResults(design: Design): Results | null {
  const [results, setResults] = useState<Results | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    let isGone = false
    const run = async () => {
      const engine = await loadEngine()
      const simulated = await engine.simulateDesign(design)
      if (!isGone) setResults({ engine, simulated })
    }
    run().catch((error: unknown) => !isGone && setFailure(error))
    return () => {
      isGone = true
    }
  }, [design])
  if (failure !== null) throw failure
  return results
}
