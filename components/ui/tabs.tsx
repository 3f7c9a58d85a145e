import { type KeyboardEvent, useRef } from 'react'
import { classNames } from './class-names'

export interface TabItem<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly count?: number
  /** The count is of things that are wrong. */
  readonly isAlarming?: boolean
}

interface TabListProps<Id extends string> {
  label: string
  tabs: readonly TabItem<Id>[]
  chosen: Id
  onChoose(id: Id): void
  /** Begins the ids of tabs and panels. */
  base: string
  className?: string
}

/** A list of tabs: one stop for Tab, and arrow keys, Home and End choose. */
export function TabList<Id extends string>({
  label,
  tabs,
  chosen,
  onChoose,
  base,
  className,
}: TabListProps<Id>) {
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === chosen)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    const next = to === undefined ? undefined : tabs.at(to % tabs.length)
    if (!next) return
    event.preventDefault()
    onChoose(next.id)
    list.current?.querySelector<HTMLElement>(`#${base}-tab-${next.id}`)?.focus()
  }
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      onKeyDown={move}
      className={classNames('flex flex-wrap gap-x-px', className)}
    >
      {tabs.map(({ id, label: name, count, isAlarming }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`${base}-tab-${id}`}
          aria-selected={id === chosen}
          aria-controls={id === chosen ? `${base}-panel` : undefined}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
          className="h-8 border-transparent border-b-2 px-[5px] text-ink-2 text-sm hover:text-ink focus-visible:-outline-offset-2 aria-selected:border-accent aria-selected:font-medium aria-selected:text-accent"
        >
          {name}
          {count !== undefined && (
            <span className={`pl-1 text-xs tabular-nums ${isAlarming ? 'font-semibold text-deny' : ''}`}>
              {count}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}
