import { diffLines } from 'diff'

/** One line of two texts side by side. */
export interface LinePair {
  readonly kind: 'same' | 'changed'
  /** Null: this side has no line here. */
  readonly before: { readonly number: number; readonly text: string } | null
  readonly after: { readonly number: number; readonly text: string } | null
}

/**
 * In which lines do two texts differ?
 *
 * Lines that were taken out stand beside those that came in their place.
 */
export function diffTexts(before: string, after: string): readonly LinePair[] {
  const pairs: LinePair[] = []
  let left = 0
  let right = 0
  let removed: string[] = []
  let added: string[] = []
  const flush = () => {
    for (let index = 0; index < Math.max(removed.length, added.length); index++) {
      const old = removed[index]
      const now = added[index]
      pairs.push({
        kind: 'changed',
        before: old === undefined ? null : { number: ++left, text: old },
        after: now === undefined ? null : { number: ++right, text: now },
      })
    }
    removed = []
    added = []
  }
  for (const part of diffLines(before, after)) {
    const lines = linesOf(part.value)
    if (part.removed) removed.push(...lines)
    else if (part.added) added.push(...lines)
    else {
      flush()
      for (const text of lines) {
        pairs.push({ kind: 'same', before: { number: ++left, text }, after: { number: ++right, text } })
      }
    }
  }
  flush()
  return pairs
}

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}
