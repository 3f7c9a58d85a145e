import type { Design } from '@/lib/design'
import { DESIGN_PART } from './share-link'
import { toShareText } from './share-text'

/** What an embedded page shows. */
export const EMBED_VIEWS = ['flow', 'matrix', 'cell'] as const
export type EmbedView = (typeof EMBED_VIEWS)[number]

/** What the address of an embedded page asks for. */
export interface EmbedRequest {
  readonly view: EmbedView
  /** Null: that of the reader's system. */
  readonly theme: 'light' | 'dark' | null
  /** Shown at once, and not when the reader asks for it. */
  readonly isLive: boolean
  /** What the poster is called. */
  readonly title: string | null
  /** The text of a design. @see readShareText */
  readonly design: string | null
  /** The name of a design that ships with the playground. */
  readonly example: string | null
  /** What is looked at, as `lib/store` reads it. */
  readonly selection: string
}

/** Longer titles are cut: they come from an address. */
const TITLE_LENGTH = 120
const OWN = ['ui', 'theme', 'live', 'title', 'example', DESIGN_PART]

/**
 * What does the address of an embedded page ask for? Its query and its fragment are read, the fragment goes first.
 *
 * Total: what is not understood is left out.
 *
 * @example readEmbedRequest('', '#ui=matrix&theme=dark&identity=ana&d=v1.…')
 */
export function readEmbedRequest(query: string, fragment: string): EmbedRequest {
  const parts = new URLSearchParams(query.replace(/^\?/, ''))
  for (const [name, value] of new URLSearchParams(fragment.replace(/^#/, ''))) parts.set(name, value)
  const theme = parts.get('theme')
  const selection = new URLSearchParams([...parts].filter(([name]) => !OWN.includes(name)))
  return {
    view: EMBED_VIEWS.find((view) => view === parts.get('ui')) ?? 'flow',
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    isLive: parts.get('live') === '1',
    title: parts.get('title')?.slice(0, TITLE_LENGTH) || null,
    design: parts.get(DESIGN_PART),
    example: parts.get('example'),
    selection: selection.toString(),
  }
}

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
