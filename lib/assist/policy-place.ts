import type { SourceRange } from '@/lib/base/source-range'
import { type JsonMember, type JsonNode, parseJson } from '@/lib/iam'

/** The piece of text that is being written at an offset. */
export interface Word {
  /** From its first character to the offset, without the quote. */
  readonly typed: string
  /** The whole of it, without quotes. */
  readonly range: SourceRange
  /** Does it stand between quotes already, or behind an opening one? */
  readonly isQuoted: boolean
  readonly isClosed: boolean
}

/** Where in a policy an offset is, in terms of the policy's grammar. */
export interface PolicyPlace {
  /** `name`: the name of a member is due, or being written; `value`: a value is. */
  readonly role: 'name' | 'value'
  /** Names from the document to the object or value, list positions left out: `Statement`, `Condition`, `Bool`. */
  readonly path: readonly string[]
  /** Is the value an item of a list? */
  readonly isInList: boolean
  /** Names that the object has already; the one being written is not among them. */
  readonly taken: readonly string[]
  /** The statement around it; null outside all statements. */
  readonly statement: JsonNode | null
  /** The whole object of the place. */
  readonly owner: JsonNode | null
  readonly word: Word
  /** For a name: is there a colon behind it? */
  readonly hasColon: boolean
}

/**
 * Where in a policy does this offset stand, and what is being written there?
 *
 * Reads the text before the offset, whose open end is the place, so that nothing behind the caret can hide it. Null
 * where nothing may be written: behind a complete value, or between a name and its colon. Total.
 *
 * @example
 * placeAt('{"Statement":[{"Effect":"', 25)?.path // ['Statement', 'Effect']
 */
export function placeAt(text: string, offset: number): PolicyPlace | null {
  const end = Math.max(0, Math.min(offset, text.length))
  const before = text.slice(0, end)
  const word = wordAt(text, before)
  const head = word.isQuoted ? before : before.slice(0, before.length - word.typed.length)
  const { root } = parseJson(head)
  const open = root && openEnd(root, head, word.isQuoted)
  if (!open) return null
  // What the object says behind the caret counts too, where it can be found again.
  const whole = parseJson(text).root
  const owner = open.owner && (sameStart(whole, open.owner) ?? open.owner)
  const statement = open.statement && (sameStart(whole, open.statement) ?? open.statement)
  return {
    ...open,
    owner,
    statement,
    word,
    hasColon: /^"?\s*:/.test(text.slice(word.range.end)),
    taken: membersOf(owner).flatMap(({ name, nameRange }) =>
      word.isQuoted && nameRange.start === word.range.start - 1 ? [] : name,
    ),
  }
}

/** The members of an object; none of anything else. */
export function membersOf(node: JsonNode | null): readonly JsonMember[] {
  return node?.kind === 'object' ? node.members : []
}

const BARE = /[\w*$][\w:*.$/-]*$/

/** What is being written: inside quotes up to them, outside as far as a name or number would go. */
function wordAt(text: string, before: string): Word {
  const start = openQuote(before)
  if (start < 0) {
    const typed = BARE.exec(before)?.[0] ?? ''
    const rest = /^[\w:*.$/-]*/.exec(text.slice(before.length))?.[0] ?? ''
    const range = { start: before.length - typed.length, end: before.length + rest.length }
    return { typed, range, isQuoted: false, isClosed: false }
  }
  const rest = /^(?:[^"\\\r\n]|\\[^\r\n])*/.exec(text.slice(before.length))?.[0] ?? ''
  const isClosed = text[before.length + rest.length] === '"'
  // Without a closing quote the rest of the line may be anything: only what surely belongs to the word goes with it.
  const end = before.length + (isClosed ? rest.length : (/^[\w*-]*/.exec(rest)?.[0].length ?? 0))
  return { typed: before.slice(start + 1), range: { start: start + 1, end }, isQuoted: true, isClosed }
}

/** The quote that opens the string in which a text ends; -1 when it ends outside of strings. */
function openQuote(before: string): number {
  // No string goes on in the next line.
  let start = -1
  for (let index = before.search(/[^\r\n]*$/); index < before.length; index++) {
    const character = before[index]
    if (character === '\\' && start >= 0) index++
    else if (character === '"') start = start < 0 ? index : -1
  }
  return start
}

type OpenEnd = Pick<PolicyPlace, 'role' | 'path' | 'isInList' | 'statement' | 'owner'>

/** Follows what is not closed to the end of the text. */
function openEnd(root: JsonNode, text: string, isInString: boolean): OpenEnd | null {
  const last = text.trimEnd().slice(-1)
  const path: string[] = []
  let isInList = false
  let owner: JsonNode | null = null
  let statement: JsonNode | null = null
  let node: JsonNode = root
  const at = (role: 'name' | 'value'): OpenEnd => ({ role, path, isInList, statement, owner })
  while (isOpen(node, text, isInString)) {
    if (node.kind === 'array') {
      isInList = true
      const item = node.items.at(-1)
      if (!item || !isOpen(item, text, isInString)) {
        return !isInString && (last === '[' || last === ',') ? at('value') : null
      }
      node = item
      continue
    }
    if (node.kind !== 'object') return at('value')
    owner = node
    if (path.length === 1 && path[0] === 'Statement') statement = node
    const member = node.members.at(-1)
    if (member?.value && isOpen(member.value, text, isInString)) {
      path.push(member.name)
      isInList = false
      node = member.value
      continue
    }
    isInList = false
    if (isInString) return member?.nameRange.end === text.length ? at('name') : null
    if (last === '{' || last === ',') return at('name')
    if (last !== ':' || !member || member.value) return null
    path.push(member.name)
    return at('value')
  }
  return null
}

/** Does a part of the tree go on at the end of the text? */
function isOpen(node: JsonNode, text: string, isInString: boolean): boolean {
  const { start, end } = node.range
  if (node.kind === 'string') return isInString && end === text.length
  if (node.kind !== 'object' && node.kind !== 'array') return false
  const close = node.kind === 'object' ? '}' : ']'
  return end - start < 2 || text[end - 1] !== close || endOfLast(node) >= end
}

function endOfLast(node: JsonNode): number {
  if (node.kind === 'array') return node.items.at(-1)?.range.end ?? -1
  const member = membersOf(node).at(-1)
  return member ? (member.value?.range.end ?? member.nameRange.end) : -1
}

/** The part of the same kind that begins where this one does. */
function sameStart(root: JsonNode | null, wanted: JsonNode): JsonNode | null {
  if (root === null) return null
  const { start } = wanted.range
  if (root.range.start === start && root.kind === wanted.kind) return root
  const parts = root.kind === 'array' ? root.items : membersOf(root).map(({ value }) => value)
  const around = parts.find((part) => part && part.range.start <= start && part.range.end > start)
  return around ? sameStart(around, wanted) : null
}
