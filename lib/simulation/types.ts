import type { SourceRange } from '@/lib/base/source-range'
import type { ServiceError, TrailEvent } from '@/lib/federation'
import type { DecisionKind, Diagnostic, LayerKind, PolicyKind } from '@/lib/iam'
import type { Json, ServiceAnswer } from '@/lib/services'

export type { Json, ServiceAnswer, ServiceError }

/** The six steps, as every screen, trace and test numbers them. */
export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6

/** Who talks to whom. */
export type Party = 'app' | 'identity-provider' | 'identity-pool' | 'sts' | 'service'

/** Where a policy stands in the design: `roles/AppAuth/trust-policy`, `roles/AppAuth/policies/S3UserFolder`. */
export type DocumentId = string

/** A place in a document that decided something. */
export interface DocumentPlace {
  readonly documentId: DocumentId
  /** For people: "statement 2 of S3UserFolder". */
  readonly label: string
  readonly range: SourceRange
}

/** A place in a document, and what it has to do with the decision. */
export interface DecisivePlace extends DocumentPlace {
  /** `deciding`: it settled it. `nearest`: nothing did, and this came closest. `unclear`: what it says cannot be told. */
  readonly role: 'deciding' | 'nearest' | 'unclear'
}

/** One call over the wire. */
export interface Call {
  readonly service: string
  readonly operation: string
  /** False: anybody may make this call, no AWS credentials sign it. */
  readonly signed: boolean
  readonly request: Json
  /** Null: the call was made and its answer belongs to a later step. */
  readonly response:
    | { readonly ok: true; readonly body: Json }
    | { readonly ok: false; readonly error: ServiceError }
    | null
}

/** A signed JSON Web Token, taken apart. */
export interface TokenView {
  readonly raw: string
  readonly header: { readonly [name: string]: Json }
  readonly payload: { readonly [name: string]: Json }
  /** Was the signature checked with the issuer's published keys? */
  readonly signature: 'verified' | 'not-verified' | 'not-checked'
}

export type StepStatus =
  | 'passed'
  | 'refused'
  /** Guests sign in nowhere: step 1 has nothing to do. */
  | 'skipped'
  | 'not-reached'
  | 'undetermined'

/** One of the six steps for one identity: what was asked, by whom, of whom, what came back, what decided. */
export interface Step {
  readonly number: StepNumber
  readonly title: string
  readonly from: Party
  readonly to: Party
  readonly status: StepStatus
  /** In one sentence: what was asked. */
  readonly asked: string
  /** In one sentence: what came back. */
  readonly answered: string
  /** In one sentence: which rule or document decided, and why. Null where nothing was decided. */
  readonly decided: string | null
  /** The policy statement that decided; where none did, the one that came nearest and what failed in it. */
  readonly decidedBy: DecisivePlace | null
  readonly calls: readonly Call[]
  /** The token that this step brought forth. */
  readonly token: TokenView | null
  /** The SAML response that it brought forth, as XML. */
  readonly xml?: string | null
  /** What it states, where the token is none that can be read like a JSON Web Token. */
  readonly claims?: { readonly [name: string]: Json } | null
  /** What is unusual about it. */
  readonly note?: string
  readonly assumptions: readonly string[]
}

/** What the temporary credentials stand for. */
export interface Session {
  readonly roleName: string
  readonly roleArn: string
  readonly sessionArn: string
  readonly sessionName: string
  /** The account of the role, in which requests are made. */
  readonly account: string
  readonly accessKeyId: string
  readonly issuedAt: string
  readonly expiresAt: string
  /** The enhanced flow narrows a guest's session with two session policies. */
  readonly isGuestScopedDown: boolean
  /** The session policies, by name; null when nothing narrows the session. */
  readonly sessionPolicies: readonly { readonly name: string; readonly text: string }[] | null
  /** The session's own tags. */
  readonly tags: { readonly [key: string]: string }
  /** The condition keys that every request of this session carries. */
  readonly context: { readonly [key: string]: string | number | boolean | readonly string[] }
}

/** Steps 1 to 5 for one identity. */
export interface IdentityRun {
  readonly identityId: string
  /** Steps 1 to 5; step 6 depends on the request, see `flowOf`. */
  readonly steps: readonly Step[]
  /** Null when the identity ends without credentials. */
  readonly session: Session | null
  /** The step at which it ended without credentials. */
  readonly stoppedAt: StepNumber | null
  /** What the calls of steps 2 to 4 leave in CloudTrail. */
  readonly events: readonly TrailEvent[]
}

export type Verdict = 'allow' | 'deny' | 'undetermined'

/** One authorisation that an operation needs, and how it was decided. */
export interface Check {
  readonly action: string
  readonly resource: string
  readonly decision: DecisionKind
  readonly deniedBy: LayerKind | null
}

/** One identity making one request. */
export interface Cell {
  readonly identity: string
  readonly request: string
  readonly verdict: Verdict
  /** The step that settled it: 6, or where the identity ended without credentials. */
  readonly step: StepNumber
  readonly checks: readonly Check[]
  readonly answer: ServiceAnswer | null
  /** A statement forbids it, rather than none allowing it. */
  readonly isExplicit: boolean
  /** A refusal of the service's own, before any policy was asked: Block Public Access, for one. */
  readonly guard: string | null
  /** Allowed only because a ForAllValues test found nothing to test. */
  readonly hasVacuousCondition: boolean
  readonly assumptions: readonly string[]
}

/** A policy of the design and what there is to say about its text. */
export interface DocumentReport {
  readonly id: DocumentId
  readonly kind: PolicyKind
  /** "Trust policy" or the policy's name. */
  readonly title: string
  /** What it belongs to: a role, a bucket, a table, the organisation. */
  readonly owner: string
  readonly text: string
  /** The text is not JSON: nothing that rests on it can be decided. */
  readonly isBroken: boolean
  readonly diagnostics: readonly Diagnostic[]
}

/** Something that AWS refuses about the configuration of the identity pool. */
export interface PoolFinding {
  /** `identityPool.roleMappings.accounts…` in the design. */
  readonly path: readonly (string | number)[]
  readonly code: string
  /** AWS's own words where they are known. */
  readonly message: string
}

export interface ExpectationVerdict {
  readonly identity: string
  readonly request: string
  readonly expected: 'allow' | 'deny'
  readonly actual: Verdict
  readonly actualStep: StepNumber
  readonly isMet: boolean
}

/** Somebody who might try to assume a role, and whether its trust policy lets them. */
export interface TrustProbe {
  /** "A guest of this pool". */
  readonly who: string
  readonly decision: DecisionKind
  /** Is it the role's purpose to let them in? */
  readonly isIntended: boolean
}

/** Who could assume one of the pool's roles, by its trust policy alone. */
export interface RoleTrust {
  readonly roleName: string
  readonly documentId: DocumentId
  readonly probes: readonly TrustProbe[]
}

/** Everything that a design brings about. Plain data: it can be printed, stored and sent to a worker. */
export interface Simulation {
  readonly runs: readonly IdentityRun[]
  /** Identity by identity, each with all requests in order. */
  readonly cells: readonly Cell[]
  readonly documents: readonly DocumentReport[]
  /** What AWS would refuse to save about the identity pool. */
  readonly poolFindings: readonly PoolFinding[]
  /** For each role of the pool: who could assume it in the classic flow, where the app picks the role. */
  readonly trust: readonly RoleTrust[]
  readonly expectations: readonly ExpectationVerdict[]
}
