'use client'

import { useState } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import type { Question } from '@/lib/scenarios'
import { rightChoice } from './choices'
import { useLessonProgress } from './progress'
import { QuestionForm } from './question-form'

interface QuestionSetProps {
  lessonId: string
  /** Begins the names under which the answers are kept. */
  base: string
  questions: readonly Question[]
  /** Answers are told here; a prediction is told by what happens afterwards. */
  isToldAtOnce: boolean
  /** The stage is behind the person: answers stand, and are told. */
  isDone: boolean
  /** On the button: "Run it"; null where it goes on nowhere. */
  nextLabel: string | null
  onDone(): void
}

/** Some questions, and the way on once all are answered. */
export function QuestionSet({
  lessonId,
  base,
  questions,
  isToldAtOnce,
  isDone,
  nextLabel,
  onDone,
}: QuestionSetProps) {
  const [progress, change] = useLessonProgress(lessonId)
  const [isTold, setTold] = useState(false)
  const announce = useAnnounce()
  const answers = questions.map((_, index) => progress.answers[`${base}.${index}`])
  const missing = answers.filter((answer) => answer === undefined).length
  const isRevealed = isDone || isTold
  const label = isToldAtOnce && !isRevealed ? 'Check my answer' : nextLabel
  const answer = (index: number, choice: number) =>
    change((before) => ({ ...before, answers: { ...before.answers, [`${base}.${index}`]: choice } }))
  const tell = () => {
    setTold(true)
    const right = questions.filter((question, index) => rightChoice(question) === answers[index]).length
    announce(`${right} of ${questions.length} right.`)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (missing > 0) announce(sayMissing(missing))
        else if (isToldAtOnce && !isRevealed) tell()
        else onDone()
      }}
      className="flex flex-col gap-5"
    >
      {questions.map((question, index) => (
        <QuestionForm
          key={question.asks}
          question={question}
          answer={answers[index]}
          isRevealed={isRevealed}
          onAnswer={(choice) => answer(index, choice)}
        />
      ))}
      <div className="flex flex-wrap items-center gap-3">
        {label && (
          <Button look="primary" type="submit">
            {label}
          </Button>
        )}
        {missing > 0 && <span className="text-ink-2 text-sm">{sayMissing(missing)}</span>}
      </div>
    </form>
  )
}

function sayMissing(count: number): string {
  return count === 1 ? 'One answer is missing.' : `${count} answers are missing.`
}
