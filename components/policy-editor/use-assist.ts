'use client'

import { useEffect, useMemo, useState } from 'react'
import type { Engine } from '@/components/engine/load-engine'
import type { Simulated } from '@/components/engine/simulated'
import type { AssistWorld } from '@/lib/assist'
import type { PolicyKind } from '@/lib/iam'
import type { EditorAssist } from './editor-types'

type Assist = Awaited<ReturnType<Engine['loadAssist']>>

let loaded: Assist | null = null

/**
 * What helps while a policy of this design is written; null until that part has come, after the engine.
 *
 * @param identityId whose values the variables have
 */
export function useAssist(
  engine: Engine | null,
  kind: PolicyKind,
  { design, simulation }: Simulated,
  identityId: string,
): EditorAssist | null {
  const [assist, setAssist] = useState(loaded)
  useEffect(() => {
    if (assist || !engine) return
    let isGone = false
    engine.loadAssist().then(
      (arrived) => {
        loaded = arrived
        if (!isGone) setAssist(arrived)
      },
      // The editor works without it, and the next visit tries again.
      () => {},
    )
    return () => {
      isGone = true
    }
  }, [assist, engine])

  return useMemo(() => {
    if (!assist) return null
    // Gathered when first asked for: most edits come and go without.
    let known: AssistWorld | null = null
    const world = () => {
      known ??= assist.worldOf(design, simulation, identityId)
      return known
    }
    const session = simulation.runs.find((run) => run.identityId === identityId)?.session
    const name = design.identities.find(({ id }) => id === identityId)?.name ?? ''
    const who = session ? name : null
    return {
      complete: (text, offset) => assist.completionsAt(text, offset, kind, world()),
      hover: (text, offset) => assist.hoverAt(text, offset, kind, world()),
      format: assist.formatJson,
      fixAll: (text, code) => assist.fixAll(text, kind, code),
      variables: (text) =>
        session ? assist.variablesIn(text, { identityName: name, context: session.context }) : [],
      who,
    }
  }, [assist, kind, design, simulation, identityId])
}
