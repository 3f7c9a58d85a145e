'use client'

import { Modal } from '@/components/ui/modal'
import { ScrollArea } from '@/components/ui/scroll-area'
import { CHORDS, type Shortcut, SINGLE_KEYS } from './shortcuts'
import { switchSingleKeys, useSingleKeysOn } from './single-keys'

/** Which keys do what, and the switch for those that need no second key. */
export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  const areOn = useSingleKeysOn()
  return (
    <Modal
      title="Keyboard shortcuts"
      description="Keys of the browser keep their meaning. On a Mac, ⌘ takes the place of Ctrl."
      onClose={onClose}
    >
      <ScrollArea label="List of shortcuts" className="-m-1 min-h-0 p-1">
        <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
          <div className="flex flex-col gap-2">
            <Keys title="Single keys" shortcuts={SINGLE_KEYS} isFaint={!areOn} />
            <label className="flex min-h-6 items-center gap-2 text-sm">
              <input
                type="checkbox"
                checked={areOn}
                onChange={(event) => switchSingleKeys(event.target.checked)}
                className="size-4"
              />
              Single keys are on
            </label>
          </div>
          <div className="flex flex-col gap-4">
            {CHORDS.map(({ title, shortcuts }) => (
              <Keys key={title} title={title} shortcuts={shortcuts} />
            ))}
          </div>
        </div>
      </ScrollArea>
    </Modal>
  )
}

interface KeysProps {
  title: string
  shortcuts: readonly Shortcut[]
  isFaint?: boolean
}

function Keys({ title, shortcuts, isFaint = false }: KeysProps) {
  return (
    <section>
      <h3 className="pb-1 font-semibold text-sm">{title}</h3>
      <dl className={isFaint ? 'text-ink-2 line-through' : undefined}>
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className="flex items-center justify-between gap-3 border-line border-t py-1">
            <dt className="order-2 flex shrink-0 gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded-sm border border-line bg-surface-2 px-1.5 py-0.5 text-center font-mono text-xs"
                >
                  {key}
                </kbd>
              ))}
            </dt>
            <dd className="text-sm">{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
