import type { Result } from '@/lib/base/result'
import type { Design } from '@/lib/design'
import { DESIGN_PART } from './design-part'
import { readShareText, type ShareProblem, toShareText } from './share-text'

/** A link as it is, with what people need to know about it. */
export interface ShareLink {
  readonly url: string
  /** Everywhere: chats cut longer messages. Browsers: most programs pass it on. Nowhere: a file is the better way. */
  readonly fits: 'everywhere' | 'browsers' | 'nowhere'
}

/** Some chats cut messages that are longer. */
const FITS_EVERYWHERE = 2_000
/** Beyond this, mail programs, proxies and QR codes give up one after the other. */
const FITS_IN_BROWSERS = 8_000

/**
 * The link that opens this design, and shows what is looked at. Null when the design is too large for any link.
 *
 * @param page the address of the page that shall open it, without a fragment
 * @param view what is looked at, as `lib/store` writes it into a fragment; empty for nothing
 *
 * @example toShareLink('https://example.org/', DEFAULT_DESIGN, 'identity=ana&step=6')
 */
export function toShareLink(page: string, design: Design, view: string): ShareLink | null {
  const text = toShareText(design)
  if (text === null) return null
  // The design last: what a program cuts off is noticed there.
  const url = `${page}#${view === '' ? '' : `${view}&`}${DESIGN_PART}=${text}`
  return { url, fits: fitOf(url) }
}

function fitOf({ length }: string): ShareLink['fits'] {
  if (length <= FITS_EVERYWHERE) return 'everywhere'
  return length <= FITS_IN_BROWSERS ? 'browsers' : 'nowhere'
}

/** The text of the design that a fragment or a whole link carries; null when it carries none. */
export function shareTextOf(link: string): string | null {
  const hash = link.indexOf('#')
  return new URLSearchParams(link.slice(hash + 1)).get(DESIGN_PART)
}

/** Is this a link or the text of one, rather than the name of a file? */
export function looksLikeShareLink(text: string): boolean {
  return /^v\d+\.[\w-]+$/.test(text) || (/^https?:\/\//i.test(text) && text.includes('#'))
}

/** The design of a whole link, of its fragment, or of the bare text. @see readShareText */
export function readShareLink(link: string): Result<Design, ShareProblem> {
  return readShareText(shareTextOf(link) ?? link)
}
