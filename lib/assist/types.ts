import type { SourceRange } from '@/lib/base/source-range'

/** What a proposal stands for; decides its picture. */
export type ProposalKind =
  | 'element'
  | 'service'
  | 'action'
  | 'wildcard'
  | 'resource'
  | 'operator'
  | 'key'
  | 'value'
  | 'variable'
  | 'principal'

/** Something that could be written at a place. */
export interface Proposal {
  /** What is listed: `s3:GetObject`. */
  readonly label: string
  readonly kind: ProposalKind
  /** What is written in place of `range`, with quotes where the place has none. */
  readonly insert: string
  /** Where the caret stands afterwards, counted from the start of `insert`; left out: behind it. */
  readonly caret?: number
  /** There is more to choose at that caret: a list should open by itself. */
  readonly opensMore?: boolean
  readonly range: SourceRange
  /** A word or two beside the label: "Read", "used by this design". */
  readonly detail?: string
  /** A few plain sentences; texts in backquotes are code. */
  readonly documentation?: string
  readonly link?: PageLink
}

export interface PageLink {
  readonly title: string
  readonly url: string
}

/** What there is to say about a piece of the text. */
export interface Hover {
  readonly range: SourceRange
  readonly title: string
  /** Paragraphs; texts in backquotes are code. */
  readonly lines: readonly string[]
  readonly link: PageLink | null
}

/** What the playground knows around a policy: the design it stands in, and the session that is looked at. */
export interface AssistWorld {
  readonly account: string
  readonly region: string
  readonly resources: readonly WorldResource[]
  /** Actions that this design's requests need, the most used first. */
  readonly usedActions: readonly string[]
  readonly poolIds: readonly { readonly id: string; readonly name: string }[]
  readonly federatedPrincipals: readonly string[]
  readonly roleArns: readonly string[]
  /** The identity that is chosen, if it has credentials. */
  readonly session: WorldSession | null
  /** Everybody who has credentials. */
  readonly sessions: readonly WorldSession[]
  /** Values that the design's data suggests for a key, by its name in lower case. */
  readonly values: ReadonlyMap<string, readonly WorldValue[]>
}

export interface WorldSession {
  readonly identityName: string
  readonly context: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

export interface WorldValue {
  readonly value: string
  /** What it is, in a few words. */
  readonly note: string
}

export interface WorldResource {
  readonly arn: string
  readonly service: string
  /** The service's own name for the kind of thing: `bucket`, `object`, `table`. */
  readonly type: string
  readonly note: string
}
