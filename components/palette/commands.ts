import type { StoreApi } from 'zustand/vanilla'
import type { Engine } from '@/components/engine/load-engine'
import type { DesignActions } from '@/components/top-bar/use-design-actions'
import type { PlaygroundState } from '@/lib/store'
import { chooseCommands } from './choose-commands'
import { designCommands } from './design-commands'
import { isolationCommands } from './isolation-commands'
import { pageCommands } from './page-commands'

/** Headings of the palette, in their order. */
export const GROUPS = ['Design', 'Page', 'Step', 'Identity', 'Request', 'Policy'] as const

/** Something that the palette can do. */
export interface Command {
  /** Unique, and the same each time. */
  readonly id: string
  readonly group: (typeof GROUPS)[number]
  readonly label: string
  /** Beside the label: what is chosen now, what it is about. */
  readonly hint?: string
  /** Other words under which people look for it. */
  readonly keywords?: string
  /** The shortcut that does the same. */
  readonly keys?: string
  run(): void
}

/** What commands work with. */
export interface CommandContext {
  readonly store: StoreApi<PlaygroundState>
  readonly actions: DesignActions
  /** Null until it has come. */
  readonly engine: Engine | null
  readonly announce: (sentence: string) => void
}

/** The commands of one part of the page, as things stand when the palette opens. */
export type CommandSource = (context: CommandContext) => readonly Command[]

/** Everybody who has commands to offer. A new part of the page adds its source here. */
export const COMMAND_SOURCES: readonly CommandSource[] = [
  designCommands,
  pageCommands,
  isolationCommands,
  chooseCommands,
]

export function commandsOf(context: CommandContext): readonly Command[] {
  return COMMAND_SOURCES.flatMap((source) => source(context))
}
