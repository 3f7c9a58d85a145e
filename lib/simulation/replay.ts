import type { Design } from '@/lib/design'
import type { ServiceData } from '@/lib/services'
import { type AskedRequest, askRequest } from './asked-request'
import {
  type AskedCheck,
  askPlan,
  callerOf,
  operationOf,
  planOf,
  prepareSession,
  type ReadySession,
} from './authorize-request'
import { compileDesign } from './compile-design'
import type { CellDetails, DetailSource } from './lazy-cell'
import type { Cell, IdentityRun } from './types'

/** Makes an identity's requests once more, in their order, as far as somebody asks. */
export interface Replay {
  /** Null when the identity has no credentials. */
  readonly ready: ReadySession | null
  /** The request as it was asked; null when the identity has no credentials or the design no such request. */
  find(requestId: string): AskedRequest | null
  /** Its authorisations, with all that it takes to explain them. */
  checksOf(requestId: string): readonly AskedCheck[]
}

const NOTHING: Replay = { ready: null, find: () => null, checksOf: () => [] }

/** What a request did rests on those before it: each is asked once, and then known. */
export function replayOf(design: Design, run: IdentityRun): Replay {
  if (run.session === null) return NOTHING
  const caller = callerOf(run.session)
  const ready = prepareSession(design, compileDesign(design), caller)
  const known = new Map<string, AskedRequest>()
  let held: ServiceData = design
  const find = (requestId: string) => {
    for (const request of design.requests.slice(known.size)) {
      if (known.has(requestId)) break
      const identity = run.identityId
      const operation = operationOf(design, identity, request)
      const plan = planOf(operation, held, caller)
      const asking = { identity, caller, request, operation, before: held, plan, plannedFor: held }
      const asked = askRequest(asking, ready, null)
      known.set(request.id, asked)
      held = asked.after
    }
    return known.get(requestId) ?? null
  }
  return {
    ready,
    find,
    checksOf(requestId) {
      const asked = find(requestId)
      return asked ? askPlan(ready, asked.plan) : []
    },
  }
}

const NOTHING_ASKED: CellDetails = { checks: [], answer: null }

/** The details of a simulation's cells, worked out where somebody reads them and not where they were decided. */
export function replayDetails(design: Design, runs: readonly IdentityRun[]): DetailSource {
  const replays = new Map<string, Replay>()
  return {
    detailsOf({ identity, request }: Cell) {
      let replay = replays.get(identity)
      if (!replay) {
        const run = runs.find((candidate) => candidate.identityId === identity)
        replay = run ? replayOf(design, run) : NOTHING
        replays.set(identity, replay)
      }
      const asked = replay.find(request)
      return asked ? asked.detailsOf(asked.cell) : NOTHING_ASKED
    },
  }
}
