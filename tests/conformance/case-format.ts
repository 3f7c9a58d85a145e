import type { DecisionKind, LayerKind, PolicyKind, Severity } from '@/lib/iam'
import type { StepNumber, StepStatus, Verdict } from '@/lib/simulation'
import type { FederationFields } from './federation-format'

/** One conformance case; README.md says in words what each part means. */
export interface ConformanceCase extends FederationFields {
  readonly id: string
  readonly name: string
  readonly source: string
  readonly note?: string

  readonly policy?: PolicyText
  readonly kind?: PolicyKind
  /** A piece of the policy that stands there many times over, for cases about length. */
  readonly lengthen?: { readonly piece: string; readonly times: number }
  readonly parse?: ParseExpectation
  readonly validate?: readonly DiagnosticExpectation[]

  readonly policies?: PoliciesInput
  readonly request?: RequestInput
  readonly evaluate?: EvaluateExpectation
  readonly explain?: ExplainExpectation

  readonly design?: 'default'
  readonly edits?: readonly Edit[]
  readonly simulate?: SimulateExpectation
}

export interface CaseFile {
  readonly defaults?: { readonly policies?: PoliciesInput; readonly request?: RequestInput }
  readonly cases: readonly ConformanceCase[]
}

/** A policy as text, or as JSON that is written out with two blanks of indentation. */
export type PolicyText = string | { readonly [name: string]: unknown }

/** A place in a text: the `nth` occurrence of a piece of it (the first when left out), or offsets. */
export type Place =
  | { readonly at: string; readonly nth?: number }
  | { readonly from: number; readonly to: number }

export interface ParseExpectation {
  /** Every error, in order; empty when the text is JSON. */
  readonly errors: readonly (Place & { readonly message: string })[]
  /** What was understood; `null` when the text is not JSON. */
  readonly statements: number | null
}

export type DiagnosticExpectation = Place & {
  readonly code: string
  readonly severity: Severity
  /** The same finding at so many occurrences of the piece in a row. */
  readonly times?: number
  readonly message?: string
  /** What AWS answers to an attempt to save the policy; null: nothing that is known. */
  readonly refusal?: string | null
  /** The whole text after the fix; null: there is none. */
  readonly fix?: PolicyText | null
}

export interface PoliciesInput {
  readonly identity?: readonly PolicyText[] | null
  readonly boundary?: readonly PolicyText[] | null
  readonly session?: readonly PolicyText[] | null
  readonly trust?: PolicyText | null
  readonly resource?: PolicyText | null
  readonly scps?: readonly (readonly PolicyText[])[]
  readonly rcps?: readonly (readonly PolicyText[])[]
  readonly endpoint?: readonly PolicyText[] | null
}

