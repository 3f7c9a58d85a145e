'use client'

import { BookmarkPlus, FolderOpen } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { loadEngine } from '@/components/engine/load-engine'
import type { Simulated } from '@/components/engine/simulated'
import { carriesDesign, readSharedDesign } from '@/components/late/shared-design'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { readDesignFile } from '@/components/top-bar/read-design-file'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { Modal } from '@/components/ui/modal'
import { ScrollArea } from '@/components/ui/scroll-area'
import type { Design } from '@/lib/design'
import { DESIGNS } from '@/lib/scenarios'
import type { Simulation } from '@/lib/simulation'
import { compareSimulations } from '@/lib/views'
import { ComparisonView } from './comparison-view'

interface CompareDialogProps {
  /** The design with which others are compared, and what it brings about. */
  shown: Pick<Simulated, 'design' | 'simulation'>
  onClose(): void
}

/** A design to compare with. */
interface Candidate {
  readonly id: string
  readonly title: string
  readonly group: string
  readonly design: Design
}

/** Steps further back than this are rarely looked for, and would make a long list. */
const STEPS_OFFERED = 30

/** The open design beside another: what differs in policies, settings, and in who may do what. */
export function CompareDialog({ shown, onClose }: CompareDialogProps) {
  const store = usePlaygroundStore()
  const announce = useAnnounce()
  const past = usePlayground((state) => state.history.past)
  const savePoint = usePlayground((state) => state.savePoint)
  const [given, setGiven] = useState<Candidate | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const candidates = useMemo(() => candidatesOf(savePoint, past, given), [savePoint, past, given])
  const [wantedId, setWantedId] = useState<string | null>(null)
  const chosen = candidates.find(({ id }) => id === wantedId) ?? candidates[0]
  const other = useOtherSimulation(chosen?.design ?? null, shown)
  const selectId = useId()
  const input = useRef<HTMLInputElement>(null)

  const comparison = useMemo(
    () =>
      other && other.design === chosen?.design
        ? compareSimulations(other.design, other.simulation, shown.design, shown.simulation)
        : null,
    [other, chosen, shown],
  )

  const take = (group: string, title: string, design: Design) => {
    setGiven({ id: 'given', group, title, design })
    setWantedId('given')
    setProblem(null)
  }
  const open = async (picked: File) => {
    const read = await readDesignFile(picked)
    if (read.ok) take('A file', picked.name, read.value)
    else {
      const [first] = read.error
      setProblem(`${picked.name} is not a design: line ${first?.line}, ${first?.message}`)
    }
  }
  const follow = async (link: string) => {
    if (link === '') return setProblem(null)
    if (!carriesDesign(link)) return setProblem('This is no link to a design: “Share” makes them.')
    const read = await readSharedDesign(link)
    if (read.ok) take('A link', read.value.design.name, read.value.design)
    else setProblem(read.error)
  }

  return (
    <Modal
      title="Compare designs"
      description="What the open design changes, seen from another one. Nothing is edited here."
      isWide
      onClose={onClose}
    >
      <div className="flex flex-wrap items-end gap-2">
        <div className="flex min-w-48 flex-1 flex-col gap-0.5">
          <label htmlFor={selectId} className="font-semibold text-sm">
            Compare with
          </label>
          <select
            id={selectId}
            value={chosen?.id}
            onChange={(event) => setWantedId(event.target.value)}
            className="h-8 w-full rounded-md border border-line-strong bg-surface px-2 text-sm"
          >
            {[...new Set(candidates.map(({ group }) => group))].map((group) => (
              <optgroup key={group} label={group}>
                {candidates
                  .filter((candidate) => candidate.group === group)
                  .map(({ id, title }) => (
                    <option key={id} value={id}>
                      {title}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </div>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label="File of the design to compare with"
          tabIndex={-1}
          className="hidden"
          onChange={(event) => {
            const picked = event.target.files?.[0]
            event.target.value = ''
            if (picked) void open(picked)
          }}
        />
        <Button onClick={() => input.current?.click()}>
          <FolderOpen aria-hidden />A file …
        </Button>
        <input
          type="url"
          aria-label="Link to the design to compare with"
          placeholder="Or paste a link"
          autoComplete="off"
          onChange={(event) => void follow(event.target.value.trim())}
          className="h-8 w-36 rounded-md border border-line-strong bg-surface px-2 text-sm placeholder:text-ink-2"
        />
        <Button
          title="Remember the open design as it is now, to compare with it later"
          onClick={() => {
            store.getState().markSavePoint()
            setWantedId('save-point')
            announce('Saved point set. Later edits can be compared with it.')
          }}
        >
          <BookmarkPlus aria-hidden />
          Set a saved point
        </Button>
      </div>
      {problem && (
        <p role="alert" className="text-deny text-sm">
          {problem}
        </p>
      )}
      <ScrollArea label="What differs" className="-m-1 min-h-64 p-1">
        {comparison && other ? (
          <ComparisonView
            comparison={comparison}
            otherName={chosen?.title ?? ''}
            before={other.design}
            after={shown.design}
          />
        ) : (
          <p role="status" className="text-ink-2 text-sm">
            Working out what the other design brings about …
          </p>
        )}
      </ScrollArea>
    </Modal>
  )
}

function candidatesOf(
  savePoint: Design | null,
  past: readonly { readonly value: Design; readonly label: string }[],
  given: Candidate | null,
): readonly Candidate[] {
  const steps = past
    .map(({ value, label }, index): Candidate => {
      return { id: `step-${index}`, title: `Before: ${label}`, group: 'An earlier step', design: value }
    })
    .slice(-STEPS_OFFERED)
    .reverse()
  const examples = DESIGNS.map(
    ({ design }): Candidate => ({
      id: `example ${design.name}`,
      title: design.name,
      group: 'An example',
      design,
    }),
  )
  return [
    ...(given ? [given] : []),
    ...(savePoint ? [{ id: 'save-point', title: 'The saved point', group: 'Yours', design: savePoint }] : []),
    ...steps,
    ...examples,
  ]
}

interface Other {
  readonly design: Design
  readonly simulation: Simulation
}

/** What the other design brings about; null until that is known. */
function useOtherSimulation(design: Design | null, shown: Other): Other | null {
  const [other, setOther] = useState<Other | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    if (design === null) return
    if (design === shown.design) return setOther(shown)
    let isGone = false
    loadEngine()
      .then(({ simulateOther }) => simulateOther(design))
      .then(
        (simulation) => !isGone && setOther({ design, simulation }),
        (error: unknown) => !isGone && setFailure(error),
      )
    return () => {
      isGone = true
    }
  }, [design, shown])
  if (failure !== null) throw failure
  return other
}
