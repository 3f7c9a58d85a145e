import { isRecord } from '@/lib/base/is-record'
import type { SourceRange } from '@/lib/base/source-range'
import type { Design } from '@/lib/design'
import { type AssumeRoleInput, assumeRoleWithWebIdentity } from '@/lib/federation'
import { type CompiledStatement, matchedStatements, statementTitle } from '@/lib/iam'
import type { AskedCheck } from './authorize-request'
import { type CompiledDesign, compileDesign } from './compile-design'
import { arnOfRole, toTrustedRole } from './federation-world'
import { replayOf } from './replay'
import type { DocumentId, IdentityRun, Simulation, Step } from './types'

/** One identity making one request, or, without a request, asking for its role. */
export interface UseCase {
  readonly identityId: string
  readonly requestId: string | null
}

/** What a statement of a policy has to do with the cells of a simulation. */
export interface StatementUse {
  readonly index: number
  /** "statement 2", with its Sid. */
  readonly title: string
  readonly effect: string
  readonly range: SourceRange
  /** The one element by which to point at it: its Sid or its Effect. */
  readonly mark: SourceRange
  /** Whom it speaks to, whatever comes of it. */
  readonly matches: readonly UseCase[]
  /** Where it settles the matter. */
  readonly decides: readonly UseCase[]
}

/** The statements of every document, each with its uses. */
export type Coverage = ReadonlyMap<DocumentId, readonly StatementUse[]>

/** Requests between two pauses: some milliseconds of work. */
const REQUESTS_A_STEP = 40

/**
 * Which statements does this design use: whom does each speak to, and what does it settle?
 *
 * Asked only when somebody looks, since it asks every request again. It stops now and then and hands back nothing, so
 * that a page can do it in idle time; what it returns at its end is the answer.
 *
 * @example
 * const work = coverage(design, simulation)
 * for (let step = work.next(); ; step = work.next()) if (step.done) return step.value
 */
export function* coverage(design: Design, simulation: Simulation): Generator<undefined, Coverage> {
  const compiled = compileDesign(design)
  const tally: Tally = new Map()
  let asked = 0
  for (const run of simulation.runs) {
    countTrust(tally, design, compiled, run)
    const replay = replayOf(design, run)
    for (const request of design.requests) {
      const useCase = { identityId: run.identityId, requestId: request.id }
      for (const check of replay.checksOf(request.id)) count(tally, check, useCase)
      if (++asked % REQUESTS_A_STEP === 0) yield undefined
    }
  }
  return new Map(
    [...compiled.policies].map(([id, { statements }]) => [
      id,
      statements.map((statement) => toUse(statement, tally.get(statement))),
    ]),
  )
}

interface Uses {
  readonly matches: UseCase[]
  readonly decides: UseCase[]
}

type Tally = Map<CompiledStatement, Uses>

/** Several checks of one request count once. */
function count(tally: Tally, { policies, request, decision }: Asked, useCase: UseCase): void {
  const usesOf = (statement: CompiledStatement): Uses => {
    const known = tally.get(statement) ?? { matches: [], decides: [] }
    tally.set(statement, known)
    return known
  }
  const add = (list: UseCase[]) => {
    if (list.at(-1) !== useCase) list.push(useCase)
  }
  for (const { statement } of matchedStatements(policies, request)) add(usesOf(statement).matches)
  if (decision.statement) add(usesOf(decision.statement).decides)
}

type Asked = Pick<AskedCheck, 'policies' | 'request' | 'decision'>

/** The trust policy that decided at step 4, asked again with the token of step 3. */
function countTrust(tally: Tally, design: Design, compiled: CompiledDesign, run: IdentityRun): void {
  const third = run.steps.find(({ number }) => number === 3)
  const arn = roleArnOf(third)
  const role = design.roles.find((candidate) => arnOfRole(design, candidate) === arn)
  if (!third?.token || !role) return
  const answer = assumeRoleWithWebIdentity({
    place: { account: design.account, region: design.region },
    role: toTrustedRole(design, compiled, role),
    claims: third.token.payload as AssumeRoleInput['claims'],
    now: Math.floor(Date.parse(design.now) / 1000),
    via: third.from === 'app' ? 'app' : 'identity-pool',
  })
  const useCase = { identityId: run.identityId, requestId: null }
  count(tally, answer, useCase)
  if (answer.tagSession) count(tally, answer.tagSession, useCase)
}

/** The role that step 3 asked for. */
function roleArnOf(third: Step | undefined): string | null {
  const request = third?.calls.at(-1)?.request
  const arn = isRecord(request) ? request.RoleArn : null
  return typeof arn === 'string' ? arn : null
}

function toUse({ source, effect }: CompiledStatement, uses: Uses | undefined): StatementUse {
  const { index, sid, range } = source
  return {
    index,
    title: statementTitle({ index, sid: sid?.value ?? null }),
    effect: effect ?? 'no effect',
    range,
    mark: sid?.range ?? source.effect?.range ?? { start: range.start, end: range.start + 1 },
    matches: uses?.matches ?? [],
    decides: uses?.decides ?? [],
  }
}
