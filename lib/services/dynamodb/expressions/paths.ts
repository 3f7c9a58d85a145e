import { fail, type Result, succeed } from '@/lib/base/result'
import { attributeOf, type Item, isList, isMap, recordOf, type Value } from '../../values'
import { syntaxError, type TokenReader } from './tokens'

/** A place in an item: `Address.City`, `Scores[0]`. The first step is the name of an attribute. */
export type Path = readonly [string, ...(string | number)[]]

/** Deeper paths are refused, as DynamoDB does. */
const DEEPEST = 32

/** Reads a path; `#n` is replaced by the name that it stands for. */
export function parsePath(
  reader: TokenReader,
  names: Readonly<Record<string, string>>,
): Result<Path, string> {
  const first = parseName(reader, names)
  if (!first.ok) return first
  const path: [string, ...(string | number)[]] = [first.value]
  for (;;) {
    if (path.length > DEEPEST) return fail('The document path has too many nesting elements')
    if (reader.takeSign('.')) {
      const name = parseName(reader, names)
      if (!name.ok) return name
      path.push(name.value)
    } else if (reader.takeSign('[')) {
      const index = reader.take()
      if (index.kind !== 'number' || !/^\d{1,9}$/.test(index.text) || !reader.takeSign(']')) {
        return fail(syntaxError(index.text))
      }
      path.push(Number(index.text))
    } else return succeed(path)
  }
}

function parseName(reader: TokenReader, names: Readonly<Record<string, string>>): Result<string, string> {
  const token = reader.take()
  if (token.kind === 'word' || token.kind === 'quoted') return succeed(token.text)
  if (token.kind !== 'name-placeholder') return fail(syntaxError(token.text))
  const name = attributeOf(names, token.text)
  return name === undefined
    ? fail(
        `An expression attribute name used in the document path is not defined; attribute name: ${token.text}`,
      )
    : succeed(name)
}

/** The value at a path; undefined when there is none. */
export function valueAt(item: Item, path: Path): Value | undefined {
  let value: Value | undefined = item
  for (const step of path) {
    if (typeof step === 'number') value = isList(value) ? value[step] : undefined
    else value = isMap(value) ? attributeOf(value, step) : undefined
    if (value === undefined) return undefined
  }
  return value
}

/** The item with another value at a path, or without one; null when the path leads nowhere. */
export function withValueAt(item: Item, path: Path, value: Value | undefined): Item | null {
  return changeAt(item, path, value) as Item | null
}

function changeAt(
  container: Value | undefined,
  path: readonly (string | number)[],
  value: Value | undefined,
): Value | null {
  const [step, ...rest] = path
  if (step === undefined) return null
  if (typeof step === 'number') {
    if (!isList(container)) return null
    const inner = rest.length === 0 ? value : changeAt(container[step], rest, value)
    if (rest.length > 0 && inner === null) return null
    if (inner === undefined) return container.filter((_, index) => index !== step)
    return step < container.length
      ? container.map((old, index) => (index === step ? inner : old))
      : [...container, inner]
  }
  if (!isMap(container)) return null
  const inner = rest.length === 0 ? value : changeAt(attributeOf(container, step), rest, value)
  if (rest.length > 0 && inner === null) return null
  const others = Object.entries(container).filter(([name]) => name !== step)
  if (inner === undefined) return recordOf(others)
  return Object.hasOwn(container, step)
    ? recordOf(Object.entries(container).map(([name, old]) => [name, name === step ? inner : old] as const))
    : recordOf([...others, [step, inner] as const])
}
