import type { ComponentProps } from 'react'

/** The address of a path from the site's root, also below a sub-path. */
export function siteHref(path: string): string {
  return `${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}${path}`
}

/**
 * A link to another page of the site, by its path from the site's root.
 *
 * A plain one: Next's own would bring five kilobytes of script to every page, and pages of text open as fast without.
 */
export function SiteLink({ href, ...rest }: ComponentProps<'a'> & { href: string }) {
  return <a {...rest} href={siteHref(href)} />
}
