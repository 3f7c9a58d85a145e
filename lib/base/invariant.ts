/** Throws when our own program is wrong. Never used on text that a person typed. */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${what}`)
}

/** Proves to the compiler that a union is exhausted; throws if a value slips through at run time. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`)
}
