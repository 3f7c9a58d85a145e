import type { ComponentProps } from 'react'

interface SiteLinkProps extends ComponentProps<'a'> {
  /** From the root of the site: `/learn/`. */
  href: `/${string}`
}

/** A link within the site, also below a sub-path. A plain one: pages about learning are light, and load whole. */
export function SiteLink({ href, ...rest }: SiteLinkProps) {
  return <a href={`${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}${href}`} {...rest} />
}
