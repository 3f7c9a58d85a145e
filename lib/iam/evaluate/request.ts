/** A value as a caller states it: an array is a multivalued key, anything else a single one. */
export type ContextValue = string | number | boolean | readonly (string | number | boolean)[]

/** One condition key of a request. */
export interface ContextEntry {
  /** The key in its usual spelling. */
  readonly key: string
  readonly values: readonly string[]
  readonly multivalued: boolean
  /** The assumption on which this value rests, if AWS does not document it. */
  readonly assumption: string | null
}

/** The condition keys of a request by lower-case name: key names compare without case. */
export interface RequestContext {
  get(lowerCaseKey: string): ContextEntry | undefined
  /** The assumption on which a key is taken to be absent, where AWS leaves it open. */
  absentBy?(lowerCaseKey: string): string | undefined
}

/** Condition keys as a caller states them; `undefined` is absent. */
export type ContextKeys = Readonly<Record<string, ContextValue | AssumedValue | undefined>>

/** Who asks. */
export type Principal =
  | {
      readonly kind: 'assumed-role'
      readonly sessionArn: string
      readonly roleArn: string
      readonly account: string
    }
  /** Somebody with a token from an identity provider and no AWS credentials yet. */
  | { readonly kind: 'federated'; readonly provider: string }

/** One question to the policies: may this principal do this action on this resource, with this context? */
export interface AuthorizationRequest {
  readonly principal: Principal
  /** In the service's own spelling, `s3:GetObject`. */
  readonly action: string
  /** An ARN, or `*` for actions without resource-level permissions. */
  readonly resource: string
  readonly context: RequestContext
}

/** A value that rests on a named assumption; `undefined` is absent. */
export interface AssumedValue {
  readonly value: ContextValue | undefined
  readonly assumption: string
}

/**
 * Prepares the condition keys of a request for evaluation.
 *
 * Keys with the value `undefined` are absent. Two keys that differ only by case: the later one counts.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 * @example
 * createRequestContext({ 's3:prefix': 'a/' }).get('s3:prefix')?.values // ['a/']
 */
export function createRequestContext(keys: ContextKeys): RequestContext {
  const context = new Map<string, ContextEntry>()
  let absences: Map<string, string> | null = null
  for (const key of Object.keys(keys)) {
    const stated = keys[key]
    if (stated === undefined) continue
    const assumption = isAssumed(stated) ? stated.assumption : null
    const value = isAssumed(stated) ? stated.value : stated
    if (value === undefined) {
      absences ??= new Map()
      if (assumption !== null) absences.set(key.toLowerCase(), assumption)
      continue
    }
    const multivalued = typeof value === 'object'
    const values = multivalued ? value.map(String) : [String(value)]
    context.set(key.toLowerCase(), { key, values, multivalued, assumption })
  }
  if (absences === null) return context
  const absent: ReadonlyMap<string, string> = absences
  return { get: (key) => context.get(key), absentBy: (key) => absent.get(key) }
}

/** The keys of a session, shared by all its requests, with the keys of one request on top. */
export function extendRequestContext(base: RequestContext, keys: ContextKeys): RequestContext {
  // Most requests are settled by their action or resource, before any key is asked for.
  let own: RequestContext | null = null
  return {
    get: (key) => {
      own ??= createRequestContext(keys)
      return own.get(key) ?? base.get(key)
    },
    absentBy: (key) => base.absentBy?.(key),
  }
}

function isAssumed(value: ContextValue | AssumedValue): value is AssumedValue {
  return typeof value === 'object' && 'assumption' in value
}
