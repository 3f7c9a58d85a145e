import { siteHref } from './site-link'

/** The address at which the playground opens something of ours: `design:kiosk` or `lesson:wrong-audience`. */
export function playgroundHref(what: `design:${string}` | `lesson:${string}`): string {
  return siteHref(`/#open=${what}`)
}
