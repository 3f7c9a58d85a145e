import type { Design } from '@/lib/design'
import type { BothFlows, Call, FlowRun, Step } from '@/lib/simulation'
import { VERDICT_WORDS } from './matrix'
import { partyName } from './party-names'

/** The two flows of one identity, beside each other. */
export interface FlowComparison {
  readonly identityName: string
  readonly columns: readonly FlowColumn[]
  /** Requests that come out differently. */
  readonly differences: readonly {
    readonly requestId: string
    readonly name: string
    /** By column: "Allow". */
    readonly verdicts: readonly string[]
  }[]
  /** In one sentence. */
  readonly summary: string
}

export interface FlowColumn {
  readonly flow: 'enhanced' | 'classic'
  readonly isChosen: boolean
  readonly hasCredentials: boolean
  /** The calls from the identity pool on, in order. */
  readonly calls: readonly FlowCall[]
  /** What differs between the flows, by name; the same names in each column. */
  readonly facts: readonly { readonly name: string; readonly says: string }[]
}

export interface FlowCall {
  readonly caller: string
  readonly called: string
  readonly operation: string
  /** Null when it succeeded. */
  readonly error: string | null
}

/** How do the two flows of an identity differ? */
export function toFlowComparison(design: Design, identityId: string, flows: BothFlows): FlowComparison {
  const identity = design.identities.find(({ id }) => id === identityId)
  const runs = flows.classic ? [flows.enhanced, flows.classic] : [flows.enhanced]
  const differences = design.requests.flatMap(({ id, name }, index) => {
    const verdicts = runs.map(({ cells }) => cells[index]?.verdict)
    if (new Set(verdicts).size < 2) return []
    return [
      { requestId: id, name, verdicts: verdicts.map((verdict) => (verdict ? VERDICT_WORDS[verdict] : '')) },
    ]
  })
  return {
    identityName: identity?.name ?? 'Nobody',
    columns: runs.map((run) => columnOf(design, identityId, run)),
    differences,
    summary: summaryOf(flows, differences.length),
  }
}

function summaryOf({ enhanced, classic }: BothFlows, differences: number): string {
  if (classic === null)
    return 'The design has no role that an app could ask STS for, so there is no classic flow.'
  const [withEnhanced, withClassic] = [enhanced.run.session !== null, classic.run.session !== null]
  if (withEnhanced !== withClassic) {
    return `Only the ${withEnhanced ? 'enhanced' : 'classic'} flow leads to credentials.`
  }
  if (!withEnhanced) return 'Neither flow leads to credentials.'
  if (differences === 0) return 'Both flows lead to credentials, and every request comes out the same.'
  return `Both flows lead to credentials, but ${differences === 1 ? 'one request comes' : `${differences} requests come`} out differently.`
}

function columnOf(design: Design, identityId: string, { flow, isChosen, run, cells }: FlowRun): FlowColumn {
  const { session, steps, stoppedAt } = run
  const identity = design.identities.find(({ id }) => id === identityId)
  const third = steps.find(({ number }) => number === 3)
  const allowed = cells.filter(({ verdict }) => verdict === 'allow').length
  const isAsked = third !== undefined && third.calls.length > 0
  const facts: readonly (readonly [string, string])[] = [
    [
      'Who asks STS',
      !isAsked
        ? 'Nobody: it does not come to that'
        : flow === 'enhanced'
          ? 'The identity pool'
          : 'The app itself',
    ],
    ['Who chooses the role', third?.decided ?? 'Nobody: it does not come to that'],
    ['What narrows the session', sayNarrowing(run.session, flow)],
    [
      'What comes of it',
      session ? `Credentials of the role ${session.roleName}` : sayRefusal(steps, stoppedAt),
    ],
    ['Requests allowed', `${allowed} of ${cells.length}`],
  ]
  return {
    flow,
    isChosen,
    hasCredentials: session !== null,
    calls: callsOf(steps).map(({ step, call }) => ({
      caller: partyName(step.from, design, identity),
      called: partyName(step.to, design, identity),
      operation: `${call.service}:${call.operation}`,
      error: call.response?.ok === false ? call.response.error.code : null,
    })),
    facts: facts.map(([name, says]) => ({ name, says })),
  }
}

function sayNarrowing(session: FlowRun['run']['session'], flow: FlowRun['flow']): string {
  if (session === null) return 'There is no session'
  if (session.isGuestScopedDown) {
    return 'Two session policies that AWS adds for guests: few services are left, whatever the role allows'
  }
  if (session.sessionPolicies) return 'The session policies that the app handed over'
  return flow === 'classic' ? 'Nothing: the policies of the role count in full' : 'Nothing'
}

function sayRefusal(steps: readonly Step[], stoppedAt: number | null): string {
  const step = steps.find(({ number }) => number === stoppedAt)
  const seen = steps.find(({ number }) => number === 5)
  const words = seen?.status === 'refused' && stoppedAt !== 2 ? `. The app sees ${seen.answered}` : ''
  return `Refused at step ${stoppedAt ?? 0}: ${step?.answered ?? ''}${words}`
}

/** The calls of steps 2 and 3. Where the answer comes in a later step, it stands there under the same name. */
function callsOf(steps: readonly Step[]): readonly { readonly step: Step; readonly call: Call }[] {
  const answers = steps.filter(({ number }) => number > 3).flatMap(({ calls }) => calls)
  return steps
    .filter(({ number }) => number === 2 || number === 3)
    .flatMap((step) =>
      step.calls.map((call) => {
        const answer = answers.find(({ operation }) => operation === call.operation)
        return {
          step,
          call: call.response === null && answer ? { ...call, response: answer.response } : call,
        }
      }),
    )
}
