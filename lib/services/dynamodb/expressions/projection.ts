import { fail, type Result, succeed } from '@/lib/base/result'
import { type Item, isList, isMap, recordOf, type Value } from '../../values'
import { type Path, parsePath, valueAt } from './paths'
import { readerOf, syntaxError } from './tokens'

/**
 * Which parts of an item does this projection expression want?
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html
 */
export function parseProjection(
  text: string,
  names: Readonly<Record<string, string>> = {},
): Result<readonly Path[], string> {
  const opened = readerOf(text, 'expression')
  if (!opened.ok) return opened
  const reader = opened.value
  if (reader.isAtEnd()) return fail('The expression can not be empty;')
  const paths: Path[] = []
  do {
    const path = parsePath(reader, names)
    if (!path.ok) return path
    paths.push(path.value)
  } while (reader.takeSign(','))
  return reader.isAtEnd() ? succeed(paths) : fail(syntaxError(reader.peek().text))
}

/** What an item holds at these paths, with what leads there. */
export function project(item: Item, paths: readonly Path[]): Item {
  let projected: Item = {}
  for (const path of paths) {
    const value = valueAt(item, path)
    if (value !== undefined) projected = merge(projected, nest(path, value)) as Item
  }
  return projected
}

/** The value within the maps and lists that lead to it. */
function nest(path: Path, value: Value): Value {
  return path.reduceRight<Value>(
    (inner, step) => (typeof step === 'number' ? [inner] : recordOf([[step, inner]])),
    value,
  )
}

function merge(left: Value, right: Value): Value {
  if (isList(left) && isList(right)) return [...left, ...right]
  if (!isMap(left) || !isMap(right)) return right
  const merged = new Map(Object.entries(left))
  for (const [name, value] of Object.entries(right)) {
    const before = merged.get(name)
    merged.set(name, before === undefined ? value : merge(before, value))
  }
  return recordOf(merged)
}
