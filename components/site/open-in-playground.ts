import type { Design } from '@/lib/design'
import type { Selection } from '@/lib/store'
import { playgroundHref } from './playground-href'

/** What to say where that does not work. */
export const NOT_TAKEN_OVER = 'The playground could not take over this design: the browser blocks storage.'

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
  const [{ openDesk }, { toFragment }] = await Promise.all([
    import('@/components/store/open-desk'),
    import('@/lib/store'),
  ])
  const desk = openDesk()
  desk.moveAside()
  if (desk.save({ design, lastReadable }) !== 'saved') return false
  location.assign(playgroundHref(selection && toFragment(selection)))
  return true
}
