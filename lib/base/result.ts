/** The outcome of something that can fail because of what a person typed, opened or linked: a value, never a throw. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure }

/** Wraps a good value. */
export function succeed<Value>(value: Value): Result<Value, never> {
  return { ok: true, value }
}

/** Wraps a failure. */
export function fail<Failure>(error: Failure): Result<never, Failure> {
  return { ok: false, error }
}
