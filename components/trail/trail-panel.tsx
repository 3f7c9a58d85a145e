'use client'

import dynamic from 'next/dynamic'
import { useRef } from 'react'
import type { Engine } from '@/components/engine/load-engine'
import type { Simulated } from '@/components/engine/simulated'
import { orMissing } from '@/components/ui/late-boundary'
import { Panel } from '@/components/ui/panel'
import { useHasBeenInView } from '@/components/ui/use-has-been-in-view'

interface TrailPanelProps {
  engine: Engine | null
  shown: Simulated
  chosenId: string
}

/** Of more calls than this, only those of one identity are told. */
const LARGE = 400

const TrailList = orMissing(
  dynamic(() => import('./trail-list').then((module) => module.TrailList), { ssr: false }),
)

/** Who used which credentials for what. It is worked out once it comes into view: nobody waits for it before. */
export function TrailPanel({ engine, shown, chosenId }: TrailPanelProps) {
  const box = useRef<HTMLDivElement>(null)
  const isInView = useHasBeenInView(box)
  const calls = shown.simulation.cells.length
  const isLarge = calls > LARGE
  return (
    <Panel title="Who used which credentials" className="area-trail">
      <div ref={box} className="flex min-h-24 flex-col gap-3 p-4">
        <p className="text-ink-2 text-sm">
          What AWS CloudTrail tells, joined by the access key: the event that gave it out and the calls that
          it signed. Data events are only in a trail that is told to log them.
        </p>
        {isLarge && (
          <p className="text-sm">
            This design makes {calls.toLocaleString('en')} calls: shown are those of the identity that is
            chosen above.
          </p>
        )}
        {engine && isInView && (
          <TrailList engine={engine} shown={shown} chosenId={chosenId} isOnlyChosen={isLarge} />
        )}
      </div>
    </Panel>
  )
}
