import { siteHref } from './site-link'

/**
 * The address of the playground from here, with what it shall show or open.
 *
 * @param fragment what is looked at, as `lib/store` writes it, or something of ours to open; empty for neither
 * @example playgroundHref('open=design:kiosk') // '/#open=design:kiosk'
 */
export function playgroundHref(fragment = ''): string {
  return siteHref(fragment === '' ? '/' : `/#${fragment}`)
}

/** The whole address of the playground, for links that are taken elsewhere. */
export function playgroundUrl(): string {
  return new URL(siteHref('/'), location.href).href
}
