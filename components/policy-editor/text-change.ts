export interface TextChange {
  /** Where both texts begin to differ. */
  start: number
  /** Where the differing part ends in the old text. */
  end: number
  inserted: string
}

/** The one replacement that turns `before` into `after`, as short as a common start and end allow. */
export function textChange(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let same = 0
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same++
  }
  return { start, end: before.length - same, inserted: after.slice(start, after.length - same) }
}

/** Where a caret at `offset` of the old text belongs in the new one. */
export function moveOffset(offset: number, change: TextChange): number {
  if (offset <= change.start) return offset
  if (offset >= change.end) return offset + change.inserted.length - (change.end - change.start)
  return change.start + Math.min(offset - change.start, change.inserted.length)
}
