import type { Design } from '@/lib/design'
import { DESIGN_PART } from './design-part'
import { type EmbedView, TITLE_LENGTH } from './embed-request'
import { toShareText } from './share-text'

export interface EmbedOptions {
  readonly view: EmbedView
  readonly theme: 'light' | 'dark' | null
  readonly isLive: boolean
  /** What is looked at, as `lib/store` writes it into a fragment. */
  readonly selection: string
}

/**
 * The address of an embedded page that shows this design. Null when the design is too large for an address.
 *
 * @param page the address of the site's `embed/`
 */
export function toEmbedLink(page: string, design: Design, options: EmbedOptions): string | null {
  const text = toShareText(design)
  if (text === null) return null
  const { view, theme, isLive, selection } = options
  const parts = [
    `ui=${view}`,
    ...(theme ? [`theme=${theme}`] : []),
    ...(isLive ? ['live=1'] : []),
    `title=${encodeURIComponent(design.name.slice(0, TITLE_LENGTH))}`,
    ...(selection ? [selection] : []),
    `${DESIGN_PART}=${text}`,
  ]
  return `${page}#${parts.join('&')}`
}

/** The lines of HTML that put an embedded page into another. */
export function toEmbedSnippet(link: string, title: string, height: number): string {
  const attributes = [
    `src="${escapeAttribute(link)}"`,
    `title="${escapeAttribute(title)}"`,
    'loading="lazy"',
    'data-idpool',
    `style="width: 100%; height: ${height}px; border: 0"`,
  ]
  return `<iframe ${attributes.join(' ')}></iframe>`
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
