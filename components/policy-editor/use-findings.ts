'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import type { FindingsAnswer, FindingsQuestion } from '@/components/isolation/answer-findings'
import { type Asker, createAsker } from '@/components/isolation/ask-beside'
import type { Design } from '@/lib/design'
import type { Diagnostic } from '@/lib/iam'
import type { DocumentFinding } from '@/lib/prover'

/** Nobody wants to be told in the middle of a word, in milliseconds. */
const PAUSE = 800

/** What the answer depends on: other edits leave it as it is. */
const PARTS = [
  'roles',
  'identityPool',
  'providers',
  'organization',
  'buckets',
  'tables',
  'account',
  'region',
  'now',
] as const satisfies readonly (keyof Design)[]

interface Found {
  readonly design: Design
  readonly documentId: string | undefined
  readonly findings: readonly DocumentFinding[]
}

/**
 * What a proof tells of the statements of policies: which of them do nothing. It is worked out beside the page, after a
 * pause, and null until it is known of just this design.
 *
 * @param design as it is typed right now; null: nothing is asked about such a document
 * @param documentId the one policy that is asked about; left out: all of them
 */
export function useFindings(design: Design | null, documentId?: string): readonly DocumentFinding[] | null {
  const [found, setFound] = useState<Found | null>(null)
  const asker = useRef<Asker<FindingsQuestion, FindingsAnswer> | null>(null)
  const turn = useRef(0)
  useEffect(
    () => () => {
      asker.current?.stop()
      asker.current = null
    },
    [],
  )
  const known = useMemo(
    () => (found && design && isAbout(found, design, documentId) ? found.findings : null),
    [found, design, documentId],
  )
  useEffect(() => {
    const own = ++turn.current
    if (!design || known) return
    const timer = setTimeout(() => {
      asker.current ??= createAsker<FindingsQuestion, FindingsAnswer>(
        (question) => ({ proof: 'findings', ...question }),
        () => import('@/components/isolation/answers').then(({ answerFindings }) => answerFindings),
      )
      asker.current.ask({ turn: own, design, documentId }, (answer) => {
        if (answer.turn === turn.current) setFound({ design, documentId, findings: answer.findings })
      })
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [design, documentId, known])
  return known
}

function isAbout(found: Found, design: Design, documentId: string | undefined): boolean {
  return found.documentId === documentId && PARTS.every((part) => found.design[part] === design[part])
}

/** What was proved of a document, without what its text alone tells: the same of the same statement is said once. */
export function besides(
  proved: readonly DocumentFinding[],
  { id, diagnostics }: { readonly id: string; readonly diagnostics: readonly Diagnostic[] },
): readonly DocumentFinding['diagnostic'][] {
  const said = diagnostics.filter(({ code }) => SAY_THE_SAME.has(code))
  return proved
    .filter(({ documentId }) => documentId === id)
    .map(({ diagnostic }) => diagnostic)
    .filter(({ range }) => !said.some((one) => one.range.start === range.start))
}

const SAY_THE_SAME: ReadonlySet<string> = new Set(['redundant-statement', 'allow-without-effect'])
