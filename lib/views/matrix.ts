import type { Design } from '@/lib/design'
import type { Cell, Simulation, Verdict } from '@/lib/simulation'
import { operationName, serviceOf } from './operation-name'
import type { MatrixCell, MatrixView } from './types'

/** The word for a verdict, the same on every screen. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  allow: 'Allow',
  deny: 'Deny',
  undetermined: 'Undetermined',
}

/** The matrix of requests and identities, ready to draw. */
export function toMatrix(design: Design, simulation: Simulation): MatrixView {
  const cells = new Map(simulation.cells.map((cell) => [`${cell.identity} ${cell.request}`, cell]))
  const count = (verdict: Verdict) => simulation.cells.filter((cell) => cell.verdict === verdict).length
  const undetermined = count('undetermined')
  return {
    identities: design.identities.map(({ id, name, kind }) => ({ id, name, isGuest: kind === 'guest' })),
    rows: design.requests.map((request) => ({
      requestId: request.id,
      name: request.name,
      operation: operationName(request),
      service: serviceOf(request),
      cells: design.identities.flatMap((identity) => {
        const cell = cells.get(`${identity.id} ${request.id}`)
        return cell ? [matrixCell(cell, identity.name, request.name)] : []
      }),
    })),
    summary: `${design.requests.length} requests by ${design.identities.length} identities: ${count('allow')} allowed, ${count('deny')} denied${
      undetermined > 0 ? `, ${undetermined} undetermined` : ''
    }.`,
  }
}

function matrixCell(cell: Cell, identityName: string, requestName: string): MatrixCell {
  const word = VERDICT_WORDS[cell.verdict]
  const note = noteOf(cell)
  return {
    identityId: cell.identity,
    verdict: cell.verdict,
    step: cell.step,
    word,
    note,
    hasWarning: cell.hasVacuousCondition,
    isAssumed: cell.assumptions.length > 0,
    label: `${identityName}, ${requestName}: ${word}${note ? `, ${note}` : ''}`,
  }
}

function noteOf(cell: Cell): string | null {
  if (cell.step !== 6) return `no credentials: step ${cell.step}`
  if (cell.hasVacuousCondition) return 'by accident'
  return cell.checks.at(-1)?.decision === 'explicit-deny' ? 'explicit' : null
}
