import type { ComponentProps } from 'react'

interface SiteLinkProps extends ComponentProps<'a'> {
  /** From the root of the site: `/learn/`. */
  href: `/${string}`
}

/**
 * A link within the site, also below a sub-path. A plain one: the router’s own links would be in the first load of every
 * page, as the page for unknown addresses comes with each of them.
 */
export function SiteLink({ href, ...rest }: SiteLinkProps) {
  return <a href={`${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}${href}`} {...rest} />
}
