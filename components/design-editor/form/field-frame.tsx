import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

interface FieldFrameProps {
  id: string
  label: string
  help?: string | undefined
  problem?: string | null
  /** What AWS would not save. */
  findings?: readonly string[]
  /** Names the field for a screen reader alone, where a heading or a column says it to the eye. */
  isLabelHidden?: boolean
  /** Beside the label: a button that takes the field away. */
  aside?: ReactNode
  isWide?: boolean
  children: ReactNode
}

/** A label, the field, and what there is to say about it. */
export function FieldFrame(props: FieldFrameProps) {
  const { id, label, help, problem, findings = [], isLabelHidden, aside, isWide, children } = props
  return (
    <div className={classNames('min-w-0', isWide && 'col-span-full')}>
      <div
        className={classNames('flex items-end justify-between gap-2', isLabelHidden && !aside && 'sr-only')}
      >
        <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'font-medium text-sm'}>
          {label}
        </label>
        {aside}
      </div>
      {children}
      {help && !isLabelHidden && (
        <p id={`${id}-help`} className="wrap-anywhere pt-0.5 text-ink-2 text-xs">
          {help}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="flex items-start gap-1 pt-0.5 font-medium text-deny text-xs">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          <span className="wrap-anywhere min-w-0">Not applied: {problem}</span>
        </p>
      )}
      {findings.map((finding) => (
        <p key={finding} className="flex items-start gap-1 pt-0.5 text-warn text-xs">
          <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          <span className="wrap-anywhere min-w-0">AWS would not save this: {finding}</span>
        </p>
      ))}
    </div>
  )
}

/** What points from a field to the texts below it. */
export function described(id: string, help: string | undefined, problem: string | null | undefined) {
  const ids = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean)
  return {
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(problem ? { 'aria-invalid': true } : {}),
  }
}

export const input =
  'h-8 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2 text-sm text-ink aria-invalid:border-deny aria-invalid:outline-deny pointer-coarse:h-10 pointer-coarse:text-lg'
export const area = `${input} h-auto! py-1.5 leading-5`
