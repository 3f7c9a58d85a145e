import { fail, type Result, succeed } from '@/lib/base/result'
import {
  type Design,
  decodeDesign,
  documentsOf,
  encodeDesign,
  type Path,
  valueAt,
  withDocumentText,
  withValueAt,
} from '@/lib/design'
import { policyText } from '../designs/building-blocks'
import type { Edit, Lesson } from './schema'

/**
 * The design after a lesson's small changes, one after the other; or why one of them cannot be made.
 *
 * Nothing is taken on trust: a text that is to be replaced must stand there exactly once, and a path must lead
 * somewhere. So a lesson whose base changed under it fails its test, and does not quietly teach something else.
 *
 * @example
 * applyEdits(design, [{ at: ['identityPool', 'allowClassicFlow'], value: false }])
 */
export function applyEdits(design: Design, edits: readonly Edit[]): Result<Design, string> {
  let edited = design
  for (const [index, edit] of edits.entries()) {
    const next = applyEdit(edited, edit)
    if (!next.ok) return fail(`edit ${index + 1}: ${next.error}`)
    edited = next.value
  }
  return asDesign(edited)
}

/** The design on which the last questions of a lesson are asked. */
export function transferDesign({ transfer, solution }: Lesson, start: Design): Result<Design, string> {
  const from = transfer.from === 'start' ? [] : solution.edits
  return applyEdits(start, [...from, ...transfer.edits])
}

/** What was put in was not typed by anybody: it is read as a file would be. */
function asDesign(edited: Design): Result<Design, string> {
  const decoded = decodeDesign(encodeDesign(edited))
  if (decoded.ok) return decoded
  const [first] = decoded.error
  return fail(`${first?.path ?? ''}: ${first?.message ?? 'this is no design'}`)
}

function applyEdit(design: Design, edit: Edit): Result<Design, string> {
  if ('document' in edit) return editDocument(design, edit)
  const path = resolvePath(design, edit.at)
  if (path === null) return fail(`\`${edit.at.join('.')}\` leads nowhere`)
  if ('add' in edit) {
    const list = valueAt(design, path)
    if (list !== undefined && !Array.isArray(list)) return fail(`\`${edit.at.join('.')}\` is no list`)
    return succeed(withValueAt(design, path, [...(list ?? []), edit.add]) as Design)
  }
  if ('remove' in edit && valueAt(design, path) === undefined) {
    return fail(`there is no \`${edit.at.join('.')}\` to remove`)
  }
  return succeed(withValueAt(design, path, 'remove' in edit ? undefined : edit.value) as Design)
}

function editDocument(design: Design, edit: Extract<Edit, { document: string }>): Result<Design, string> {
  const document = documentsOf(design).find(({ id }) => id === edit.document)
  if (!document) return fail(`there is no document \`${edit.document}\``)
  if ('policy' in edit) {
    const text = typeof edit.policy === 'string' ? edit.policy : policyText(edit.policy)
    return succeed(withDocumentText(design, document.id, text))
  }
  const times = document.text.split(edit.find).length - 1
  if (times !== 1) return fail(`\`${edit.find}\` stands ${times} times in \`${edit.document}\`, not once`)
  // A function, because `$` has a meaning of its own in a replacement text.
  return succeed(
    withDocumentText(
      design,
      document.id,
      document.text.replace(edit.find, () => edit.put),
    ),
  )
}

/** Names of list items become their numbers; null when an item is not there. */
export function resolvePath(design: Design, path: Path): Path | null {
  const resolved: (string | number)[] = []
  for (const [at, each] of path.entries()) {
    const here = valueAt(design, resolved)
    if (Array.isArray(here) && typeof each === 'string') {
      const index = here.findIndex((item) => item?.id === each || item?.name === each || item?.arn === each)
      if (index < 0) return null
      resolved.push(index)
    } else {
      // The last step may name what is not there yet; those before it must lead somewhere.
      if (at > 0 && here === undefined) return null
      resolved.push(each)
    }
  }
  return resolved
}
