/** A half-open span of a text, as offsets in UTF-16 code units. The only position type in the program. */
export interface SourceRange {
  readonly start: number
  readonly end: number
}

/** A value together with the place in the text where it stands. */
export interface Located<Value> {
  readonly value: Value
  readonly range: SourceRange
}

/** A place for people: both numbers count from 1. */
export interface LineAndColumn {
  readonly line: number
  readonly column: number
}

/**
 * Which line and column is this offset of the text?
 *
 * Lines end at `\n`, `\r\n` or a lone `\r`; columns count UTF-16 code units, as editors do. An offset
 * outside the text is brought to the nearer end.
 *
 * @example
 * lineAndColumn('{\n  "a": 1\n}', 4) // { line: 2, column: 3 }
 */
export function lineAndColumn(text: string, offset: number): LineAndColumn {
  const end = Math.max(0, Math.min(offset, text.length))
  let line = 1
  let lineStart = 0
  for (let index = 0; index < end; index++) {
    const code = text.charCodeAt(index)
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) {
      line++
      lineStart = index + 1
    }
  }
  return { line, column: end - lineStart + 1 }
}

/**
 * Makes the same question cheap to ask many times about one text.
 *
 * @see lineAndColumn
 * @example
 * createLineIndex('{\n  "a": 1\n}')(4) // { line: 2, column: 3 }
 */
export function createLineIndex(text: string): (offset: number) => LineAndColumn {
  const starts = [0]
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) starts.push(index + 1)
  }
  return (offset) => {
    const end = Math.max(0, Math.min(offset, text.length))
    let first = 0
    let last = starts.length - 1
    while (first < last) {
      const middle = Math.ceil((first + last) / 2)
      if ((starts[middle] as number) <= end) first = middle
      else last = middle - 1
    }
    return { line: first + 1, column: end - (starts[first] as number) + 1 }
  }
}

/** Does the first range lie within the second? */
export function isInside(inner: SourceRange, outer: SourceRange): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}
