import type { ComponentProps } from 'react'

/**
 * A link to another page of the site, by its path from the site's root.
 *
 * A plain one: Next's own would bring five kilobytes of script to every page, and pages of text open as fast without.
 */
export function SiteLink({ href, ...rest }: ComponentProps<'a'> & { href: string }) {
  return <a {...rest} href={`${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}${href}`} />
}
