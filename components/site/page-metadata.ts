import type { Metadata } from 'next'
import { siteHref } from './site-link'

/** Where the site will be reached, `https://example.org`, as the build is told; null when it is not. */
export const SITE_URL = process.env.SITE_URL ? new URL(process.env.SITE_URL) : null

interface PageMetadata {
  title: string
  description: string
  /** From the root of the site, with both slashes. */
  path: string
  /** Name of its picture below /social/, made by the build. */
  picture: string
}

/**
 * What a page tells search engines and those who show a link to it.
 *
 * Its own address and its picture need the address of the site: without SITE_URL nothing wrong is said.
 */
export function pageMetadata({ title, description, path, picture }: PageMetadata): Metadata {
  const absolute = (inside: string) => (SITE_URL ? new URL(siteHref(inside), SITE_URL).href : null)
  const url = absolute(path)
  const image = absolute(`/social/${picture}.png`)
  return {
    title,
    description,
    ...(url && { alternates: { canonical: url } }),
    openGraph: {
      type: 'website',
      siteName: 'Identity Pool Playground',
      title,
      description,
      ...(url && { url }),
      ...(image && { images: [{ url: image, width: 1200, height: 630, alt: title }] }),
    },
    twitter: { card: 'summary_large_image', title, description },
  }
}
