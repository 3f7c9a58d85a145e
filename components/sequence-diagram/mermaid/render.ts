import mermaid from 'mermaid'
import { layout } from './layout'
import { themeVariables } from './palettes'

export interface RenderRequest {
  source: string
  theme: 'light' | 'dark'
  fontFamily: string
  /** Text is measured inside this element; it must be laid out. */
  bench: HTMLElement
  signal: AbortSignal
}

// Mermaid keeps its configuration for the whole page: renders take turns.
let lastTurn: Promise<unknown> = Promise.resolve()
let count = 0
// The theme and the font that Mermaid has now: mixing its colours again for each picture would lengthen every wait.
let configured = ''

/** The diagram as SVG text, or null when the request was given up while it waited. Rejects on a bad source. */
export function renderSequence(request: RenderRequest): Promise<string | null> {
  const turn = lastTurn.then(() => (request.signal.aborted ? null : render(request)))
  lastTurn = turn.catch(() => {})
  return turn
}

async function render({ source, theme, fontFamily, bench }: RenderRequest): Promise<string> {
  configure(theme, fontFamily)
  count++
  const { svg } = await mermaid.render(`idpoolSequence${count}`, source, bench)
  return svg
}

function configure(theme: 'light' | 'dark', fontFamily: string): void {
  const wanted = `${theme} ${fontFamily}`
  if (wanted === configured) return
  const { fontSize, ...sizes } = layout
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    theme: 'base',
    fontFamily,
    // Mermaid lets this one win over the sizes of the sequence section.
    fontSize,
    themeVariables: themeVariables(theme, fontFamily),
    sequence: {
      ...sizes,
      mirrorActors: false,
      wrap: true,
      useMaxWidth: true,
      actorFontSize: fontSize,
      actorFontFamily: fontFamily,
      actorFontWeight: 600,
      messageFontSize: fontSize,
      messageFontFamily: fontFamily,
      messageFontWeight: 400,
      noteFontSize: fontSize - 1,
      noteFontFamily: fontFamily,
      noteFontWeight: 400,
    },
  })
  configured = wanted
}
