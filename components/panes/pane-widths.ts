/** The panes whose widths a person can change, as the style sheet names them: `--pane-matrix` and so on. */
export type PaneName = 'matrix' | 'why' | 'design' | 'left' | 'right'

/** Shares of the width, by pane. */
export type PaneWidths = Readonly<Partial<Record<PaneName, number>>>

/** No pane gets narrower than this, in pixels. */
export const NARROWEST = 260

// The script in the layout reads the same key before the first paint.
const KEY = 'idpool:panes'

/** The panes of a row, in order: three beside each other on a wide page, else two. */
export function panesOf(columns: number): readonly PaneName[] {
  return columns === 3 ? ['matrix', 'why', 'design'] : ['left', 'right']
}

/**
 * The widths of a row after the line between two of its panes has been moved by so many pixels.
 *
 * What one pane gains the other loses; neither gets too narrow, and the rest stays as it is.
 */
export function moveLine(widths: readonly number[], left: number, by: number): readonly number[] {
  const [before = 0, after = 0] = [widths[left], widths[left + 1]]
  const narrowest = Math.min(NARROWEST, before, after)
  const moved = Math.min(after - narrowest, Math.max(narrowest - before, by))
  return widths.map((width, index) =>
    index === left ? width + moved : index === left + 1 ? width - moved : width,
  )
}

/** How much of both panes the left one has, in per cent, and between which values it may move. */
export function lineValues(widths: readonly number[], left: number) {
  const [before = 0, after = 0] = [widths[left], widths[left + 1]]
  const whole = Math.max(1, before + after)
  const least = Math.min(50, Math.round((NARROWEST / whole) * 100))
  return { now: Math.round((before / whole) * 100), min: least, max: 100 - least }
}

/** Puts widths into force. Null takes them back: the style sheet's own come into their right again. */
export function applyWidths(names: readonly PaneName[], widths: readonly number[] | null) {
  const { style } = document.documentElement
  names.forEach((name, index) => {
    if (widths === null) style.removeProperty(`--pane-${name}`)
    else style.setProperty(`--pane-${name}`, `${Math.round(widths[index] ?? 1)}fr`)
  })
}

/** Keeps them for the next visit. */
export function rememberWidths(names: readonly PaneName[], widths: readonly number[] | null) {
  try {
    const known: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    const kept: Record<string, unknown> = typeof known === 'object' && known !== null ? { ...known } : {}
    names.forEach((name, index) => {
      if (widths === null) delete kept[name]
      else kept[name] = Math.round(widths[index] ?? 1)
    })
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // Blocked storage, or something else stands there: the widths last as long as the page.
  }
}
