import type { Design } from '@/lib/design'
import type { Selection } from '@/lib/store'

interface OpenOptions {
  /** The same design with policies that can be read, where this one's cannot. */
  readonly lastReadable?: Design
  /** What to look at first. */
  readonly selection?: Selection
}

/**
 * Opens a design in the playground, as a work of its own: what was there before is kept and can be taken up again.
 *
 * @returns false where the browser keeps nothing for us: then there is no way to hand it over
 */
export async function openInPlayground(
  design: Design,
  { lastReadable = design, selection }: OpenOptions = {},
): Promise<boolean> {
  const { createDesk, toFragment } = await import('@/lib/store')
  const desk = createDesk(storageOf('localStorage'), storageOf('sessionStorage'))
  desk.moveAside()
  if (desk.save({ design, lastReadable }) !== 'saved') return false
  const fragment = selection ? `#${toFragment(selection)}` : ''
  location.assign(`${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}/${fragment}`)
  return true
}

function storageOf(name: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[name]
  } catch {
    return null
  }
}
