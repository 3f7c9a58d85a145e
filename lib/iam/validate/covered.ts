import type { Located } from '@/lib/base/source-range'

/** An entry of a list that another entry of the list takes in already. */
export interface CoveredEntry {
  readonly entry: Located<string>
  readonly by: Located<string>
}

/**
 * Which entries of a list of patterns are taken in by another one that ends in a star, or stand there twice?
 *
 * Sorted, all texts that begin alike stand behind one another, so one walk finds them. A star elsewhere than
 * at the end is compared as it is written.
 */
export function coveredEntries(
  values: readonly Located<string>[],
  ignoresCase: boolean,
): readonly CoveredEntry[] {
  if (values.length < 2 || (values.length <= FEW && !mayCover(values, ignoresCase))) return NONE
  const entries = values.map((entry) => {
    const text = ignoresCase ? entry.value.toLowerCase() : entry.value
    const isOpen = text.endsWith('*')
    return { entry, isOpen, base: isOpen ? text.slice(0, -1) : text }
  })
  entries.sort((left, right) => {
    if (left.base !== right.base) return left.base < right.base ? -1 : 1
    if (left.isOpen !== right.isOpen) return left.isOpen ? -1 : 1
    return left.entry.range.start - right.entry.range.start
  })
  const covered: CoveredEntry[] = []
  let cover = entries[0]
  for (const one of entries.slice(1)) {
    const isCovered =
      cover !== undefined && (cover.isOpen ? one.base.startsWith(cover.base) : one.base === cover.base)
    if (isCovered && cover !== undefined) covered.push({ entry: one.entry, by: cover.entry })
    else cover = one
  }
  return covered
}

const FEW = 8

/** Most short lists hold neither a star at an end nor a text twice. */
function mayCover(values: readonly Located<string>[], ignoresCase: boolean): boolean {
  for (let index = 0; index < values.length; index++) {
    const { value } = values[index] as Located<string>
    if (value.endsWith('*')) return true
    for (let other = 0; other < index; other++) {
      const { value: before } = values[other] as Located<string>
      if (before.length !== value.length) continue
      if (before === value || (ignoresCase && before.toLowerCase() === value.toLowerCase())) return true
    }
  }
  return false
}

const NONE: readonly CoveredEntry[] = []
