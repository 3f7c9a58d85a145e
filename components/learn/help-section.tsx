'use client'

import { useState } from 'react'
import { DocumentDiff } from '@/components/compare/document-diff'
import { usePlaygroundStore } from '@/components/store/use-playground'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { Code, RichText } from '@/components/ui/rich-text'
import type { Design } from '@/lib/design'
import type { Lesson } from '@/lib/scenarios'
import type { LessonTools } from './lesson-workspace'
import { useLessonProgress } from './progress'

interface HelpSectionProps {
  lesson: Lesson
  start: Design
  tools: LessonTools
}

/** Three hints, one at a time, and the solution for those who ask for it. */
export function HelpSection({ lesson, start, tools }: HelpSectionProps) {
  const [{ hints, hasSeenSolution }, change] = useLessonProgress(lesson.id)
  const [isSolutionShown, setSolutionShown] = useState(false)
  const announce = useAnnounce()
  const open = () => {
    change((before) => ({ ...before, hints: Math.min(3, before.hints + 1) }))
    announce(`Hint ${hints + 1}: ${lesson.hints[hints]}`)
  }
  return (
    <div className="flex flex-col gap-2 border-line border-t pt-3">
      <h3 className="font-semibold text-base">Help</h3>
      {hints > 0 && (
        <ol className="flex list-decimal flex-col gap-1 pl-5 text-sm">
          {lesson.hints.slice(0, hints).map((hint) => (
            <li key={hint}>
              <RichText text={hint} />
            </li>
          ))}
        </ol>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {hints < 3 && <Button onClick={open}>Hint {hints + 1} of 3</Button>}
        {(hints === 3 || hasSeenSolution) && (
          <Button
            aria-expanded={isSolutionShown}
            onClick={() => {
              setSolutionShown(!isSolutionShown)
              change((before) => ({ ...before, hasSeenSolution: true }))
            }}
          >
            {isSolutionShown ? 'Hide the solution' : 'Show a solution'}
          </Button>
        )}
      </div>
      {isSolutionShown && <Solution lesson={lesson} start={start} tools={tools} />}
    </div>
  )
}

function Solution({ lesson, start, tools }: HelpSectionProps) {
  const store = usePlaygroundStore()
  const announce = useAnnounce()
  const { applyEdits, diffDesigns } = tools.check
  const [solved] = useState(() => applyEdits(start, lesson.solution.edits))
  if (!solved.ok) return null
  const { documents, settings } = diffDesigns(start, solved.value)
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm">
        <RichText text={lesson.solution.says} />
      </p>
      <div className="lesson-diff flex flex-col gap-2">
        {documents.map((document) => (
          <DocumentDiff key={document.id} document={document} />
        ))}
      </div>
      {settings.map(({ path, before, after }) => (
        <p key={path} className="wrap-anywhere text-sm">
          <Code>{path}</Code>: {written(before)} becomes {written(after)}
        </p>
      ))}
      <Button
        className="self-start"
        onClick={() => {
          store.getState().edit('Take the solution', () => solved.value)
          announce('The solution is in place. Undo brings your work back.')
        }}
      >
        Put it in place
      </Button>
    </div>
  )
}

function written(value: unknown) {
  return value === undefined ? 'nothing' : <Code>{JSON.stringify(value)}</Code>
}
