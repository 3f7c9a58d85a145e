import { type Design, decodeDesign, encodeDesign } from '@/lib/design'

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
export function loadWork(storage: DesignStorage | null): SavedWork | null {
  const design = read(storage, DESIGN_KEY)
  return design === null ? null : { design, lastReadable: read(storage, READABLE_KEY) ?? design }
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

function read(storage: DesignStorage | null, key: string): Design | null {
  try {
    const text = storage?.getItem(key)
    if (!text) return null
    const decoded = decodeDesign(text)
    return decoded.ok ? decoded.value : null
  } catch {
    // Storage of a third-party frame throws at every call.
    return null
  }
}
