import * as v from 'valibot'
import { once } from '@/lib/base/once'
import { fail, type Result, succeed } from '@/lib/base/result'
import { createLineIndex, type SourceRange } from '@/lib/base/source-range'
import { type JsonMember, type JsonNode, parseJson } from '@/lib/iam'
import { brokenReferences } from './broken-references'
import { migrateFromV1 } from './migrations/from-v1'
import { designSchemaV1 } from './migrations/schema-v1'
import { type Design, designSchema } from './schema/design'
import { quoted, wordIssue } from './word-issue'

/** Why a text is not a design, and where. */
export interface DesignProblem {
  readonly range: SourceRange
  readonly line: number
  readonly column: number
  /** `roles.0.name`; empty for the whole document. */
  readonly path: string
  readonly message: string
}

/** Larger than any design of use; refused before it is read. */
const MAX_CHARACTERS = 20_000_000

/**
 * Is this text a design, and if not, what is wrong with it and where?
 *
 * The text is not trusted: it may come from a file or a link of unknown origin. Total: any text gives a
 * design or a list of problems, each with its place.
 *
 * @example
 * const opened = decodeDesign(await file.text())
 * if (opened.ok) store.openDesign(opened.value)
 */
export function decodeDesign(text: string): Result<Design, readonly DesignProblem[]> {
  const read = readChecked(text, check)
  if (!read.ok) return read
  const broken = brokenReferences(read.value)
  if (broken.length === 0) return read
  const problemAt = problemsIn(text)
  return fail(broken.map(({ path, message }) => problemAt(path, message)))
}

type Check<Value> = (value: unknown) => Result<Value, readonly v.BaseIssue<unknown>[]>

/**
 * The same for any document that has a schema: is this text one, and if not, what is wrong with it and where?
 *
 * @param check holds the plain value against the schema
 */
export function readChecked<Value>(
  text: string,
  check: Check<Value>,
): Result<Value, readonly DesignProblem[]> {
  // There may be as many problems as there are lines: the text is not gone through for each of them.
  const placeOf = once(() => createLineIndex(text))
  const problem = (range: SourceRange, path: string, message: string): DesignProblem => ({
    range,
    ...placeOf()(range.start),
    path,
    message,
  })
  if (text.length > MAX_CHARACTERS) {
    return fail([problem({ start: 0, end: 0 }, '', `more than ${MAX_CHARACTERS} characters`)])
  }
  const { root, errors } = parseJson(text)
  if (errors.length > 0 || root === null) {
    const found = errors.map((error) => problem(error.range, '', error.message))
    return fail(found.length > 0 ? found : [problem({ start: 0, end: 0 }, '', 'the text is empty')])
  }
  const lost = unusableNames(root)
  if (lost.length > 0) {
    return fail(
      lost.map((member) => problem(member.nameRange, '', `${quoted(member.name)} cannot be a name here`)),
    )
  }
  const checked = check(toValue(root))
  if (checked.ok) return checked
  return fail(
    checked.error.map((issue) => {
      const path = (issue.path ?? []).map((step) => String(step.key))
      return problem(rangeOf(root, path), path.join('.'), wordIssue(issue))
    }),
  )
}

/**
 * Places problems in a text that is JSON: each by the path of the part that it is about. The text is read once.
 *
 * @example
 * problemsIn('{"a": 1}')(['a'], 'must be a text') // { line: 1, column: 7, path: 'a', … }
 */
export function problemsIn(text: string): (path: readonly string[], message: string) => DesignProblem {
  const { root } = parseJson(text)
  const placeOf = createLineIndex(text)
  return (path, message) => {
    const range = root ? rangeOf(root, path) : { start: 0, end: 0 }
    return { range, ...placeOf(range.start), path: path.join('.'), message }
  }
}

/** Reads every version that was ever published; what names none of them is measured by today's. */
function check(value: unknown): Result<Design, readonly v.BaseIssue<unknown>[]> {
  if (versionOf(value) === 1) {
    const old = v.safeParse(designSchemaV1, value)
    return old.success ? succeed(migrateFromV1(old.output)) : fail(old.issues)
  }
  const checked = v.safeParse(designSchema, value)
  return checked.success ? succeed(checked.output) : fail(checked.issues)
}

function versionOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined
}

/** Names that JavaScript keeps for itself: checked values leave them out, so they would be lost without a word. */
export const UNUSABLE_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

function unusableNames(node: JsonNode): JsonMember[] {
  if (node.kind === 'array') return node.items.flatMap(unusableNames)
  if (node.kind !== 'object') return []
  return node.members.flatMap((member) => [
    ...(UNUSABLE_NAMES.has(member.name) ? [member] : []),
    ...(member.value ? unusableNames(member.value) : []),
  ])
}

/** The plain value of a JSON tree. Names such as `__proto__` become ordinary properties, never prototypes. */
function toValue(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(
        node.members.map((member) => [member.name, member.value && toValue(member.value)]),
      )
    case 'array':
      return node.items.map(toValue)
    case 'null':
      return null
    default:
      return node.value
  }
}

function rangeOf(root: JsonNode, path: readonly string[]): SourceRange {
  let node = root
  for (const step of path) {
    const next: JsonNode | null | undefined =
      node.kind === 'object'
        ? node.members.find((member) => member.name === step)?.value
        : node.kind === 'array'
          ? node.items[Number(step)]
          : null
    if (!next) break
    node = next
  }
  return node.range
}
