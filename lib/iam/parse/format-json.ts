import { type JsonNode, parseJson } from './json-tree'

/** Beyond this column a list of texts takes a line each. */
const WIDEST = 100

/**
 * How does this JSON text look with two blanks a level and one member a line?
 *
 * A list of plain values that stands on one line and fits there stays, and so does an object with one plain member.
 * Nothing but blanks and line ends changes: numbers, escapes and repeated names stay as they are written. A text that
 * is not JSON comes back as it is.
 *
 * @example
 * formatJson('{"a":1,"b":["x","y"]}') // '{\n  "a": 1,\n  "b": ["x", "y"]\n}'
 */
export function formatJson(text: string): string {
  const { root, errors } = parseJson(text)
  if (root === null || errors.length > 0) return text
  return written(root, text, '', 0)
}

/** @param column where it begins */
function written(node: JsonNode, text: string, indent: string, column: number): string {
  const { kind, range } = node
  if (kind !== 'object' && kind !== 'array') return text.slice(range.start, range.end)
  const inner = `${indent}  `
  const parts =
    kind === 'array'
      ? node.items.map((item) => written(item, text, inner, inner.length))
      : node.members.map(({ nameRange, value }) => {
          const name = `${text.slice(nameRange.start, nameRange.end)}: `
          return name + (value ? written(value, text, inner, inner.length + name.length) : '')
        })
  const [open, close] = kind === 'array' ? ['[', ']'] : ['{', '}']
  if (parts.length === 0) return open + close
  const blank = kind === 'array' ? '' : ' '
  const onOneLine = `${open}${blank}${parts.join(', ')}${blank}${close}`
  if (mayStayOnOneLine(node, text) && column + onOneLine.length <= WIDEST) return onOneLine
  return `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`
}

function mayStayOnOneLine(node: JsonNode, text: string): boolean {
  if (/[\r\n]/.test(text.slice(node.range.start, node.range.end))) return false
  if (node.kind === 'array') return node.items.every(isPlain)
  return node.kind === 'object' && node.members.length === 1 && isPlain(node.members[0]?.value ?? null)
}

function isPlain(node: JsonNode | null): boolean {
  return node !== null && node.kind !== 'object' && node.kind !== 'array'
}
