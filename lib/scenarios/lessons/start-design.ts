import { fail, type Result, succeed } from '@/lib/base/result'
import type { Design } from '@/lib/design'
import { DESIGNS } from '../designs'
import { applyEdits } from './apply-edits'
import type { Lesson } from './schema'

/**
 * The design that a lesson begins with: a base, fewer people and requests, and a few changes.
 *
 * @example
 * startOf(lesson) // { ok: true, value: { name: 'Wrong audience', … } }
 */
export function startOf({ title, story, start }: Lesson): Result<Design, string> {
  const base = DESIGNS.find(({ slug }) => slug === start.base)?.design
  if (!base) return fail(`there is no base design \`${start.base}\``)
  const kept = keep(base, start)
  if (!kept.ok) return kept
  return applyEdits({ ...kept.value, name: title, description: story, expectations: [] }, start.edits)
}

/** The solution of a lesson, or the reason why it cannot be made. */
export function solutionOf(lesson: Lesson): Result<Design, string> {
  const start = startOf(lesson)
  return start.ok ? applyEdits(start.value, lesson.solution.edits) : start
}

function keep(base: Design, { identities, requests }: Lesson['start']): Result<Design, string> {
  const people = pick(base.identities, identities)
  const asked = pick(base.requests, requests)
  if (!people.ok) return people
  if (!asked.ok) return asked
  return succeed({ ...base, identities: people.value, requests: asked.value })
}

/** The named items in the order in which they are named. */
function pick<Item extends { id: string }>(
  items: readonly Item[],
  ids: readonly string[] | undefined,
): Result<Item[], string> {
  if (!ids) return succeed([...items])
  const found = ids.map((id) => items.find((item) => item.id === id))
  const missing = ids.find((_, index) => !found[index])
  if (missing !== undefined) return fail(`the base design has no \`${missing}\``)
  return succeed(found as Item[])
}
