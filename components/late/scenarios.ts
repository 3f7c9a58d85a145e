// All that ships with the playground, as one part that comes when something of it is asked for.

import type { Design } from '@/lib/design'
import { DESIGNS, LESSONS, startOf } from '@/lib/scenarios'

/**
 * The design that an address names: one of the gallery, or the start of a lesson. Null when there is no such thing.
 *
 * @example shippedDesign('design:kiosk')
 */
export function shippedDesign(wanted: string): Design | null {
  const [kind, name] = wanted.split(':')
  if (kind === 'design') return DESIGNS.find(({ slug }) => slug === name)?.design ?? null
  const lesson = kind === 'lesson' ? LESSONS.find(({ id }) => id === name) : undefined
  const start = lesson && startOf(lesson)
  return start?.ok ? start.value : null
}
