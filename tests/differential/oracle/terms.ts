/** What all parts of the rival speak of: its questions, its answers, and the three values between them. */

// biome-ignore lint/suspicious/noExplicitAny: policies may hold anything
export type Json = any

/** Null or left out: nothing is attached there, which differs from a list without policies. */
export interface SpecPolicies {
  readonly identity?: readonly Json[] | null | undefined
  readonly boundary?: readonly Json[] | null | undefined
  readonly session?: readonly Json[] | null | undefined
  readonly endpoint?: readonly Json[] | null | undefined
  readonly resource?: Json
  /** Present, even if null: somebody wants to assume a role, and this is the role's trust policy. */
  readonly trust?: Json
  /** A list of policies for each level, the root of the organization first. */
  readonly scps?: readonly (readonly Json[])[] | null | undefined
  readonly rcps?: readonly (readonly Json[])[] | null | undefined
}

export interface SpecRequest {
  readonly principal: string | { readonly federated: string } | { readonly service: string }
  readonly roleArn?: string | undefined
  readonly action: string
  readonly resource: string
  readonly resourceAccount?: string | undefined
  readonly context: Readonly<Record<string, Json>>
}

export interface SpecDecision {
  readonly kind: 'allow' | 'implicit-deny' | 'explicit-deny' | 'undetermined'
  readonly layer: string | null
}

export type Answer = 'yes' | 'no' | 'unknown'

export const all = (answers: readonly Answer[]): Answer =>
  answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes'
export const any = (answers: readonly Answer[]): Answer =>
  answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no'
export const not = (answer: Answer): Answer =>
  answer === 'unknown' ? answer : answer === 'yes' ? 'no' : 'yes'
export const sure = (is: boolean): Answer => (is ? 'yes' : 'no')

export const isObject = (value: Json): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const asList = (value: Json): Json[] => (Array.isArray(value) ? value : [value])

const isPlain = (value: Json): boolean => ['string', 'number', 'boolean'].includes(typeof value)
export const isReadable = (value: Json): boolean => asList(value).every(isPlain)

/** What the request says of a key, whose name is written in any case. */
export function keyOf(request: SpecRequest, key: string): Json {
  const name = Object.keys(request.context).find((one) => one.toLowerCase() === key.toLowerCase())
  return name === undefined ? undefined : request.context[name]
}
