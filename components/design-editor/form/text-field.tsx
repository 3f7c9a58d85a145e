import { useId, useRef } from 'react'
import type { FieldProblem, Path } from '@/lib/design'
import { area, described, FieldFrame, input } from './field-frame'
import { fieldId, useForm } from './form-context'
import { TemplateChips } from './template-chips'
import { useDraft } from './use-draft'

export interface TextFieldProps {
  path: Path
  label: string
  help?: string | undefined
  shown: string
  apply(text: string): readonly FieldProblem[]
  isLate?: boolean
  check?(text: string): string | null
  isLong?: boolean
  isMono?: boolean
  hasTemplates?: boolean
  isLabelHidden?: boolean
  aside?: React.ReactNode
  inputMode?: 'numeric'
  placeholder?: string | undefined
}

/** One text. What cannot be applied stays in the field, with the reason below it; Escape takes it back. */
export function TextField(props: TextFieldProps) {
  const { path, label, help, shown, apply, isLate, check, isLong, isMono, hasTemplates, isLabelHidden } =
    props
  const form = useForm()
  const id = fieldId(form, path)
  const listId = useId()
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const draft = useDraft(path, { shown, apply, ...(isLate ? { isLate } : {}), ...(check ? { check } : {}) })
  const suggestions = form.suggestionsAt(path)?.options ?? []
  const shared = {
    ref: field,
    id,
    value: draft.text,
    spellCheck: false,
    autoComplete: 'off',
    ...described(id, isLabelHidden ? undefined : help, draft.problem),
    onBlur: draft.settle,
    className: `${isLong ? area : input} ${isMono ? 'font-mono text-[13px]' : ''}`,
  }
  return (
    <FieldFrame
      id={id}
      label={label}
      help={help}
      problem={draft.problem}
      findings={form.findingsAt(path)}
      {...(isLabelHidden ? { isLabelHidden } : {})}
      aside={props.aside}
      isWide={isLong ?? false}
    >
      {isLong ? (
        <textarea
          {...shared}
          rows={Math.min(12, Math.max(2, draft.text.split('\n').length))}
          onChange={(event) => draft.type(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && draft.drop() && event.stopPropagation()}
        />
      ) : (
        <input
          {...shared}
          type="text"
          list={suggestions.length > 0 ? listId : undefined}
          inputMode={props.inputMode}
          placeholder={props.placeholder}
          onChange={(event) => draft.type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') draft.settle()
            if (event.key === 'Escape' && draft.drop()) event.stopPropagation()
          }}
        />
      )}
      {suggestions.length > 0 && (
        <datalist id={listId}>
          {suggestions.map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </datalist>
      )}
      {hasTemplates && (
        <TemplateChips
          onInsert={(template) => {
            const { selectionStart, selectionEnd } = field.current ?? {}
            const start = selectionStart ?? draft.text.length
            draft.type(draft.text.slice(0, start) + template + draft.text.slice(selectionEnd ?? start))
            setTimeout(() => {
              field.current?.focus()
              field.current?.setSelectionRange(start + template.length, start + template.length)
            })
          }}
        />
      )}
    </FieldFrame>
  )
}
