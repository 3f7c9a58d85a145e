import { once } from '@/lib/base/once'
import type { Design, Identity, Request } from '@/lib/design'
import type { Cell, Simulation, Verdict } from '@/lib/simulation'
import { operationName, serviceOf } from './operation-name'
import type { MatrixCell, MatrixRow, MatrixView } from './types'

/** The word for a verdict, the same on every screen. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  allow: 'Allow',
  deny: 'Deny',
  undetermined: 'Undetermined',
}

/** Up to this many cells are put into words at once; of more, each row when it is looked at. */
const CELLS_AT_ONCE = 4_000

/** The matrix of requests and identities, ready to draw. */
export function toMatrix(design: Design, simulation: Simulation): MatrixView {
  const { identities, requests } = design
  const { cells } = simulation
  const counts = countCells(design, cells)
  const expected = expectationsOf(design, simulation)
  // Cells stand identity by identity, each with all requests in order.
  const cellsOf = (row: number, request: Request) =>
    identities.flatMap((identity, index) => {
      const cell = cells[index * requests.length + row]
      const wanted = expected.get(`${identity.id} ${request.id}`) ?? null
      return cell ? [matrixCell(cell, identity.name, request.name, wanted)] : []
    })
  const isLarge = cells.length > CELLS_AT_ONCE
  const { allow, deny, undetermined } = counts.verdicts
  const say = (count: number) => (isLarge ? count.toLocaleString('en') : String(count))
  return {
    identities: identities.map((identity, index) => ({
      id: identity.id,
      name: identity.name,
      isGuest: identity.kind === 'guest',
      allowed: counts.ofIdentity[index] ?? 0,
      roleName: simulation.runs[index]?.session?.roleName ?? null,
      provider: providerOf(design, identity),
    })),
    rows: requests.map((request, row) => {
      const what = {
        requestId: request.id,
        name: request.name,
        operation: operationName(request),
        service: serviceOf(request),
        allowed: counts.ofRequest[row] ?? 0,
      }
      return isLarge
        ? whenAsked(what, () => cellsOf(row, request))
        : { ...what, cells: cellsOf(row, request) }
    }),
    summary: `${say(requests.length)} requests by ${identities.length} identities: ${say(allow)} allowed, ${say(deny)} denied${
      undetermined > 0 ? `, ${say(undetermined)} undetermined` : ''
    }.`,
  }
}

/** How often each verdict was given, and how often whom and what was allowed. */
function countCells({ identities, requests }: Design, cells: readonly Cell[]) {
  const verdicts = { allow: 0, deny: 0, undetermined: 0 }
  const ofIdentity = identities.map(() => 0)
  const ofRequest = requests.map(() => 0)
  for (const [index, { verdict }] of cells.entries()) {
    verdicts[verdict]++
    if (verdict !== 'allow') continue
    const column = Math.floor(index / requests.length)
    const row = index % requests.length
    ofIdentity[column] = (ofIdentity[column] ?? 0) + 1
    ofRequest[row] = (ofRequest[row] ?? 0) + 1
  }
  return { verdicts, ofIdentity, ofRequest }
}

function providerOf({ providers }: Design, identity: Identity): string | null {
  if (identity.kind === 'guest') return null
  const id = identity.kind === 'user-pool-user' ? identity.userPool : identity.provider
  return providers.find((provider) => provider.id === id)?.name ?? id
}

type Expected = MatrixCell['expected']

/** What is expected of which cell: the last word where a design says it twice, unless an earlier one fails. */
function expectationsOf(design: Design, { expectations }: Simulation): ReadonlyMap<string, Expected> {
  const found = new Map<string, Expected>()
  if (expectations.length === 0) return found
  const steps = new Map(
    design.expectations.map(({ identity, request, decision, step }) => [
      `${identity} ${request} ${decision}`,
      step,
    ]),
  )
  for (const { identity, request, expected, isMet } of expectations) {
    const key = `${identity} ${request}`
    if (found.get(key)?.isMet === false) continue
    const step = steps.get(`${key} ${expected}`)
    // Every allow is given at the last step.
    const words = step === undefined || expected === 'allow' ? expected : `${expected} at step ${step}`
    found.set(key, { words, isMet })
  }
  return found
}

function whenAsked(what: Omit<MatrixRow, 'cells'>, make: () => MatrixRow['cells']): MatrixRow {
  const cells = once(make)
  return {
    ...what,
    get cells() {
      return cells()
    },
  }
}

function matrixCell(cell: Cell, identityName: string, requestName: string, expected: Expected): MatrixCell {
  const word = VERDICT_WORDS[cell.verdict]
  const note = noteOf(cell)
  const isAssumed = cell.assumptions.length > 0
  return {
    identityId: cell.identity,
    verdict: cell.verdict,
    step: cell.step,
    word,
    note,
    hasWarning: cell.hasVacuousCondition,
    isAssumed,
    expected,
    label: [
      `${identityName}, ${requestName}: ${word}`,
      note,
      isAssumed && 'rests on an assumption',
      expected && (expected.isMet ? 'as expected' : `expected ${expected.words}, not met`),
    ]
      .filter(Boolean)
      .join(', '),
  }
}

function noteOf(cell: Cell): string | null {
  if (cell.step !== 6) return `no credentials: step ${cell.step}`
  if (cell.hasVacuousCondition) return 'by accident'
  return cell.isExplicit ? 'explicit' : null
}
