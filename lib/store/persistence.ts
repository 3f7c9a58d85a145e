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
}

export type SavedState = 'saved' | 'unsaved' | 'storage-blocked' | 'storage-full'

const DESIGN_KEY = 'idpool:design'
const READABLE_KEY = 'idpool:design:last-readable'

/** The work of the last visit; null when there is none, or when what is there is not a design. */
export function loadWork(storage: DesignStorage | null, decode: DecodeDesign): SavedWork | null {
  const design = read(storage, DESIGN_KEY, decode)
  return design === null ? null : { design, lastReadable: read(storage, READABLE_KEY, decode) ?? design }
}

/** Is there something to load? It need not be a design. */
export function hasSavedWork(storage: DesignStorage | null): boolean {
  try {
    return Boolean(storage?.getItem(DESIGN_KEY))
  } catch {
    return false
  }
}

/** Keeps the work for the next visit; says so when the browser refuses. */
export function saveWork(storage: DesignStorage | null, { design, lastReadable }: SavedWork): SavedState {
  if (storage === null) return 'storage-blocked'
  try {
    storage.setItem(DESIGN_KEY, encodeDesign(design))
    storage.setItem(READABLE_KEY, design === lastReadable ? '' : encodeDesign(lastReadable))
    return 'saved'
  } catch (error) {
    return error instanceof Error && /quota/i.test(`${error.name} ${error.message}`)
      ? 'storage-full'
      : 'storage-blocked'
  }
}

function read(storage: DesignStorage | null, key: string, decode: DecodeDesign): Design | null {
  try {
    const text = storage?.getItem(key)
    if (!text) return null
    const decoded = decode(text)
    return decoded.ok ? decoded.value : null
  } catch {
    // Storage of a third-party frame throws at every call.
    return null
  }
}
