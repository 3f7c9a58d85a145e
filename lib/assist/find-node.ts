import type { SourceRange } from '@/lib/base/source-range'
import { type JsonNode, parseJson } from '@/lib/iam'
import { membersOf } from './policy-place'

/** A name or a text of a policy that stands at an offset. */
export interface FoundText {
  readonly role: 'name' | 'value'
  readonly text: string
  /** With its quotes. */
  readonly range: SourceRange
  /** Names from the document to it, list positions left out; its own last, if it is a name. */
  readonly path: readonly string[]
}

/** Which name or text of the policy stands at this offset? Null between them. Total. */
export function textAt(text: string, offset: number): FoundText | null {
  return find(parseJson(text).root, [], offset)
}

function find(node: JsonNode | null, path: readonly string[], offset: number): FoundText | null {
  if (node === null || !holds(node.range, offset)) return null
  if (node.kind === 'string') return { role: 'value', text: node.value, range: node.range, path }
  if (node.kind === 'array') {
    for (const item of node.items) {
      const found = find(item, path, offset)
      if (found) return found
    }
    return null
  }
  for (const { name, nameRange, value } of membersOf(node)) {
    const own = [...path, name]
    if (holds(nameRange, offset)) return { role: 'name', text: name, range: nameRange, path: own }
    const found = find(value, own, offset)
    if (found) return found
  }
  return null
}

function holds({ start, end }: SourceRange, offset: number): boolean {
  return offset >= start && offset < end
}
