import { type AssistWorld, completionsAt, hoverAt, worldOf } from '@/lib/assist'
import type { PolicyKind } from '@/lib/iam'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'

/** What can be named in the design that the playground opens with, as Ana. */
export const anasWorld = async (): Promise<AssistWorld> =>
  worldOf(DEFAULT_DESIGN, await simulate(DEFAULT_DESIGN), 'ana')

/** A text with `|` where the caret is. */
export function atCaret(marked: string) {
  const offset = marked.indexOf('|')
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset }
}

export function complete(marked: string, world: AssistWorld, kind: PolicyKind = 'identity') {
  const { text, offset } = atCaret(marked)
  return completionsAt(text, offset, kind, world)
}

/** What the text is after choosing the proposal with this label, with `|` where the caret is then. */
export function choose(marked: string, label: string, world: AssistWorld, kind: PolicyKind = 'identity') {
  const { text } = atCaret(marked)
  const found = complete(marked, world, kind).find((each) => each.label === label)
  if (!found) return undefined
  const caret = found.caret ?? found.insert.length
  const { start, end } = found.range
  return `${text.slice(0, start)}${found.insert.slice(0, caret)}|${found.insert.slice(caret)}${text.slice(end)}`
}

export function hover(marked: string, world: AssistWorld, kind: PolicyKind = 'identity') {
  const { text, offset } = atCaret(marked)
  return hoverAt(text, offset, kind, world)
}
