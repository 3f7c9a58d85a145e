'use client'

import { ArrowUpRight, FlaskConical, RotateCcw, TriangleAlert } from 'lucide-react'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { CopyButton } from '@/components/ui/copy-button'
import { RichText } from '@/components/ui/rich-text'
import type { ExampleAnswers } from '@/lib/examples'
import { Answer } from './answer'
import { useExample } from './use-example'

interface LiveExampleProps {
  id: string
  title: string
  says: string
  document: { readonly title: string; readonly owner: string; readonly text: string }
  initial: ExampleAnswers
  /** Words on the buttons of the proposed changes. */
  tries: readonly string[]
}

/** A policy that can be changed, and what the engine answers to it. The engine comes at the first change. */
export function LiveExample({ id, title, says, document, initial, tries }: LiveExampleProps) {
  const { typed, tried, shown, trouble, isChanged, prepare, type, choose, reset, open } = useExample(
    id,
    document.text,
    initial,
  )
  const heading = useId()
  const label = `${document.title} of ${document.owner}`
  return (
    <figure
      aria-labelledby={heading}
      data-example={id}
      className="example"
      onPointerEnter={prepare}
      onFocus={prepare}
    >
      <figcaption className="flex flex-col gap-1">
        <span className="flex items-center gap-1.5 font-semibold text-accent text-xs">
          <FlaskConical aria-hidden className="size-3.5" />
          Live example
        </span>
        <span id={heading} className="font-semibold text-lg">
          {title}
        </span>
        <span className="max-w-[46rem] text-ink-2">
          <RichText text={says} />
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings its own box */}
      <div role="group" aria-label="Changes to try" className="no-print flex flex-wrap items-center gap-2">
        <span aria-hidden className="text-ink-2 text-sm">
          Try:
        </span>
        {tries.map((name, index) => (
          <Button
            key={name}
            aria-pressed={tried === index}
            className={classNames(
              'h-auto! min-h-8 shrink! text-left',
              tried === index && 'border-accent! bg-accent-soft! text-accent!',
            )}
            onClick={() => choose(tried === index ? null : index)}
          >
            {name}
          </Button>
        ))}
      </div>
      <div className="example-panes">
        <div className="flex min-w-0 flex-col gap-1.5">
          <div className="flex items-center justify-between gap-2">
            <label htmlFor={`${heading}-text`} className="wrap-anywhere font-medium text-sm">
              {label}
            </label>
            <CopyButton text={typed} label={`Copy: ${label}`} />
          </div>
          <textarea
            id={`${heading}-text`}
            value={typed}
            onChange={(event) => type(event.currentTarget.value)}
            rows={Math.min(26, document.text.split('\n').length + 1)}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            autoCorrect="off"
            aria-invalid={shown.problems.some(({ severity }) => severity === 'error')}
            className="example-text"
          />
          {/* The text area is not printed as it scrolls; its text is. */}
          <pre aria-hidden className="print-only whitespace-pre-wrap font-mono text-xs">
            {typed}
          </pre>
          {shown.problems.map(({ severity, line, message }) => (
            <p
              key={`${line} ${message}`}
              className={classNames('flex gap-1.5 text-sm', severity === 'error' ? 'text-deny' : 'text-warn')}
            >
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              <span className="wrap-anywhere">
                {severity === 'error' ? 'Error' : 'Warning'}, line {line}: <RichText text={message} />
              </span>
            </p>
          ))}
          <div className="no-print flex flex-wrap items-center gap-2">
            <Button isInert={!isChanged} onClick={reset}>
              <RotateCcw aria-hidden />
              Reset
            </Button>
            <Button onClick={open}>
              <ArrowUpRight aria-hidden />
              Open in playground
            </Button>
          </div>
        </div>
        <ul aria-label="Answers" className="flex min-w-0 flex-col gap-2">
          {shown.answers.map((answer) => (
            <Answer key={answer.key} answer={answer} isChanged={shown.changed.has(answer.key)} />
          ))}
        </ul>
      </div>
      {trouble && (
        <p role="alert" className="font-medium text-sm text-warn">
          {trouble}
        </p>
      )}
    </figure>
  )
}
