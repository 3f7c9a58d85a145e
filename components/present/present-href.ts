import { type PlaygroundState, toFragment } from '@/lib/store'

/** The address of the view for an audience, with the design and the selection of the page. */
export async function presentHref({
  design,
  selection,
}: Pick<PlaygroundState, 'design' | 'selection'>): Promise<string> {
  const { toShareLink } = await import('@/lib/share')
  const page = new URL(`${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}/?present`, location.href).href
  // A design that is too large for an address can be opened from its file there.
  return toShareLink(page, design, toFragment(selection))?.url ?? page
}
