import { useState } from 'react'
import type { FieldProblem, Path } from '@/lib/design'
import { described, FieldFrame, input } from './field-frame'
import { fieldId, problemFor, useForm } from './form-context'

interface ChoiceFieldProps {
  path: Path
  label: string
  help?: string | undefined
  value: string
  options: readonly { readonly value: string; readonly label?: string; readonly group?: string }[]
  apply(value: string): readonly FieldProblem[]
  isLabelHidden?: boolean
  aside?: React.ReactNode
}

/** One of several. A value that is none of them is shown all the same: it is what the design says. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { path, label, help, value, options, apply, isLabelHidden, aside } = props
  const form = useForm()
  const id = fieldId(form, path)
  const [refused, setRefused] = useState<{ readonly at: string; readonly message: string } | null>(null)
  const problem = refused?.at === value ? refused.message : null
  const groups = [...new Set(options.map(({ group }) => group))]
  const shown = (option: (typeof options)[number]) => (
    <option key={option.value} value={option.value}>
      {option.label ?? option.value}
    </option>
  )
  return (
    <FieldFrame
      id={id}
      label={label}
      help={help}
      problem={problem}
      findings={form.findingsAt(path)}
      {...(isLabelHidden ? { isLabelHidden } : {})}
      aside={aside}
    >
      <select
        id={id}
        value={value}
        {...described(id, isLabelHidden ? undefined : help, problem)}
        onChange={(event) => {
          const message = problemFor(apply(event.target.value), path)
          setRefused(message === null ? null : { at: value, message })
        }}
        className={input}
      >
        {!options.some((option) => option.value === value) && (
          <option value={value}>{value} (not there)</option>
        )}
        {groups.map((group) =>
          group === undefined ? (
            options.filter((option) => option.group === undefined).map(shown)
          ) : (
            <optgroup key={group} label={group}>
              {options.filter((option) => option.group === group).map(shown)}
            </optgroup>
          ),
        )}
      </select>
    </FieldFrame>
  )
}
