import type { ReactNode } from 'react'

/** Longer texts are tokens and keys that nobody reads in full: their middle is left out until it is asked for. */
export const LONG = 120

const TOKENS = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** The text of JSON in colours; it need not be whole, and whatever is no JSON stays as it is. */
export function colourJson(text: string, isWhole: boolean): ReactNode[] {
  const parts: ReactNode[] = []
  let end = 0
  for (const match of text.matchAll(TOKENS)) {
    const [token, quoted, colon] = match
    parts.push(text.slice(end, match.index))
    end = match.index + token.length
    const kind = colon ? 'text-key' : quoted ? 'text-text' : 'text-number'
    const shown = quoted ?? token
    parts.push(
      <span key={match.index} className={kind}>
        {isWhole || shown.length <= LONG + 2 ? shown : `${shown.slice(0, 61)} … ${shown.slice(-40)}`}
      </span>,
      colon ?? '',
    )
  }
  parts.push(text.slice(end))
  return parts
}
