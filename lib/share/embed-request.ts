import { DESIGN_PART } from './design-part'

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
export const TITLE_LENGTH = 120
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