export interface RequestInput {
  readonly principal?: string | { readonly federated: string } | { readonly service: string }
  readonly roleArn?: string
  readonly action?: string
  readonly resource?: string
  readonly resourceAccount?: string
  readonly context?: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

export interface EvaluateExpectation {
  readonly decision: DecisionKind
  /** Stated for every denial. */
  readonly deniedBy?: LayerKind
  readonly undeterminedIn?: LayerKind
  readonly message?: string
  readonly statement?: { readonly layer: LayerKind; readonly policy: number; readonly statement: number }
  /** All of them; left out: none. */
  readonly assumptions?: readonly string[]
}

export interface ExplainExpectation {
  readonly focus: {
    readonly role: 'deciding' | 'nearest' | 'unclear'
    readonly policy: number
    readonly statement: number
    /** Name of the first element that failed or cannot be told; null for a deciding statement. */
    readonly element: string | null
  }
  readonly missingKeys?: readonly string[]
  readonly variables?: Readonly<Record<string, string | null>>
  readonly vacuous?: boolean
}

/** A change of the design: another text for a document, a replacement in it, or another value at a path. */
export type Edit =
  | { readonly document: string; readonly text: string }
  | { readonly document: string; readonly replace: string; readonly with: string }
  | { readonly path: readonly (string | number)[]; readonly value: unknown }
  /** Adds to the end of a list. */
  | { readonly path: readonly (string | number)[]; readonly add: unknown }

export interface CellExpectation {
  readonly identity: string
  readonly request: string
  readonly verdict: Verdict
  /** 6 when left out. */
  readonly step?: StepNumber
  /** The statement that decided (`by`) or came nearest (`near`), counted from 1. */
  readonly by?: { readonly document: string; readonly statement: number }
  readonly near?: { readonly document: string; readonly statement: number; readonly element: string }
  /** The statement that cannot be told, and its unclear element. */
  readonly unclear?: { readonly document: string; readonly statement: number; readonly element: string }
  readonly status?: number
  readonly message?: string
  readonly deniedBy?: LayerKind
  readonly explicit?: boolean
  readonly byAccident?: boolean
  readonly assumptions?: readonly string[]
  readonly source?: string
}

export interface SimulateExpectation {
  /** What the cells not listed hold: as in the default design, or one verdict (and step) for all. */
  readonly otherCells: 'none' | 'unchanged' | { readonly verdict: Verdict; readonly step?: StepNumber }
  readonly cells?: readonly CellExpectation[]
  readonly steps?: readonly StepExpectation[]
  /** All findings on all documents. */
  readonly diagnostics: readonly { readonly document: string; readonly code: string }[]
  /** Who could assume the roles in the classic flow although they should not. */
  readonly unintended?: readonly { readonly role: string; readonly who: string }[]
}

export interface StepExpectation {
  readonly identity: string
  readonly step: StepNumber
  readonly status: StepStatus
  readonly answered?: string
  readonly decidedBy?: { readonly document: string; readonly at: string }
  readonly assumptions?: readonly string[]
}

const CASE_FIELDS = ['id', 'name', 'source', 'note']
const STAGES = {
  parse: ['policy'],
  validate: ['policy', 'kind', 'lengthen'],
  evaluate: ['policies', 'request'],
  explain: ['policies', 'request', 'evaluate'],
  simulate: ['design', 'edits'],
  login: ['world', 'signIn'],
  config: ['world'],
  pool: ['world', 'calls'],
  assume: ['world', 'role', 'token', 'by'],
} as const

export type Stage = keyof typeof STAGES
export const STAGE_NAMES = Object.keys(STAGES) as readonly Stage[]

/** What is wrong with the case itself; a case that says nothing or something unknown tests nothing. */
export function caseProblems(one: ConformanceCase): string[] {
  const problems: string[] = []
  const stages = STAGE_NAMES.filter((stage) => one[stage] !== undefined)
  if (stages.length === 0) problems.push('expects nothing at any stage')
  for (const field of ['id', 'name', 'source'] as const) {
    if (typeof one[field] !== 'string' || one[field] === '') problems.push(`has no ${field}`)
  }
  const known = new Set<string>([...CASE_FIELDS, ...stages, ...stages.flatMap((stage) => STAGES[stage])])
  for (const name of Object.keys(one)) if (!known.has(name)) problems.push(`does not use its \`${name}\``)
  if ((one.parse || one.validate) && one.policy === undefined) problems.push('has no policy to read')
  if (one.validate && one.kind === undefined) problems.push('does not say the kind of the policy')
  if (one.evaluate && one.policies === undefined) problems.push('has no policies to evaluate')
  if (one.simulate && one.design === undefined) problems.push('has no design to simulate')
  const decision = one.evaluate?.decision
  if ((decision === 'implicit-deny' || decision === 'explicit-deny') && !one.evaluate?.deniedBy) {
    problems.push('does not say what denied')
  }
  if (decision === 'undetermined' && !one.evaluate?.undeterminedIn) {
    problems.push('does not say what cannot be told')
  }
  return problems
}
