/**
 * Are two lists as long as each other, and the same item by item?
 *
 * @example
 * sameItems([1, 2], ['1', '2'], (number, text) => String(number) === text) // true
 */
export function sameItems<Left, Right>(
  left: readonly Left[],
  right: readonly Right[],
  isSame: (left: Left, right: Right) => boolean,
): boolean {
  return left.length === right.length && left.every((item, index) => isSame(item, right[index] as Right))
}
