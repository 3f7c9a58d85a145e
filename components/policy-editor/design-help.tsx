'use client'

import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { Engine } from '@/components/engine/load-engine'
import type { Simulated } from '@/components/engine/simulated'
import { isInside } from '@/lib/base/source-range'
import type { Design } from '@/lib/design'
import type { DocumentReport, StatementUse, StepNumber, UseCase } from '@/lib/simulation'
import type {
  DocumentUses,
  EditorAssist,
  EditorDiagnostic,
  EditorDocument,
  UsedStatement,
} from './editor-types'
import { useAssist } from './use-assist'
import { type CoverageState, useCoverage } from './use-coverage'
import { besides, useFindings } from './use-findings'

/** Cells that are listed with a statement; the matrix has the others. */
const MOST_CELLS = 60

/** What there is to help with, and the text for which it was found out. */
export interface Help extends Pick<EditorDocument, 'notes' | 'unused' | 'uses'> {
  readonly documentId: string
  readonly text: string
  readonly assist: EditorAssist | null
  /** What only a proof can tell of it. */
  readonly findings?: readonly EditorDiagnostic[]
}

export interface DesignHelpProps {
  document: DocumentReport
  engine: Engine
  /** The design that results are shown for, which may be a moment behind what is typed. */
  shown: Simulated
  /** The design as it is typed right now. */
  design: Design
  identityId: string
  onChooseCell(identityId: string, requestId: string, step: StepNumber): void
  /** From a trust policy: to the step at which it decides. */
  onChooseTrust(identityId: string): void
  onHelp(help: Help): void
}

/** Finds out what the engine knows about a policy, and hands it on. It draws nothing, so that it may come late. */
export function DesignHelp({
  document: { id, kind, text, diagnostics },
  engine,
  shown,
  design,
  identityId,
  onChooseCell,
  onChooseTrust,
  onHelp,
}: DesignHelpProps) {
  const assist = useAssist(engine, kind, shown, identityId)
  const coverage = useCoverage(engine, shown)
  const proved = useFindings(kind === 'identity' ? design : null, id)
  const findings = useMemo(() => besides(proved ?? [], { id, diagnostics }), [proved, id, diagnostics])
  const statements = useMemo(() => statementsOf(coverage, id, text), [coverage, id, text])
  // What is handed on must not change because a caller makes its functions anew: that would never end.
  const latest = useRef({ onChooseCell, onChooseTrust })
  useLayoutEffect(() => {
    latest.current = { onChooseCell, onChooseTrust }
  }, [onChooseCell, onChooseTrust])
  const uses = useMemo(
    () =>
      usesOf(
        coverage,
        statements,
        shown,
        (...cell) => latest.current.onChooseCell(...cell),
        (who) => latest.current.onChooseTrust(who),
      ),
    [coverage, statements, shown],
  )
  useEffect(() => {
    const unused = statements?.filter(({ matches }) => matches.length === 0)
    // Of one that never matches it goes without saying.
    const notes = unused?.filter(
      ({ range }) => !findings.some((one) => isNever(one) && isInside(one.range, range)),
    )
    onHelp({
      documentId: id,
      text,
      assist,
      uses,
      findings,
      ...(unused && notes ? { notes: notes.map(toNote), unused: unused.map(({ range }) => range) } : {}),
    })
  }, [id, text, assist, uses, statements, findings, onHelp])
  return null
}

function isNever({ code }: EditorDiagnostic): boolean {
  return code === 'never-matches'
}

/** A document's statements with their uses, if they were counted for this very text. */
function statementsOf(coverage: CoverageState, id: string, text: string): readonly StatementUse[] | null {
  if (coverage.kind !== 'counted') return null
  const { simulation, coverage: counted } = coverage
  const isCurrent = simulation.documents.some((document) => document.id === id && document.text === text)
  return (isCurrent && counted.get(id)) || null
}

function usesOf(
  coverage: CoverageState,
  statements: readonly StatementUse[] | null,
  shown: Simulated,
  onChooseCell: DesignHelpProps['onChooseCell'],
  onChooseTrust: DesignHelpProps['onChooseTrust'],
): DocumentUses {
  if (coverage.kind !== 'counted') return coverage
  if (!statements) return { kind: 'stale' }
  return {
    kind: 'counted',
    statements: statements.map((use) => toUsed(use, shown, onChooseCell, onChooseTrust)),
  }
}

function toNote({ title, mark }: StatementUse): EditorDiagnostic {
  return {
    code: 'unused-statement',
    severity: 'info',
    message: `${title} is used by no request of this design`,
    range: mark,
  }
}

function toUsed(
  { title, effect, range, matches, decides }: StatementUse,
  { design, simulation }: Simulated,
  onChooseCell: DesignHelpProps['onChooseCell'],
  onChooseTrust: DesignHelpProps['onChooseTrust'],
): UsedStatement {
  const nameOf = (list: readonly { readonly id: string; readonly name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? id
  const toCell = ({ identityId, requestId }: UseCase) => {
    const who = nameOf(design.identities, identityId)
    const step = () =>
      simulation.cells.find((cell) => cell.identity === identityId && cell.request === requestId)?.step ?? 6
    return requestId === null
      ? { key: identityId, label: `${who}, step 4`, choose: () => onChooseTrust(identityId) }
      : {
          key: `${identityId} ${requestId}`,
          label: `${who}, ${nameOf(design.requests, requestId)}`,
          choose: () => onChooseCell(identityId, requestId, step()),
        }
  }
  return {
    title: `${title.charAt(0).toUpperCase()}${title.slice(1)}, ${effect}`,
    range,
    matches: matches.length,
    decides: decides.length,
    cells: decides.slice(0, MOST_CELLS).map(toCell),
  }
}
