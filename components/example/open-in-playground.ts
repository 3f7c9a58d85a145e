import type { Design } from '@/lib/design'

/**
 * Opens a design in the playground, as a work of its own: what was there before is kept and can be taken up again.
 *
 * @param lastReadable the same design with policies that can be read, where this one's cannot
 * @returns false where the browser keeps nothing for us: then there is no way to hand it over
 */
export async function openInPlayground(design: Design, lastReadable: Design = design): Promise<boolean> {
  const { createDesk } = await import('@/lib/store')
  const desk = createDesk(storageOf('localStorage'), storageOf('sessionStorage'))
  desk.moveAside()
  if (desk.save({ design, lastReadable }) !== 'saved') return false
  location.assign(`${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}/`)
  return true
}

function storageOf(name: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[name]
  } catch {
    return null
  }
}
