import { playgroundUrl } from '@/components/site/playground-href'
import { type PlaygroundState, toFragment } from '@/lib/store'

/** The address of the view for an audience, with the design and the selection of the page. */
export async function presentHref({
  design,
  selection,
}: Pick<PlaygroundState, 'design' | 'selection'>): Promise<string> {
  const { toShareLink } = await import('@/lib/share')
  // A design that is too large for an address can be opened from its file there.
  return presentedAt(toShareLink(playgroundUrl(), design, toFragment(selection))?.url ?? playgroundUrl())
}

/**
 * Where an audience sees what a link shows.
 *
 * @example presentedAt('https://example.org/#step=4') // 'https://example.org/?present#step=4'
 */
export function presentedAt(link: string): string {
  const address = new URL(link)
  address.search = '?present'
  return address.href
}
