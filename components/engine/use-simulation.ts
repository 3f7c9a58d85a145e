'use client'

import { startTransition, useEffect, useMemo, useState } from 'react'
import { type ChangedCells, changedCells } from '@/components/matrix/changed-cells'
import type { Design } from '@/lib/design'
import { engineOnceThere } from './load-engine'
import type { Simulated } from './simulated'

interface Shown extends Simulated {
  /** What was shown before the last edit; null when there is nothing to compare with. */
  readonly baseline: Simulated | null
  readonly at: number
}

/** Results that come in quicker succession than this, in milliseconds, are those of one edit. */
const ONE_EDIT = 1500
/** Milliseconds after which a person wonders what is going on. */
const PATIENCE = 400
const NONE: ChangedCells = new Map()

/**
 * Simulates a design whenever it changes, and keeps showing the last result until the next one is there.
 * A result that was overtaken is dropped.
 */
export function useSimulation(design: Design, initial: Simulated) {
  const [shown, setShown] = useState<Shown>({ ...initial, baseline: null, at: Number.NEGATIVE_INFINITY })
  const [failure, setFailure] = useState<unknown>(null)
  /** The share of the work that is done, from 0 to 1, once it takes noticeably long. */
  const [progress, setProgress] = useState<number | null>(null)

  useEffect(() => {
    let isOvertaken = false
    const run = async () => {
      const since = performance.now()
      const tell = (share: number) => {
        if (!isOvertaken && performance.now() - since > PATIENCE) setProgress(share)
      }
      try {
        const { simulateDesign } = await engineOnceThere()
        if (isOvertaken) return
        const next = await simulateDesign(design, tell)
        if (isOvertaken) return
        setProgress(null)
        startTransition(() => setShown((last) => follow(last, next, performance.now())))
      } catch (error) {
        if (!isOvertaken) setFailure(error)
      }
    }
    if (design !== initial.design) void run()
    else {
      setProgress(null)
      startTransition(() => setShown((last) => follow(last, initial, performance.now())))
    }
    return () => {
      isOvertaken = true
    }
  }, [design, initial])

  // Only the error boundary knows what to do when the simulation itself is broken.
  if (failure !== null) throw failure

  const { baseline, simulation } = shown
  const changed = useMemo(
    () => (baseline ? changedCells(baseline.simulation, simulation) : NONE),
    [baseline, simulation],
  )
  return { shown, changed, progress }
}

function follow(last: Shown, next: Simulated, at: number): Shown {
  if (last.design === next.design) return last
  // Another design was opened: its cells did not change, they are others.
  const isComparable =
    sameIds(last.design.identities, next.design.identities) &&
    sameIds(last.design.requests, next.design.requests)
  const baseline = !isComparable ? null : at - last.at < ONE_EDIT && last.baseline ? last.baseline : last
  return { ...next, baseline, at }
}

function sameIds(
  left: readonly { readonly id: string }[],
  right: readonly { readonly id: string }[],
): boolean {
  return (
    left === right || (left.length === right.length && left.every(({ id }, index) => id === right[index]?.id))
  )
}
