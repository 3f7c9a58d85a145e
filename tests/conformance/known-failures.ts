/**
 * Cases that the engine does not meet yet, by address, each with the reason.
 *
 * A listed case that passes fails the run, so that the list never outlives its reasons.
 */
export const KNOWN_FAILURES: Readonly<Record<string, string>> = {}
