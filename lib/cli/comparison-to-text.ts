import type { DocumentChange, SettingChange } from '@/lib/design'
import { type CellChangeKind, type Comparison, diffTexts } from '@/lib/views'
import { plain } from './plain'

const HEADINGS: Readonly<Record<CellChangeKind, string>> = {
  'newly-allowed': 'Newly allowed:',
  'newly-denied': 'Newly denied:',
  unclear: 'Cannot be told any more:',
  clear: 'Can be told now:',
  'other-step': 'The same answer at another step:',
}

/** Who may do something else than before? One line for each cell that differs. */
export interface ChangedCell {
  readonly kind: CellChangeKind
  readonly identity: string
  readonly request: string
  readonly before: { readonly verdict: string; readonly step: number }
  readonly after: { readonly verdict: string; readonly step: number }
}

/** The cells of a comparison that differ, identity by identity. */
export function changedCellsOf(comparison: Comparison): readonly ChangedCell[] {
  return comparison.identities.flatMap((identity) =>
    comparison.requests.flatMap((request) => {
      const cell = comparison.cellOf(identity.id, request.id)
      if (cell === null || cell.kind === null) return []
      const { kind, before, after } = cell
      return [
        {
          kind,
          identity: identity.id,
          request: request.id,
          before: { verdict: before.verdict, step: before.step },
          after: { verdict: after.verdict, step: after.step },
        },
      ]
    }),
  )
}

/**
 * What differs between two designs, as text for a terminal: answers first, then policies line by line, then settings.
 */
export function comparisonToText(comparison: Comparison): string {
  if (comparison.isSame) return 'no differences\n'
  const lines = [
    ...cellLines(comparison),
    ...presenceLines('Identities', comparison.identities),
    ...presenceLines('Requests', comparison.requests),
    ...section('Policies:', comparison.documents.flatMap(documentLines)),
    ...section('Settings:', comparison.settings.map(settingLine)),
  ]
  return `${lines.map(plain).join('\n').trim()}\n`
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines]
}

function cellLines(comparison: Comparison): readonly string[] {
  const cells = changedCellsOf(comparison)
  const names = {
    identities: new Map(comparison.identities.map(({ id, name }) => [id, name])),
    requests: new Map(comparison.requests.map(({ id, name }) => [id, name])),
  }
  const named = (list: 'identities' | 'requests', id: string) => names[list].get(id) ?? id
  const say = ({ verdict, step }: ChangedCell['after']) => `${verdict} at step ${step}`
  const lines = Object.entries(HEADINGS).flatMap(([kind, heading]) =>
    section(
      heading,
      cells
        .filter((cell) => cell.kind === kind)
        .map((cell) => {
          const who = `${named('identities', cell.identity)}: ${named('requests', cell.request)}`
          return `  ${who} (${say(cell.before)}, now ${say(cell.after)})`
        }),
    ),
  )
  return lines.length > 0 ? lines : ['', 'Every answer is the same.']
}

function presenceLines(heading: string, lines: Comparison['requests']): readonly string[] {
  const gone = lines.filter(({ isIn }) => isIn === 'before').map(({ name }) => `  - ${name}`)
  const added = lines.filter(({ isIn }) => isIn === 'after').map(({ name }) => `  + ${name}`)
  return section(`${heading}:`, [...gone, ...added])
}

/** Lines around a change that show where it is. */
const AROUND = 2

function documentLines({ id, before, after, isLayoutOnly }: DocumentChange): readonly string[] {
  if (isLayoutOnly) return [`  ${id}: written differently, says the same`]
  const pairs = diffTexts(before ?? '', after ?? '')
  const changed = pairs.flatMap(({ kind }, index) => (kind === 'changed' ? [index] : []))
  const isNear = (index: number) => changed.some((at) => Math.abs(at - index) <= AROUND)
  const what = before === null ? ' (new)' : after === null ? ' (gone)' : ''
  return [
    `  ${id}${what}`,
    ...pairs.flatMap((pair, index) => {
      if (!isNear(index)) return []
      if (pair.kind === 'same') return [`      ${pair.after?.text ?? ''}`]
      return [
        ...(pair.before ? [`    - ${pair.before.text}`] : []),
        ...(pair.after ? [`    + ${pair.after.text}`] : []),
      ]
    }),
  ]
}

function settingLine({ path, before, after }: SettingChange): string {
  const say = (value: unknown) => (value === undefined ? 'not there' : JSON.stringify(value))
  return `  ${path}: ${say(before)}, now ${say(after)}`
}
