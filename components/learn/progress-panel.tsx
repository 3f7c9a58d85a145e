'use client'

import { Download, FolderOpen, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { saveFile } from '@/components/top-bar/save-file'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { decodeProgress, encodeProgress, isComplete, mergeProgress } from '@/lib/scenarios'
import { useIsKept, useProgress, writeProgress } from './progress'

/** A file of progress is small; anything larger is something else. */
const MAX_BYTES = 1_000_000

/** How many lessons are done, and what can be done with one's progress as a whole. */
export function ProgressPanel({ ids }: { ids: readonly string[] }) {
  const progress = useProgress()
  const isKept = useIsKept()
  const announce = useAnnounce()
  const file = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  const [isAsking, setAsking] = useState(false)
  const done = ids.filter((id) => progress[id] && isComplete(progress[id])).length
  const hasAny = Object.keys(progress).length > 0
  const say = (sentence: string) => {
    setSaid(sentence)
    announce(sentence)
  }
  const take = async (chosen: File | undefined) => {
    const read = chosen && chosen.size < MAX_BYTES ? decodeProgress(await chosen.text()) : null
    if (read === null) return say('This file holds no progress of lessons. Nothing was changed.')
    writeProgress(mergeProgress(progress, read))
    say('The progress of the file was added to yours.')
  }
  return (
    <section
      aria-label="Your progress"
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4 shadow-panel print:hidden"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="font-medium">
          {done} of {ids.length} lessons done
        </p>
        <progress
          aria-label="Lessons done"
          value={done}
          max={ids.length}
          className="lesson-progress min-w-32 grow"
        />
        <div className="flex flex-wrap gap-1">
          <Button
            look="quiet"
            isInert={!hasAny}
            onClick={() => saveFile('idpool-progress.json', encodeProgress(progress))}
          >
            <Download aria-hidden /> Export
          </Button>
          <Button look="quiet" onClick={() => file.current?.click()}>
            <FolderOpen aria-hidden /> Import
          </Button>
          <input
            ref={file}
            type="file"
            accept=".json,application/json"
            aria-label="File of progress"
            tabIndex={-1}
            className="sr-only"
            onChange={(event) => {
              void take(event.target.files?.[0])
              event.target.value = ''
            }}
          />
          <Button look="quiet" isInert={!hasAny} onClick={() => setAsking(true)}>
            <Trash2 aria-hidden /> Reset
          </Button>
        </div>
      </div>
      {isAsking && hasAny && (
        <p className="flex flex-wrap items-center gap-2 text-sm">
          Forget the progress of all lessons?
          <Button
            onClick={() => {
              writeProgress({})
              setAsking(false)
              say('The progress of all lessons is forgotten.')
            }}
          >
            Forget it
          </Button>
          <Button look="quiet" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </p>
      )}
      <p className={isKept ? 'text-ink-2 text-xs' : 'font-medium text-warn text-xs'}>
        {isKept
          ? 'Kept in this browser. Nothing leaves it.'
          : 'This browser blocks storage: progress lasts as long as this page. Export it to keep it.'}{' '}
        {said}
      </p>
    </section>
  )
}
