import type { Principal } from './principal'

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
  /** The value is of no type that a key can have, or stands twice: what rests on it cannot be told. */
  readonly isUnreadable: boolean
}

/** The condition keys of a request by lower-case name: key names compare without case. */
export interface RequestContext {
  get(lowerCaseKey: string): ContextEntry | undefined
  /** The assumption on which a key is taken to be absent, where AWS leaves it open. */
  absentBy?(lowerCaseKey: string): string | undefined
}

/** Condition keys as a caller states them; `undefined` is absent. */
export type ContextKeys = Readonly<Record<string, ContextValue | AssumedValue | undefined>>

/** One question to the policies: may this principal do this action on this resource, with this context? */
export interface AuthorizationRequest {
  readonly principal: Principal
  /** In the service's own spelling, `s3:GetObject`. */
  readonly action: string
  /** An ARN, or `*` for actions without resource-level permissions. */
  readonly resource: string
  /** The account that owns the resource; left out: the one in its ARN, or else the caller's own. */
  readonly resourceAccount?: string | null
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
 * Keys with the value `undefined` are absent. A value of a type that no key has, and two values for keys
 * that differ only by case, are kept as unreadable: what rests on them cannot be told.
 *
 * Total: any values give a context, whatever their types; names such as `__proto__` are keys like others.
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
    const name = key.toLowerCase()
    const entry = toEntry(key, value, assumption)
    const earlier = context.get(name)
    const isAmbiguous = earlier !== undefined && !sayTheSame(earlier, entry)
    context.set(name, isAmbiguous ? { ...entry, isUnreadable: true } : entry)
  }
  if (absences === null) return context
  const absent: ReadonlyMap<string, string> = absences
  return { get: (key) => context.get(key), absentBy: (key) => absent.get(key) }
}

function toEntry(key: string, value: ContextValue, assumption: string | null): ContextEntry {
  const multivalued = Array.isArray(value)
  const list: readonly unknown[] = multivalued ? value : [value]
  const isUnreadable = !list.every(isScalar)
  return { key, values: isUnreadable ? [] : list.map(String), multivalued, assumption, isUnreadable }
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function sayTheSame(left: ContextEntry, right: ContextEntry): boolean {
  return (
    left.multivalued === right.multivalued &&
    left.values.length === right.values.length &&
    left.values.every((value, index) => value === right.values[index]) &&
    !left.isUnreadable
  )
}

/**
 * The keys of a session, shared by all its requests, with the keys of one request on top.
 *
 * @param holder its keys are read when the first of them is asked for: most requests are settled before, by their
 *   action or resource
 */
export function extendRequestContext(
  base: RequestContext,
  holder: { readonly keys: () => ContextKeys },
): RequestContext {
  return new ExtendedContext(base, holder)
}

/** A class, so that a context of which no key is read costs next to nothing, and one key not much more. */
class ExtendedContext implements RequestContext {
  readonly #base: RequestContext
  readonly #holder: { readonly keys: () => ContextKeys }

  constructor(base: RequestContext, holder: { readonly keys: () => ContextKeys }) {
    this.#base = base
    this.#holder = holder
  }

  get(key: string): ContextEntry | undefined {
    const name = nameIn(this.#holder.keys(), key)
    if (name === null) return this.#base.get(key)
    if (name === AMBIGUOUS) return createRequestContext(this.#holder.keys()).get(key) ?? this.#base.get(key)
    return stated(name, this.#holder.keys()[name]) ?? this.#base.get(key)
  }

  absentBy(key: string): string | undefined {
    const name = nameIn(this.#holder.keys(), key)
    if (name === AMBIGUOUS) {
      return createRequestContext(this.#holder.keys()).absentBy?.(key) ?? this.#base.absentBy?.(key)
    }
    const own = name === null ? undefined : this.#holder.keys()[name]
    const isAbsent = own !== undefined && isAssumed(own) && own.value === undefined
    return isAbsent ? own.assumption : this.#base.absentBy?.(key)
  }
}

/** No key: it stands there in more than one spelling. */
const AMBIGUOUS = ''

/** How is this key spelled here? Null when it is not here. */
function nameIn(keys: ContextKeys, lowerCaseKey: string): string | null {
  let found: string | null = null
  for (const name in keys) {
    if (name.length !== lowerCaseKey.length) continue
    if (name !== lowerCaseKey && name.toLowerCase() !== lowerCaseKey) continue
    if (found !== null) return AMBIGUOUS
    found = name
  }
  return found
}

function stated(key: string, value: ContextKeys[string]): ContextEntry | undefined {
  if (value === undefined) return undefined
  if (!isAssumed(value)) return toEntry(key, value, null)
  return value.value === undefined ? undefined : toEntry(key, value.value, value.assumption)
}

function isAssumed(value: ContextValue | AssumedValue): value is AssumedValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'assumption' in value
}
