import * as v from 'valibot'
import { isRecord } from '@/lib/base/is-record'
import { fail, type Result, succeed } from '@/lib/base/result'
import { brokenReferences } from '../broken-references'
import { UNUSABLE_NAMES } from '../decode-design'
import { type PartItem, type PartName, type SingleName, schemaOfPart, schemasOfSingle } from '../form/parts'
import type { Path } from '../form/value-at'
import type { Design } from '../schema/design'
import { quoted, wordIssue } from '../word-issue'

/** Why a change cannot be made, and at which field. */
export interface FieldProblem {
  /** Inside what is being changed; empty for the whole of it. */
  readonly path: Path
  readonly message: string
}

/** Something that may be done to a design, or what speaks against it. */
export type Edited = Result<Design, readonly FieldProblem[]>

/**
 * The design with another item in one of its lists, if a design may hold that item there.
 *
 * @example
 * const edited = withItem(design, 'identities', 0, { ...ana, email: 'ana@example.org' })
 * if (edited.ok) store.edit('Edit Ana', () => edited.value)
 */
export function withItem(design: Design, part: PartName, index: number, item: unknown): Edited {
  const checked = checkAgainst(schemaOfPart(part), item)
  if (!checked.ok) return checked
  const items = [...((design[part] ?? []) as readonly PartItem[])]
  items[index] = checked.value as PartItem
  return whenSound({ ...design, [part]: items } as Design, [part, String(index)])
}

/** The same for what a design has one of. The settings are an object of the fields at its top. */
export function withSingle(design: Design, single: SingleName, value: unknown): Edited {
  const schemas = schemasOfSingle(single)
  const before = single === 'settings' ? value : { [single]: value }
  const given = isRecord(before) ? before : {}
  const next: Record<string, unknown> = { ...design }
  const problems: FieldProblem[] = []
  for (const [name, schema] of Object.entries(schemas)) {
    const checked = checkAgainst(schema, given[name])
    const start = single === 'settings' ? [name] : []
    if (!checked.ok)
      problems.push(...checked.error.map((each) => ({ ...each, path: [...start, ...each.path] })))
    else if (checked.value === undefined) delete next[name]
    else next[name] = checked.value
  }
  if (problems.length > 0) return fail(problems)
  return whenSound(next as unknown as Design, single === 'settings' ? [] : [single])
}

/** The value as the schema reads it, or every fault that it finds. */
export function checkAgainst(
  schema: v.GenericSchema,
  value: unknown,
): Result<unknown, readonly FieldProblem[]> {
  const unusable = unusableName(value, [])
  if (unusable) return fail([unusable])
  const checked = v.safeParse(schema, value)
  if (checked.success) return succeed(checked.output)
  return fail(
    checked.issues.map((issue) => ({
      path: (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key))),
      message: wordIssue(issue),
    })),
  )
}

/** Names and references must still hold across the whole design. */
export function whenSound(design: Design, place: readonly string[]): Edited {
  const broken = brokenReferences(design)
  if (broken.length === 0) return succeed(design)
  return fail(
    broken.map(({ path, message }) => {
      const isHere = place.every((step, at) => path[at] === step)
      return { path: isHere ? path.slice(place.length) : [], message }
    }),
  )
}

/** Names that JavaScript keeps for itself would be lost without a word. */
function unusableName(value: unknown, path: Path): FieldProblem | null {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const found = unusableName(item, [...path, index])
      if (found) return found
    }
    return null
  }
  if (!isRecord(value)) return null
  for (const [name, inner] of Object.entries(value)) {
    if (UNUSABLE_NAMES.has(name)) {
      return { path: [...path, name], message: `${quoted(name)} cannot be a name here` }
    }
    const found = unusableName(inner, [...path, name])
    if (found) return found
  }
  return null
}
