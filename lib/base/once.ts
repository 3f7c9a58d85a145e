/**
 * Makes a value when it is first asked for, and once.
 *
 * @example
 * const body = once(() => JSON.stringify(large))
 * body() === body()
 */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
