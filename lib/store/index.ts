export {
  createPlaygroundStore,
  type PlaygroundState,
  type PlaygroundStoreOptions,
  type Reveal,
  type Selection,
} from './create-playground-store'
export type { History, HistoryEntry } from './history'
export {
  type DecodeDesign,
  type DesignStorage,
  hasSavedWork,
  loadWork,
  type SavedState,
  type SavedWork,
  saveWork,
} from './persistence'
