import { type ComponentType, lazy, Suspense } from 'react'
import type { PolicyEditorProps } from '@/components/policy-editor/policy-editor'
import type { SequenceDiagramProps } from '@/components/sequence-diagram/sequence-diagram'

// The editor and the diagram have tests of their own. Here they only show what they were given.

export function PolicyEditor({ document, label, onChange, reveal }: PolicyEditorProps) {
  const shown = reveal?.documentId === document.id ? reveal.range : null
  return (
    <div>
      <textarea
        aria-label={label}
        value={document.text}
        onChange={(event) => onChange(document.id, event.target.value)}
      />
      <output aria-label="Revealed">{shown && document.text.slice(shown.start, shown.end)}</output>
      <output aria-label="Marked">
        {document.highlight && document.text.slice(document.highlight.start, document.highlight.end)}
      </output>
      <output aria-label="Findings">{document.diagnostics.map(({ code }) => code).join(' ')}</output>
    </div>
  )
}

export function SequenceDiagram({ title, messageSteps, currentStep, onChooseStep }: SequenceDiagramProps) {
  return (
    <div role="img" aria-label={title} data-step={currentStep}>
      {messageSteps.map((step) => (
        <button type="button" key={step} onClick={() => onChooseStep?.(step)}>
          Message {step}
        </button>
      ))}
    </div>
  )
}

/** `next/dynamic` without Next. */
export function dynamic<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const Loaded = lazy(async () => ({ default: await load() }))
  return (props: Props) => (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  )
}
