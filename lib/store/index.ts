export {
  createPlaygroundStore,
  type PlaygroundState,
  type PlaygroundStoreOptions,
  type Reveal,
  type Selection,
} from './create-playground-store'
export { createDesk, type Desk } from './desk'
export { DESIGN_TABS, type DesignTab, type EditorPlace, type EditorTarget, tabOf } from './editor-place'
export type { History, HistoryEntry } from './history'
export { type HistoryStep, stepsOf } from './history-steps'
export {
  type DecodeDesign,
  type DesignStorage,
  loadWork,
  type SavedState,
  type SavedWork,
  saveWork,
} from './persistence'
export { type LinkReading, readFragment, toFragment } from './selection-link'
