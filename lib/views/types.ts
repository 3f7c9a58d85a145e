import type { Assumption, Explanation } from '@/lib/iam'
import type { DecisivePlace, ServiceAnswer, StepNumber, Verdict } from '@/lib/simulation'

/** Why one cell of the matrix says what it says. */
export interface CellExplanation {
  readonly identityId: string
  readonly requestId: string
  readonly verdict: Verdict
  readonly step: StepNumber
  /** "Ana may do this" or "Ana may not do this", in one short line. */
  readonly headline: string
  /** The reason in one or two sentences; texts in backquotes are code. */
  readonly reason: string
  /** What AWS would show, code first: "AccessDenied: User: ...". Null for an allow. */
  readonly awsMessage: string | null
  /** What AWS does not tell: the cause behind a generic refusal. */
  readonly hiddenCause: string | null
  /** Where to look, and how to say it: "Deciding statement", "Nearest statement". */
  readonly place: DecisivePlace | null
  /** Values put in place of variables in the statement to look at. */
  readonly variables: readonly { readonly name: string; readonly value: string | null }[]
  /** Condition keys that the request does not carry and that mattered. */
  readonly missingKeys: readonly string[]
  /** A warning that an allow is an accident: a ForAllValues test with nothing to test. */
  readonly warning: string | null
  readonly answer: ServiceAnswer | null
  /** Every authorisation that was asked, with its whole tree; empty when the identity has no credentials. */
  readonly details: readonly { readonly title: string; readonly explanation: Explanation }[]
  readonly assumptions: readonly Assumption[]
}

/** The matrix of identities and requests, ready to draw. */
export interface MatrixView {
  readonly identities: readonly MatrixIdentity[]
  readonly rows: readonly MatrixRow[]
  /** For people who do not see the table: "12 requests by 3 identities: 11 allowed, 25 denied." */
  readonly summary: string
}

/** A column of the matrix. */
export interface MatrixIdentity {
  readonly id: string
  readonly name: string
  readonly isGuest: boolean
  /** How many of the requests are allowed. */
  readonly allowed: number
  /** The role that its credentials stand for; null when it gets none. */
  readonly roleName: string | null
  /** The name of the provider that it signs in with; null for a guest. */
  readonly provider: string | null
}

/** A row of the matrix. */
export interface MatrixRow {
  readonly requestId: string
  readonly name: string
  /** "s3:ListObjectsV2". */
  readonly operation: string
  /** The service's prefix: "s3". */
  readonly service: string
  /** To how many of the identities it is allowed. */
  readonly allowed: number
  readonly cells: readonly MatrixCell[]
}

export interface MatrixCell {
  readonly identityId: string
  readonly verdict: Verdict
  readonly step: StepNumber
  /** "Allow", "Deny", "Undetermined". */
  readonly word: string
  /** "No credentials: refused at step 4", "implicit", "explicit deny", "allowed by accident". Null when there is nothing to add. */
  readonly note: string | null
  readonly hasWarning: boolean
  readonly isAssumed: boolean
  /** What the design expects here, in words: "deny at step 4". Null when it expects nothing. */
  readonly expected: { readonly words: string; readonly isMet: boolean } | null
  /** For a screen reader: "Ana, get own object: allow". */
  readonly label: string
}

/** A Mermaid sequence diagram and which step each of its messages belongs to. */
export interface SequenceView {
  readonly source: string
  readonly messageSteps: readonly StepNumber[]
}
