import type { Design } from '@/lib/design'
import type { DocumentId, StepNumber, StepStatus, Verdict } from '@/lib/simulation'

/** What an example asks the engine, one line each. */
export type Shown =
  /** May this identity make this request? */
  | { readonly kind: 'cell'; readonly identity: string; readonly request: string }
  /** How does this step end for this identity? */
  | { readonly kind: 'step'; readonly identity: string; readonly step: Exclude<StepNumber, 6> }
  /** Does the trust policy of this role let these people in, whoever chooses the role? */
  | { readonly kind: 'trust'; readonly role: string; readonly who: string }

export type AnswerState = Verdict | StepStatus

/** What the page says that the engine answers; a test holds the two together. */
export interface StatedAnswer {
  readonly state: AnswerState
  /** A part of the reason, of AWS's message or of the warning. */
  readonly says?: string
}

/** A change of the design that the reader is invited to make. */
export interface Try {
  /** What it does, as words on a button: "Take away the slash". */
  readonly name: string
  readonly change: (design: Design) => Design
  /** In the order of `shows`. */
  readonly states: readonly StatedAnswer[]
}

/** A design beside a page of the documentation, with one policy to change and the answers to watch. */
export interface Example {
  readonly id: string
  readonly title: string
  /** What there is to see, in one or two sentences. */
  readonly says: string
  readonly design: Design
  /** The policy that the reader may change. */
  readonly edits: DocumentId
  readonly shows: readonly Shown[]
  /** The answers of the design as it stands, in the order of `shows`. */
  readonly states: readonly StatedAnswer[]
  readonly tries: readonly Try[]
}

/** One answer of the engine, ready to draw. */
export interface ExampleAnswer {
  readonly key: string
  /** "Ana: Get own object". */
  readonly question: string
  readonly state: AnswerState
  /** The reason in a sentence or two; texts in backquotes are code. */
  readonly reason: string
  /** What AWS would show, code first; null when nothing was refused. */
  readonly awsMessage: string | null
  /** An allow by accident, and how to mend it. */
  readonly warning: string | null
  /** What AWS does not document and this answer rests on. */
  readonly assumptions: readonly string[]
}

/** Something to say about the policy text itself. */
export interface ExampleProblem {
  readonly severity: 'error' | 'warning'
  readonly line: number
  readonly message: string
}

export interface ExampleAnswers {
  readonly answers: readonly ExampleAnswer[]
  readonly problems: readonly ExampleProblem[]
}
