'use client'

import { useMemo, useRef } from 'react'
import type { Engine } from '@/components/engine/load-engine'
import { type Design, documentsOf } from '@/lib/design'
import type { DocumentReport } from '@/lib/simulation'

/**
 * The policies as they are typed right now, broken ones too, with what there is to say about each.
 *
 * @param initial what the server said about the first design
 */
export function useDocuments(
  engine: Engine | null,
  design: Design,
  initial: readonly DocumentReport[],
): readonly DocumentReport[] {
  const known = useRef<ReadonlyMap<string, DocumentReport> | null>(null)
  return useMemo(() => {
    known.current ??= new Map(initial.map((report) => [report.id, report]))
    const before = known.current
    const reports = documentsOf(design).map((document) => {
      const last = before.get(document.id)
      // One text changes at a time: the others keep their report, and what draws them stays as it is.
      if (last?.text === document.text && last.kind === document.kind) return last
      const said = engine?.reportOn(document) ?? { isBroken: false, diagnostics: [] }
      return { ...document, ...said }
    })
    if (engine) known.current = new Map(reports.map((report) => [report.id, report]))
    return reports
  }, [engine, design, initial])
}

/** "Trust policy of PhotoAppUser", "S3UserFolder of PhotoAppUser". */
export function fullTitle({ title, owner }: Pick<DocumentReport, 'title' | 'owner'>): string {
  return `${title} of ${owner}`
}
