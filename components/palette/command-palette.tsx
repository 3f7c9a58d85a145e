'use client'

import { Command as Palette } from 'cmdk'
import { useMemo, useState } from 'react'
import { useEngine } from '@/components/engine/use-engine'
import { usePlaygroundStore } from '@/components/store/use-playground'
import { useDesignActions } from '@/components/top-bar/use-design-actions'
import { useAnnounce } from '@/components/ui/announcer'
import { Modal } from '@/components/ui/modal'
import { type Command, commandsOf } from './commands'
import { findCommands } from './find-commands'

/** Finds and does anything: type a few letters, choose with the arrow keys, press Enter. */
export function CommandPalette({ onClose }: { onClose(): void }) {
  const store = usePlaygroundStore()
  const actions = useDesignActions()
  const announce = useAnnounce()
  const engine = useEngine()
  const [typed, setTyped] = useState('')
  const commands = useMemo(
    () => commandsOf({ store, actions, engine, announce }),
    [store, actions, engine, announce],
  )
  const groups = useMemo(() => findCommands(commands, typed), [commands, typed])

  const run = (command: Command) => {
    // Closed first: a command may open another dialog, or move the focus to where it leads.
    onClose()
    setTimeout(command.run)
  }

  return (
    <Modal
      title="Commands"
      description="Type what you look for. Arrow keys choose, Enter does it."
      onClose={onClose}
    >
      <Palette
        label="Commands"
        shouldFilter={false}
        loop
        vimBindings={false}
        className="flex min-h-0 flex-col gap-2"
      >
        <Palette.Input
          autoFocus
          value={typed}
          onValueChange={setTyped}
          placeholder="Identity, request, step, export, theme …"
          className="h-10 w-full rounded-md border border-line-strong bg-surface px-3 text-base placeholder:text-ink-2"
        />
        {/* Of one height whatever is found: nothing jumps while one types. */}
        <Palette.List label="Found commands" className="h-[min(26rem,48vh)] overflow-y-auto">
          <Palette.Empty className="px-2 py-3 text-ink-2 text-sm">
            Nothing fits. Try a shorter word.
          </Palette.Empty>
          {groups.map(({ group, commands: found, more }) => (
            <Palette.Group
              key={group}
              heading={<span className="block px-2 pt-2 pb-1 font-medium text-ink-2 text-xs">{group}</span>}
            >
              {found.map((command) => (
                <Palette.Item
                  key={command.id}
                  value={command.id}
                  onSelect={() => run(command)}
                  className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 text-sm aria-selected:bg-accent-soft aria-selected:text-accent"
                >
                  <span className="wrap-anywhere min-w-0 flex-1">
                    {command.label}
                    {command.hint && <span className="text-ink-2"> · {command.hint}</span>}
                  </span>
                  {command.keys && (
                    <kbd className="shrink-0 rounded-sm border border-line bg-surface-2 px-1.5 font-mono text-ink-2 text-xs">
                      {command.keys}
                    </kbd>
                  )}
                </Palette.Item>
              ))}
              {more > 0 && (
                <p className="px-2 py-1 text-ink-2 text-xs">
                  And {more.toLocaleString('en')} more: type to find them.
                </p>
              )}
            </Palette.Group>
          ))}
        </Palette.List>
      </Palette>
    </Modal>
  )
}
