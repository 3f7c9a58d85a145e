import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { classNames } from '@/components/ui/class-names'

export interface ListedItem {
  readonly id: string
  readonly name: string
  /** A second, smaller line of words. */
  readonly detail?: string
}

interface ItemListProps {
  label: string
  items: readonly ListedItem[]
  /** Place in `items`; -1 when nothing is chosen. */
  chosen: number
  onChoose(index: number): void
  /** The element id, so that others can give it the focus. */
  listId: string
}

const ROW = 32
/** Rows beyond those in view that are drawn too. */
const MARGIN = 6
/** As many rows as are drawn before the height of the box is known. */
const FIRST = 12
const MANY = 8

/** A list to choose from. However long it is, only what is in view is drawn; arrow keys choose, typing searches. */
export function ItemList({ label, items, chosen, onChoose, listId }: ItemListProps) {
  const box = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useState('')
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(FIRST * ROW)
  const optionId = useId()
  const found = useMemo(() => {
    const wanted = search.trim().toLowerCase()
    return items
      .map((item, index) => ({ item, index }))
      .filter(({ item }) => `${item.name}\n${item.id}\n${item.detail ?? ''}`.toLowerCase().includes(wanted))
  }, [items, search])
  const at = found.findIndex(({ index }) => index === chosen)

  useEffect(() => {
    const { current } = box
    if (!current) return
    if (current.clientHeight > 0) setHeight(current.clientHeight)
    if (at < 0) return
    const start = at * ROW
    if (start < current.scrollTop) current.scrollTop = start
    else if (start + ROW > current.scrollTop + current.clientHeight) {
      current.scrollTop = start + ROW - current.clientHeight
    }
  }, [at])

  const move = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(height / ROW) - 1)
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: found.length - 1,
      PageDown: at + page,
      PageUp: at - page,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = found[Math.min(found.length - 1, Math.max(0, to))]
    if (next) onChoose(next.index)
  }
  const first = Math.max(0, Math.floor(top / ROW) - MARGIN)
  const last = Math.min(found.length, Math.ceil((top + height) / ROW) + MARGIN)
  // The chosen one is always there: the focus rests on it by its id.
  const isDrawn = at >= first && at < last
  const drawn = [...found.slice(first, last).map((each, offset) => ({ ...each, row: first + offset }))]
  const chosenOne = found[at]
  if (!isDrawn && chosenOne) drawn.push({ ...chosenOne, row: at })

  return (
    <div className="flex min-h-0 min-w-0 flex-col gap-1.5">
      {items.length > MANY && (
        <label className="flex h-8 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-2 text-ink-2">
          <Search aria-hidden className="size-3.5 shrink-0" />
          <input
            type="search"
            aria-label={`Search ${label.toLowerCase()}`}
            value={search}
            placeholder={`Search ${items.length}`}
            onChange={(event) => setSearch(event.target.value)}
            className="min-w-0 flex-1 bg-transparent text-ink text-sm outline-none"
          />
        </label>
      )}
      <div
        ref={box}
        id={listId}
        role="listbox"
        aria-label={label}
        aria-activedescendant={chosenOne ? `${optionId}-${at}` : undefined}
        tabIndex={0}
        onKeyDown={move}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        className="relative max-h-44 min-h-8 overflow-y-auto rounded-md border border-line bg-surface-2 focus-visible:outline-offset-0 @2xl:max-h-[40rem]"
      >
        <div style={{ height: found.length * ROW }} className="relative">
          {drawn.map(({ item, index, row }) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box has the keys
            <div
              key={index}
              id={`${optionId}-${row}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              aria-setsize={found.length}
              aria-posinset={row + 1}
              onClick={() => onChoose(index)}
              style={{ top: row * ROW, height: ROW }}
              className={classNames(
                'absolute inset-x-0 flex cursor-pointer items-center gap-2 border-l-2 px-2 text-sm',
                index === chosen
                  ? 'border-accent bg-accent-soft font-medium text-accent'
                  : 'border-transparent hover:bg-surface',
              )}
            >
              <span className="truncate">{item.name}</span>
              {item.detail && (
                <span className="ml-auto max-w-[45%] shrink-0 truncate pl-2 font-normal text-ink-2 text-xs">
                  {item.detail}
                </span>
              )}
            </div>
          ))}
        </div>
      </div>
      {found.length === 0 && <p className="px-2 text-ink-2 text-sm">Nothing is called that.</p>}
    </div>
  )
}
