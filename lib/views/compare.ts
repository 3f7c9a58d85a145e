import { type Design, type DesignDiff, diffDesigns } from '@/lib/design'
import type { Cell, Simulation, StepNumber, Verdict } from '@/lib/simulation'

/** What became of a cell: `unclear` and `clear` are about answers that cannot be told, now or before. */
export type CellChangeKind = 'newly-allowed' | 'newly-denied' | 'unclear' | 'clear' | 'other-step'

export interface ComparedCell {
  /** Null: the cell is the same in both designs. */
  readonly kind: CellChangeKind | null
  readonly before: { readonly verdict: Verdict; readonly step: StepNumber }
  readonly after: { readonly verdict: Verdict; readonly step: StepNumber }
}

/** Somebody or something that is in one of the designs, or in both. */
export interface ComparedLine {
  readonly id: string
  readonly name: string
  readonly isIn: 'both' | 'before' | 'after'
}

export interface ComparedIdentity extends ComparedLine {
  /** The role that the credentials stand for; null without credentials. */
  readonly roleBefore: string | null
  readonly roleAfter: string | null
}

export interface Comparison extends DesignDiff {
  readonly identities: readonly ComparedIdentity[]
  readonly requests: readonly ComparedLine[]
  /** The cell of an identity and a request; null where one of the designs has none. */
  cellOf(identityId: string, requestId: string): ComparedCell | null
  readonly counts: Readonly<Record<CellChangeKind, number>>
  /** How many cells differ. */
  readonly changedCells: number
  readonly isSame: boolean
}

/**
 * What is different between two designs: in their policies and settings, and in who may do what?
 *
 * Identities and requests are told by their ids. Compared the other way round, what is newly allowed is newly denied.
 */
export function compareSimulations(
  beforeDesign: Design,
  before: Simulation,
  afterDesign: Design,
  after: Simulation,
): Comparison {
  const diff = diffDesigns(beforeDesign, afterDesign)
  const requests = compareLines(beforeDesign.requests, afterDesign.requests)
  const roles = [before, after].map(
    ({ runs }) => new Map(runs.map(({ identityId, session }) => [identityId, session?.roleName ?? null])),
  )
  const identities = compareLines(beforeDesign.identities, afterDesign.identities).map((line) => ({
    ...line,
    roleBefore: roles[0]?.get(line.id) ?? null,
    roleAfter: roles[1]?.get(line.id) ?? null,
  }))
  const counts = { 'newly-allowed': 0, 'newly-denied': 0, unclear: 0, clear: 0, 'other-step': 0 }
  const old = before === after ? null : byKey(before)
  const now = byKey(after)
  let changedCells = 0
  for (const [key, cell] of now) {
    const was = old?.get(key)
    const kind = was === undefined || was === cell ? null : kindOf(was, cell)
    if (kind === null) continue
    counts[kind]++
    changedCells++
  }
  const isSame =
    changedCells === 0 &&
    diff.documents.length === 0 &&
    diff.settings.length === 0 &&
    [...identities, ...requests].every(({ isIn }) => isIn === 'both')
  return {
    ...diff,
    identities,
    requests,
    cellOf(identityId, requestId) {
      const key = keyOf(identityId, requestId)
      const was = (old ?? now).get(key)
      const is = now.get(key)
      return was && is ? { kind: kindOf(was, is), before: was, after: is } : null
    },
    counts,
    changedCells,
    isSame,
  }
}

function kindOf(before: Cell, after: Cell): CellChangeKind | null {
  if (before.verdict !== after.verdict) {
    if (after.verdict === 'undetermined') return 'unclear'
    if (before.verdict === 'undetermined') return 'clear'
    return after.verdict === 'allow' ? 'newly-allowed' : 'newly-denied'
  }
  return before.step === after.step ? null : 'other-step'
}

interface Named {
  readonly id: string
  readonly name: string
}

/** Those of the later design in its order, then those that only the earlier one has. */
function compareLines(before: readonly Named[], after: readonly Named[]): readonly ComparedLine[] {
  const old = new Set(before.map(({ id }) => id))
  const now = new Set(after.map(({ id }) => id))
  return [
    ...after.map(({ id, name }) => ({
      id,
      name,
      isIn: old.has(id) ? ('both' as const) : ('after' as const),
    })),
    ...before.filter(({ id }) => !now.has(id)).map(({ id, name }) => ({ id, name, isIn: 'before' as const })),
  ]
}

function byKey({ cells }: Simulation): ReadonlyMap<string, Cell> {
  return new Map(cells.map((cell) => [keyOf(cell.identity, cell.request), cell]))
}

const keyOf = (identityId: string, requestId: string) => `${identityId} ${requestId}`
