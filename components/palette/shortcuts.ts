import type { StoreApi } from 'zustand/vanilla'
import { goToSection } from '@/components/workbench/sections'
import type { StepNumber } from '@/lib/simulation'
import type { PlaygroundState } from '@/lib/store'
import { openDialog } from './dialogs'

/** A shortcut as the cheat sheet shows it. */
export interface Shortcut {
  readonly keys: readonly string[]
  readonly does: string
}

/** A key that does something by itself, outside fields and editors. */
export interface SingleKey extends Shortcut {
  run(store: StoreApi<PlaygroundState>, key: string): void
}

/** Everything that a single key does. One place: the page listens to these, and the cheat sheet shows them. */
export const SINGLE_KEYS: readonly SingleKey[] = [
  { keys: ['?'], does: 'Show this list', run: () => openDialog('shortcuts') },
  {
    keys: ['1', '2', '3', '4', '5', '6'],
    does: 'Choose a step',
    run: (store, key) => store.getState().chooseStep(Number(key) as StepNumber),
  },
  { keys: ['.'], does: 'Next identity', run: (store) => chooseNeighbour(store, 1) },
  { keys: [','], does: 'Identity before', run: (store) => chooseNeighbour(store, -1) },
  { keys: ['s'], does: 'Go to the steps', run: () => goToSection('steps') },
  { keys: ['m'], does: 'Go to the matrix', run: () => goToSection('matrix') },
  { keys: ['w'], does: 'Go to the explanation', run: () => goToSection('why') },
  { keys: ['d'], does: 'Go to the design', run: () => goToSection('design') },
]

/** Keys that work whether single keys are on or off. `Ctrl` is `⌘` on a Mac. */
export const CHORDS: readonly { readonly title: string; readonly shortcuts: readonly Shortcut[] }[] = [
  {
    title: 'Everywhere',
    shortcuts: [
      { keys: ['Ctrl+K'], does: 'Find and do anything' },
      { keys: ['Ctrl+Z'], does: 'Undo' },
      { keys: ['Ctrl+Shift+Z'], does: 'Redo' },
      { keys: ['Esc'], does: 'Close what is open' },
    ],
  },
  {
    title: 'In the six steps',
    shortcuts: [
      { keys: ['←', '→'], does: 'Step before, next step' },
      { keys: ['Home', 'End'], does: 'First step, last step' },
    ],
  },
  {
    title: 'In the matrix',
    shortcuts: [
      { keys: ['←', '→', '↑', '↓'], does: 'Move between cells' },
      { keys: ['Enter'], does: 'Explain the cell' },
    ],
  },
  {
    title: 'On the line between two panes',
    shortcuts: [
      { keys: ['←', '→'], does: 'Make a pane wider or narrower' },
      { keys: ['Home'], does: 'Back to the usual widths' },
    ],
  },
  {
    title: 'In the code editor',
    shortcuts: [{ keys: ['Ctrl+M'], does: 'Tab leaves the editor, or indents' }],
  },
]

function chooseNeighbour(store: StoreApi<PlaygroundState>, by: 1 | -1) {
  const { design, selection, chooseIdentity } = store.getState()
  const { identities } = design
  const at = identities.findIndex(({ id }) => id === selection.identityId)
  const next = identities[(at + by + identities.length) % Math.max(1, identities.length)]
  if (next) chooseIdentity(next.id)
}
