import { type Design, type decodeDesign, encodeDesign } from '@/lib/design'

/** Reads what is not trusted. It is handed in because it is large, and only saved work needs it. */
export type DecodeDesign = typeof decodeDesign

/** As much of the browser's storage as is needed; it may throw at any call. */
export interface DesignStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

/** What is kept between visits: the work, and the last state of it in which every policy could be read. */
export interface SavedWork {
  readonly design: Design
  readonly lastReadable: Design
  /** What the person said is worth comparing with. */
  readonly savePoint?: Design | null
}

/**
 * `from-link`: as it came with a link, which can be opened again; it is saved once it is changed. `unreadable`: the work
 * of the last visit is no design, or one of a newer version; it stays where it is.
 */
export type SavedState = 'saved' | 'unsaved' | 'from-link' | 'unreadable' | 'storage-blocked' | 'storage-full'

/** One of the places for work in the storage of a browser. The first has no name, the others are numbered. */
export type Slot = string

/** Under which key the design of a slot stands. */
export function designKey(slot: Slot): string {
  return slot === '' ? 'idpool:design' : `idpool:design#${slot}`
}

function readableKey(slot: Slot): string {
  return `${designKey(slot)}:last-readable`
}

function savePointKey(slot: Slot): string {
  return `${designKey(slot)}:save-point`
}

/** The work of the last visit; null when there is none, or when what is there is not a design. */
export function loadWork(
  storage: DesignStorage | null,
  decode: DecodeDesign,
  slot: Slot = '',
): SavedWork | null {
  const design = read(storage, designKey(slot), decode)
  if (design === null) return null
  const lastReadable = read(storage, readableKey(slot), decode) ?? design
  const savePoint = read(storage, savePointKey(slot), decode)
  return { design, lastReadable, ...(savePoint && { savePoint }) }
}

/** Keeps the work for the next visit; says so when the browser refuses. */
export function saveWork(
  storage: DesignStorage | null,
  { design, lastReadable, savePoint = null }: SavedWork,
  slot: Slot = '',
): SavedState {
  if (storage === null) return 'storage-blocked'
  try {
    storage.setItem(designKey(slot), encodeDesign(design))
    storage.setItem(readableKey(slot), design === lastReadable ? '' : encodeDesign(lastReadable))
    const noted = savePoint === null ? '' : textOf(savePoint)
    if (noted !== (readText(storage, savePointKey(slot)) ?? '')) storage.setItem(savePointKey(slot), noted)
    return 'saved'
  } catch (error) {
    return error instanceof Error && /quota/i.test(`${error.name} ${error.message}`)
      ? 'storage-full'
      : 'storage-blocked'
  }
}

/** Makes room: what stood there is gone. */
export function emptySlot(storage: DesignStorage, slot: Slot): void {
  storage.setItem(designKey(slot), '')
  storage.setItem(readableKey(slot), '')
  storage.setItem(savePointKey(slot), '')
}

/** It stays the same while the work goes on, and is written down at every save. */
const texts = new WeakMap<Design, string>()

function textOf(design: Design): string {
  const known = texts.get(design) ?? encodeDesign(design)
  texts.set(design, known)
  return known
}

/** The text under a key; null where there is none, or where the browser shows nothing. */
export function readText(storage: DesignStorage | null, key: string): string | null {
  try {
    return storage?.getItem(key) || null
  } catch {
    // Storage of a third-party frame throws at every call.
    return null
  }
}

function read(storage: DesignStorage | null, key: string, decode: DecodeDesign): Design | null {
  const text = readText(storage, key)
  if (text === null) return null
  const decoded = decode(text)
  return decoded.ok ? decoded.value : null
}
