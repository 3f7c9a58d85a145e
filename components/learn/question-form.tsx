'use client'

import { Check, X } from 'lucide-react'
import { useId } from 'react'
import { classNames } from '@/components/ui/class-names'
import { RichText } from '@/components/ui/rich-text'
import type { Question } from '@/lib/scenarios'
import { choicesOf, rightChoice } from './choices'

interface QuestionFormProps {
  question: Question
  /** The number of the choice that was made; undefined: none yet. */
  answer: number | undefined
  /** Is it told if the answer is right? */
  isRevealed: boolean
  onAnswer(choice: number): void
}

/** One question with its choices; once revealed, with the right answer and why it is right. */
export function QuestionForm({ question, answer, isRevealed, onAnswer }: QuestionFormProps) {
  const name = useId()
  const choices = choicesOf(question)
  const right = rightChoice(question)
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="pb-1.5 font-medium">
        <RichText text={question.asks} />
      </legend>
      {choices.map((choice, index) => {
        const isRight = isRevealed && index === right
        const isWrong = isRevealed && index === answer && index !== right
        return (
          <label
            key={choice}
            className={classNames(
              'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md border px-3 py-1.5',
              'has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2',
              isRight && 'border-allow/50 bg-allow-soft',
              isWrong && 'border-deny/50 bg-deny-soft',
              !isRight && !isWrong && 'border-line bg-surface has-checked:border-accent',
              isRevealed && 'cursor-default',
            )}
          >
            <input
              type="radio"
              name={name}
              checked={answer === index}
              disabled={isRevealed}
              onChange={() => onAnswer(index)}
              className="size-4 shrink-0 focus-visible:outline-none"
            />
            <span className="min-w-0 grow">
              <RichText text={choice} />
            </span>
            {isRight && (
              <span className="flex shrink-0 items-center gap-1 font-medium text-allow text-xs">
                <Check aria-hidden className="size-4" /> right
              </span>
            )}
            {isWrong && (
              <span className="flex shrink-0 items-center gap-1 font-medium text-deny text-xs">
                <X aria-hidden className="size-4" /> not so
              </span>
            )}
          </label>
        )
      })}
      {isRevealed && (
        <p className="text-ink-2 text-sm">
          <RichText text={question.because} />
        </p>
      )}
    </fieldset>
  )
}
