/**
 * A key for each thing of a list, made of its name: the second of the same name gets a number. Of two with one key React
 * would leave one on the page when both are gone.
 *
 * @example
 * uniqueKeys(['a', 'b', 'a']) // ['a', 'b', 'a 2']
 */
export function uniqueKeys(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  return names.map((name) => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name} ${count}`
  })
}
