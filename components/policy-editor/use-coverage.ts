'use client'

import { useEffect, useMemo, useState } from 'react'
import type { Engine } from '@/components/engine/load-engine'
import type { Simulated } from '@/components/engine/simulated'
import { onIdle } from '@/components/ui/on-idle'
import type { Coverage, Simulation } from '@/lib/simulation'

/** Counting asks every cell again: beyond these it waits until somebody wants it. */
const CELLS_UNASKED = 4_000
/** Nobody looks at it in the middle of a word, in milliseconds. */
const PAUSE = 400
/** A piece of work waits for the browser to be idle no longer than this, in milliseconds. */
const LONGEST_WAIT = 1_000

export type CoverageState =
  | { readonly kind: 'counted'; readonly coverage: Coverage; readonly simulation: Simulation }
  | { readonly kind: 'counting' }
  | { readonly kind: 'not-counted'; readonly cells: number; count(): void }

const known = new WeakMap<Simulation, Coverage>()

/** What the statements of the design are used for, counted in idle time; the last count stays until the next is done. */
export function useCoverage(engine: Engine | null, { design, simulation }: Simulated): CoverageState {
  const [counted, setCounted] = useState<{ simulation: Simulation; coverage: Coverage } | null>(null)
  const [isWanted, setWanted] = useState(false)
  const cells = simulation.cells.length
  const isAllowed = isWanted || cells <= CELLS_UNASKED

  useEffect(() => {
    if (!engine || !isAllowed) return
    const done = (coverage: Coverage) => {
      known.set(simulation, coverage)
      setCounted({ simulation, coverage })
    }
    const before = known.get(simulation)
    if (before) return done(before)
    let stop = () => {}
    const timer = setTimeout(() => {
      stop = workInIdleTime(engine.coverage(design, simulation), done)
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [engine, design, simulation, isAllowed])

  return useMemo(() => {
    if (!isAllowed) return { kind: 'not-counted', cells, count: () => setWanted(true) }
    return counted ? { kind: 'counted', ...counted } : { kind: 'counting' }
  }, [isAllowed, cells, counted])
}

/** Runs a piece of work step by step while the browser has nothing else to do. Returns what stops it. */
function workInIdleTime<Result>(
  work: Generator<undefined, Result>,
  done: (result: Result) => void,
): () => void {
  let isStopped = false
  const run = (time?: IdleDeadline) => {
    do {
      if (isStopped) return
      const step = work.next()
      if (step.done) return done(step.value)
    } while ((time?.timeRemaining() ?? 0) > 0)
    onIdle(run, LONGEST_WAIT)
  }
  onIdle(run, LONGEST_WAIT)
  return () => {
    isStopped = true
  }
}
