import { listed } from '@/lib/base/listed'
import { type Design, documentsOf } from '@/lib/design'
import { parsePolicy } from '@/lib/iam'
import type { Cell, IdentityRun, Simulation } from '@/lib/simulation'
import { diffTexts, explainCell, operationName } from '@/lib/views'
import { isolatedReasons, sayIsolated } from './check-isolated'
import { type Proof, type Prove, questionOf } from './prove-isolation'
import type { Goal } from './schema'

/** Why a goal is not met, and where to look. */
export interface GoalReason {
  readonly text: string
  /** What is behind it, in a sentence or two; texts in backquotes are code. */
  readonly why?: string
  readonly identity?: string
  readonly request?: string
}

export interface GoalResult {
  readonly says: string
  readonly isMet: boolean
  /** Empty when it is met. */
  readonly reasons: readonly GoalReason[]
}

/** What a goal is held against. */
export interface Judged {
  readonly design: Design
  readonly simulation: Simulation
  /** The design that the lesson began with: some goals are about what was changed. */
  readonly start: Design
}

type Of<Kind extends Goal['kind']> = Extract<Goal, { kind: Kind }>

/**
 * Are these goals met, and if not, why? Asks the prover for those that are about all identities.
 *
 * @example
 * await judgeGoals(lesson.fix.goals, judged, proveHere)
 */
export async function judgeGoals(
  goals: readonly Goal[],
  judged: Judged,
  prove: Prove,
): Promise<readonly GoalResult[]> {
  const results: GoalResult[] = []
  for (const goal of goals) {
    const question = goal.kind === 'isolated' ? questionOf(goal, judged.start, judged.design) : null
    // One after another: a second question would only make both of them late.
    results.push(checkGoal(goal, judged, question && (await prove(judged.design, question))))
  }
  return results
}

/**
 * Does the engine find this goal met, and if not, why?
 *
 * Total: what the goal names and the design does not have is a reason, too.
 *
 * @param proof what the prover answered, for a goal that is about all identities
 * @example
 * checkGoal({ kind: 'role', identity: 'ana', role: 'PhotoAppUser' }, judged) // { isMet: true, … }
 */
export function checkGoal(goal: Goal, judged: Judged, proof: Proof | null = null): GoalResult {
  const reasons = reasonsAgainst(goal, judged, proof)
  return { says: goal.says ?? sayGoal(goal, judged.design), isMet: reasons.length === 0, reasons }
}

function reasonsAgainst(goal: Goal, judged: Judged, proof: Proof | null): GoalReason[] {
  const { design, simulation, start } = judged
  switch (goal.kind) {
    case 'cells':
      return goal.identities.flatMap((identity) =>
        goal.requests.flatMap((request) => cellReason(goal, judged, identity, request)),
      )
    case 'stops':
      return stopReason(goal, judged)
    case 'role': {
      const run = runOf(simulation, goal.identity)
      const role = run?.session?.roleName ?? null
      if (run && role === goal.role) return []
      const got = role === null ? 'gets no credentials' : `gets the role ${role}`
      return [{ text: `${nameOf(design, goal.identity)} ${got}.`, identity: goal.identity }]
    }
    case 'key': {
      const value = runOf(simulation, goal.identity)?.session?.context[goal.key]
      if (value === undefined ? goal.value === null : String(value) === goal.value) return []
      const got = value === undefined ? 'is not there' : `is \`${value}\``
      return [{ text: `${nameOf(design, goal.identity)}: \`${goal.key}\` ${got}.`, identity: goal.identity }]
    }
    case 'decided-by':
      return decidedReason(goal, judged)
    case 'trust': {
      const trust = simulation.trust.find(({ roleName }) => roleName === goal.role)
      if (!trust) return [{ text: `The identity pool does not use the role ${goal.role}.` }]
      return trust.probes
        .filter(({ decision, isIntended }) => (decision === 'allow') !== isIntended)
        .map(({ who, decision }) => ({
          text: `${who} ${decision === 'allow' ? 'could' : 'could not'} have the role ${goal.role}.`,
        }))
    }
    case 'statements': {
      const count = goal.documents.reduce((sum, id) => sum + statementsOf(design, id).length, 0)
      return count <= goal.atMost ? [] : [{ text: `There are ${count}.` }]
    }
    case 'no-wildcard':
      return goal.documents.flatMap((id) => wildcardReasons(goal.element, id, design))
    case 'changed-lines': {
      const count = changedLines(textOf(start, goal.document), textOf(design, goal.document))
      return count <= goal.atMost ? [] : [{ text: `${count} lines are changed.` }]
    }
    case 'saves': {
      const report = simulation.documents.find(({ id }) => id === goal.document)
      if (!report) return [{ text: `There is no ${titleOf(design, goal.document)}.` }]
      return report.diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => ({ text: `${titleOf(design, goal.document)}: ${message}.` }))
    }
    case 'pool-saves':
      return simulation.poolFindings.map(({ message }) => ({ text: message }))
    case 'isolated':
      return isolatedReasons(goal, proof)
  }
}

