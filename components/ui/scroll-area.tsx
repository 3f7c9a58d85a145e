import type { ReactNode } from 'react'
import { classNames } from './class-names'

interface ScrollAreaProps {
  /** Names the region: a keyboard lands on it to scroll. */
  label: string
  className?: string
  children: ReactNode
}

/** A box with a scroll bar of its own, reachable by keyboard. Arrow keys inside it scroll and do nothing else. */
export function ScrollArea({ label, className, children }: ScrollAreaProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a named group, not a landmark: a page has few of those
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keyboards must reach it
      tabIndex={0}
      data-scrolls
      className={classNames('relative overflow-auto focus-visible:-outline-offset-2', className)}
    >
      {children}
    </div>
  )
}
