import type { Identity } from '@/lib/design'
import type { Assumption, Explanation } from '@/lib/iam'
import {
  ASSUMPTIONS,
  type Call,
  type Json,
  type Party,
  type RoleTrust,
  type Session,
  type Step,
  type TokenView,
} from '@/lib/simulation'
import {
  awsCliOf,
  type CellExplanation,
  type CliView,
  explainCell,
  flowCli,
  flowOf,
  meaningsOf,
  meaningsOfAttributes,
  partyName,
  type SequenceView,
  tokenTitle,
  toSequence,
} from '@/lib/views'
import type { Simulated } from './simulated'

/** A step as it is drawn: with the names of its parties, and its assumptions spelled out. */
export interface ShownStep extends Omit<Step, 'assumptions' | 'calls' | 'token' | 'claims'> {
  readonly calls: readonly ShownCall[]
  readonly token: ShownToken | null
  /** What a token states that is no JSON Web Token. */
  readonly stated: ShownClaims | null
  readonly fromName: string
  readonly toName: string
  readonly assumptions: readonly Assumption[]
  /** What to call its token or SAML response. */
  readonly tokenTitle: string
  /** For the step at which a trust policy decides: who else could have the role. */
  readonly trust: RoleTrust | null
}

/** A call, and how to make it by hand. */
export type ShownCall = Call & { readonly cli: CliView | null }

/** By the name of the claim: what it says. */
type Meanings = Readonly<Record<string, string>>

export type ShownToken = TokenView & { readonly meanings: Meanings }

/** What is stated, and what each part of it means. */
export interface ShownClaims {
  readonly caption: string
  readonly claims: { readonly [name: string]: Json }
  readonly meanings: Meanings
}

/** The part of an explanation that the tree draws. Plain data: the server hands it to the browser. */
export type ShownTree = Pick<Explanation, 'layers' | 'focus'> & { readonly title: string }

export type ShownExplanation = Omit<CellExplanation, 'details'> & { readonly details: readonly ShownTree[] }

/** Everything about one identity and one request that the page draws. */
export interface Views {
  readonly identityId: string
  readonly requestId: string | null
  readonly identity: Identity | null
  readonly steps: readonly ShownStep[]
  readonly sequence: SequenceView
  readonly session: Session | null
  readonly explanation: ShownExplanation | null
}

/** What does the page show for this identity making this request? */
export function viewsOf(
  { design, simulation }: Simulated,
  identityId: string,
  requestId: string | null,
): Views {
  // A design that was just opened is chosen from before it is simulated: then the first identity stands in.
  const identity =
    design.identities.find((candidate) => candidate.id === identityId) ?? design.identities[0] ?? null
  const id = identity?.id ?? ''
  const steps = flowOf(design, simulation, id, requestId)
  const name = (party: Party) => partyName(party, design, identity ?? undefined)
  const session = simulation.runs.find((run) => run.identityId === id)?.session ?? null
  const request = design.requests.find((candidate) => candidate.id === requestId)
  const cliOf = (step: Step, call: Call) =>
    step.number === 6 && identity && request
      ? { command: awsCliOf(request, design, identity), note: null }
      : flowCli(design, step, call)
  const { roles } = design.identityPool
  // A rule, a group or the app itself may have chosen another role than the pool's usual one.
  const roleName =
    session?.roleName ?? (identity?.kind === 'guest' ? roles.unauthenticated : roles.authenticated)
  const trustOfRole = simulation.trust.find((trust) => trust.roleName === roleName) ?? null
  const explanation = requestId === null ? null : explainCell(design, simulation, id, requestId)
  return {
    identityId,
    requestId,
    identity,
    steps: steps.map(({ claims, ...step }) => ({
      ...step,
      calls: step.calls.map((call) => ({ ...call, cli: cliOf(step, call) })),
      token: step.token && {
        ...step.token,
        meanings: meaningsOf({ ...step.token.header, ...step.token.payload }, step.token.payload.iss),
      },
      stated: claims ? statedIn(claims, Boolean(step.xml)) : null,
      fromName: name(step.from),
      toName: name(step.to),
      assumptions: step.assumptions.flatMap((assumption) => ASSUMPTIONS.get(assumption) ?? []),
      tokenTitle: tokenTitle(step, design, identity ?? undefined),
      trust: step.number === 4 && step.status !== 'not-reached' ? trustOfRole : null,
    })),
    sequence: toSequence(design, identity ?? undefined, steps),
    session,
    explanation: explanation && {
      ...explanation,
      details: explanation.details.map(({ title, explanation: { layers, focus } }) => ({
        title,
        layers,
        focus,
      })),
    },
  }
}

function statedIn(claims: NonNullable<Step['claims']>, isSaml: boolean): ShownClaims {
  return isSaml
    ? { caption: 'Attributes of the assertion', claims, meanings: meaningsOfAttributes(Object.keys(claims)) }
    : {
        caption: 'What its issuer says about it when the identity pool asks',
        claims,
        meanings: meaningsOf(claims, claims.iss),
      }
}