function cellReason(
  goal: Of<'cells'>,
  { design, simulation }: Judged,
  identity: string,
  request: string,
): GoalReason[] {
  const cell = cellOf(simulation, identity, request)
  const place = { identity, request }
  const what = `${nameOf(design, identity)}, “${requestNameOf(design, request)}”`
  if (!cell) return [{ text: `${what}: the design has no such cell.`, ...place }]
  if (cell.verdict !== goal.decision) {
    const why = explainCell(design, simulation, identity, request)
    const text = `${what}: ${VERDICTS[cell.verdict]} at step ${cell.step}.`
    return [{ text, ...(why && { why: why.hiddenCause ?? why.reason }), ...place }]
  }
  if (goal.step !== undefined && cell.step !== goal.step) {
    return [{ text: `${what}: settled at step ${cell.step}, not at step ${goal.step}.`, ...place }]
  }
  const deniedBy = cell.checks.find(({ decision }) => decision !== 'allow')?.deniedBy ?? null
  if (goal.deniedBy !== undefined && deniedBy !== goal.deniedBy) {
    return [{ text: `${what}: what denies it is the ${deniedBy ?? 'service'}.`, ...place }]
  }
  if (goal.isExplicit !== undefined && cell.isExplicit !== goal.isExplicit) {
    const kind = cell.isExplicit ? 'a statement forbids it' : 'no statement allows it'
    return [{ text: `${what}: ${kind}.`, ...place }]
  }
  return []
}

const VERDICTS = { allow: 'allowed', deny: 'denied', undetermined: 'undetermined' } as const

function stopReason({ identity, step, code }: Of<'stops'>, { design, simulation }: Judged): GoalReason[] {
  const run = runOf(simulation, identity)
  const name = nameOf(design, identity)
  if (!run || run.stoppedAt === null) return [{ text: `${name} gets credentials.`, identity }]
  if (run.stoppedAt !== step) return [{ text: `${name} stops at step ${run.stoppedAt}.`, identity }]
  const codes = run.steps
    .flatMap(({ calls }) => calls)
    .flatMap(({ response }) => (response?.ok === false ? [response.error.code] : []))
  if (code === undefined || codes.includes(code)) return []
  return [{ text: `${name} stops with ${codes.join(', ')}.`, identity }]
}

function decidedReason(goal: Of<'decided-by'>, { design, simulation }: Judged): GoalReason[] {
  const { identity, request, step, document } = goal
  const place =
    request === undefined
      ? runOf(simulation, identity)?.steps.find(({ number }) => number === step)?.decidedBy
      : explainCell(design, simulation, identity, request)?.place
  if (place?.documentId === document) return []
  const what = place ? titleOf(design, place.documentId) : 'no document'
  return [{ text: `Step ${step} is decided by ${what}.`, identity, ...(request && { request }) }]
}

