import { type ReactNode, useId } from 'react'
import { classNames } from './class-names'

interface PanelProps {
  title: string
  /** Beside the title: buttons, a count. */
  aside?: ReactNode
  className?: string
  bodyClassName?: string
  children: ReactNode
}

/** A titled region of the page. */
export function Panel({ title, aside, className, bodyClassName, children }: PanelProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className={classNames(
        'flex min-w-0 flex-col rounded-lg border border-line bg-surface shadow-panel',
        className,
      )}
    >
      <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-b py-2 pr-2 pl-4">
        <h2 id={id} className="font-semibold text-lg">
          {title}
        </h2>
        {aside}
      </div>
      <div className={classNames('min-h-0 min-w-0 flex-1', bodyClassName)}>{children}</div>
    </section>
  )
}
