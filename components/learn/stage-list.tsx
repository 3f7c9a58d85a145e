import { Check } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import { isOpen, type LessonProgress, STAGES, type Stage } from '@/lib/scenarios'
import { STAGE_WORDS } from './stages'

interface StageListProps {
  current: Stage
  progress: LessonProgress
  onChoose(stage: Stage): void
}

/** The five stages of a lesson: which are done, where one is, and which can be entered. */
export function StageList({ current, progress, onChoose }: StageListProps) {
  return (
    <nav aria-label="Stages of the lesson">
      <ol className="flex gap-1 rounded-lg border border-line bg-surface p-1">
        {STAGES.map((stage, index) => {
          const isDone = progress.done.includes(stage)
          const mayEnter = isOpen(stage, progress)
          return (
            <li key={stage} className="min-w-0 flex-1">
              <button
                type="button"
                aria-current={stage === current ? 'step' : undefined}
                aria-disabled={!mayEnter || undefined}
                title={mayEnter ? undefined : 'The stages before it come first'}
                onClick={() => mayEnter && onChoose(stage)}
                className={classNames(
                  'flex h-11 w-full flex-col items-center justify-center rounded-md px-0.5 text-xs',
                  stage === current && 'bg-accent-soft font-semibold text-accent',
                  stage !== current && (mayEnter ? 'hover:bg-surface-2' : 'cursor-default! text-ink-2'),
                )}
              >
                <span aria-hidden className="grid h-4 place-items-center tabular-nums">
                  {isDone ? <Check className="size-4 text-allow" strokeWidth={2.5} /> : index + 1}
                </span>
                <span className="max-w-full truncate">
                  {STAGE_WORDS[stage].title}
                  {isDone && <span className="sr-only">, done</span>}
                  {!mayEnter && <span className="sr-only">, not open yet</span>}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