function wildcardReasons(element: 'Action' | 'Resource', id: string, design: Design): GoalReason[] {
  return statementsOf(design, id).flatMap((statement) => {
    const list = element === 'Action' ? statement.action : statement.resource
    const where = `statement ${statement.index + 1} of ${titleOf(design, id)}`
    if (list?.name.startsWith('Not'))
      return [{ text: `\`${list.name}\` in ${where} covers nearly everything.` }]
    return (list?.values ?? [])
      .filter(({ value }) => (element === 'Action' ? value.includes('*') : value === '*'))
      .map(({ value }) => ({ text: `\`${value}\` in ${where} names more than it needs.` }))
  })
}

function changedLines(before: string, after: string): number {
  return diffTexts(before, after).filter(({ kind }) => kind === 'changed').length
}

function statementsOf(design: Design, documentId: string) {
  return parsePolicy(textOf(design, documentId)).document?.statements ?? []
}

function textOf(design: Design, documentId: string): string {
  return documentsOf(design).find(({ id }) => id === documentId)?.text ?? ''
}

function runOf(simulation: Simulation, identity: string): IdentityRun | undefined {
  return simulation.runs.find(({ identityId }) => identityId === identity)
}

function cellOf(simulation: Simulation, identity: string, request: string): Cell | undefined {
  return simulation.cells.find((cell) => cell.identity === identity && cell.request === request)
}

function nameOf(design: Design, identity: string): string {
  return design.identities.find(({ id }) => id === identity)?.name ?? identity
}

function requestNameOf(design: Design, id: string): string {
  const request = design.requests.find((candidate) => candidate.id === id)
  return request ? request.name || operationName(request) : id
}

/** "S3UserFolder", "the trust policy of PhotoAppUser". */
export function titleOf(design: Design, documentId: string): string {
  const document = documentsOf(design).find(({ id }) => id === documentId)
  if (!document) return documentId
  const { kind, title, owner } = document
  return kind === 'identity' ? title : `the ${title.toLowerCase()} of ${owner}`
}

/** The goal in words, where its author gave it none. */
export function sayGoal(goal: Goal, design: Design): string {
  switch (goal.kind) {
    case 'cells': {
      const who = listed(goal.identities.map((id) => nameOf(design, id)))
      const what = listed(goal.requests.map((id) => `“${requestNameOf(design, id)}”`))
      return `${who} ${goal.decision === 'allow' ? 'may' : 'may not'} do ${what}`
    }
    case 'stops':
      return `${nameOf(design, goal.identity)} stops at step ${goal.step} and gets no credentials`
    case 'role':
      return goal.role === null
        ? `${nameOf(design, goal.identity)} gets no credentials`
        : `${nameOf(design, goal.identity)} gets the role ${goal.role}`
    case 'key':
      return goal.value === null
        ? `The session of ${nameOf(design, goal.identity)} carries no \`${goal.key}\``
        : `The session of ${nameOf(design, goal.identity)} carries \`${goal.key}\` = \`${goal.value}\``
    case 'decided-by':
      return `Step ${goal.step} is decided by ${titleOf(design, goal.document)}`
    case 'trust':
      return `Nobody but those it is for can have the role ${goal.role}`
    case 'statements':
      return `At most ${goal.atMost} statements`
    case 'no-wildcard':
      return goal.element === 'Action' ? 'Every action is named, without *' : 'No resource is just *'
    case 'changed-lines':
      return `At most ${goal.atMost === 1 ? 'one line' : `${goal.atMost} lines`} changed`
    case 'saves':
      return `AWS would save ${titleOf(design, goal.document)}`
    case 'pool-saves':
      return 'AWS would save the identity pool'
    case 'isolated':
      return sayIsolated(goal, design)
  }
}
