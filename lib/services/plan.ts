import type { ContextKeys } from '@/lib/iam'
import type { ServiceData } from './data'
import type { Json } from './values'

/** Who calls. Left out: somebody of the account that holds the data. */
export interface Caller {
  /** The session's ARN for a role; `anonymous` when nobody signed the request. */
  readonly arn: string
  /** Null for the anonymous. */
  readonly account: string | null
}

/** The resource whose own policy speaks in a check. */
export interface PolicyHolder {
  readonly kind:
    | 'bucket'
    | 'table'
    | 'stream'
    | 'key'
    | 'queue'
    | 'topic'
    | 'function'
    | 'api'
    | 'event-bus'
    | 'secret'
  /** Name of a bucket or table; ARN of anything else. */
  readonly name: string
  /** The object belongs to another account than its bucket: of the bucket's policy only denies count. */
  readonly onlyDenies?: true
}

/** One authorisation that an operation asks for: action, resource, and the condition keys that it fills. */
export interface AuthorizationCheck {
  readonly action: string
  readonly resource: string
  /** The account that owns the resource. */
  readonly resourceAccount: string
  /** Whose resource policy speaks; null when this kind of resource has none. */
  readonly policyOf: PolicyHolder | null
  /**
   * Keys of the request; the caller's session adds its own. A value may rest on a named assumption. Made when asked
   * for, and once: most checks are settled before any key is.
   */
  readonly keys: () => ContextKeys
  /** The assumption on which asking this at all rests, if AWS does not document it. */
  readonly assumption?: string
  /** Does a refusal end the operation, or only spoil the part that this check is about? */
  readonly onRefusal: 'refuse-all' | 'refuse-part'
  /**
   * The service grants this without any policy: an ACL does, or the caller began the multipart upload. Then
   * an implicit deny by the resource's side does not refuse, and an explicit one still does.
   */
  readonly grantedBy?: 'acl' | 'initiator'
}

/** A refusal before any policy is asked. */
export interface Guard {
  /** Position of the check in whose place it stands. */
  readonly check: number
  readonly setting: 'RestrictPublicBuckets' | 'aws-managed-key' | 'partiql-across-accounts'
  readonly kind: 'explicit-deny' | 'implicit-deny'
  /** What AWS shows. */
  readonly message: string
}

/** What the policies said to a check. */
export type CheckOutcome =
  | { readonly isAllowed: true }
  | {
      readonly isAllowed: false
      /** AWS's sentence, as `refusalMessage` of lib/iam gives it. */
      readonly message: string
    }

/** What the service sends back. */
export interface ServiceAnswer {
  readonly status: number
  readonly summary: string
  readonly body: Json
  readonly headers?: Readonly<Record<string, string>>
  /** What went wrong, in the service's words. */
  readonly error?: { readonly code: string; readonly message: string }
}

/** The answer of a service, and what it holds afterwards: the same object when nothing changed. */
export interface Answered {
  readonly answer: ServiceAnswer
  readonly data: ServiceData
}

/** How an operation is authorised, and what comes of it. */
export interface OperationPlan {
  /**
   * Refusals that come before the policies. When there is one, no check needs to be asked, and `answer` tells
   * it whatever the outcomes are.
   */
  readonly guards: readonly Guard[]
  /** In the order in which they are asked. Empty when the request is one that the service cannot read. */
  readonly checks: readonly AuthorizationCheck[]
  /**
   * What the service answers, given what the policies said to each check.
   *
   * A check without an outcome was not asked, and counts as refused. The first refused check of those that
   * refuse all settles the answer. Nothing that was handed in is changed.
   */
  answer(outcomes: readonly CheckOutcome[]): Answered
}

/** The outcomes of a plan whose every check is allowed. */
export function allowAll({ checks }: Pick<OperationPlan, 'checks'>): readonly CheckOutcome[] {
  return checks.map(() => ({ isAllowed: true }))
}
