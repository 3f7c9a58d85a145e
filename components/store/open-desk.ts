import { createDesk, type Desk } from '@/lib/store'

/** This tab's desk, for pages without a store. They load it when somebody asks for it. */
export function openDesk(): Desk {
  return createDesk(storageOf('localStorage'), storageOf('sessionStorage'))
}

/** Null where the browser blocks storage: merely naming it throws in a third-party frame. */
function storageOf(name: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[name]
  } catch {
    return null
  }
}
