import { useId } from 'react'
import type { VariablePlan } from '@/lib/prover'

/** What the values of a variable may look like, from narrow to wide: every answer rests on it. */
export function FormatSlider({ variable, onChange }: { variable: VariablePlan; onChange(id: string): void }) {
  const id = useId()
  const { choices, chosen, says } = variable
  const position = Math.max(
    0,
    choices.findIndex((choice) => choice.id === chosen),
  )
  const words = choices[position]?.says ?? ''
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <label htmlFor={id} className="font-medium">
        What {says} may look like
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={choices.length - 1}
        step={1}
        value={position}
        aria-valuetext={words}
        onChange={(event) => onChange(choices[Number(event.target.value)]?.id ?? chosen)}
        className="h-6 w-40 accent-accent"
      />
      <span aria-hidden className="text-ink-2">
        {words}
      </span>
    </div>
  )
}
