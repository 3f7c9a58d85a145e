/** How often a law is tried: few times with every push, `PROPERTY_RUNS=50` times as often by night. */
export function runs(few: number): { readonly numRuns: number; readonly seed?: number } {
  const seed = process.env.PROPERTY_SEED
  return { numRuns: few * Number(process.env.PROPERTY_RUNS ?? 1), ...(seed ? { seed: Number(seed) } : {}) }
}

/** Time for a law on a busy machine, in milliseconds; more when it is tried more often. */
export const PATIENCE = 60_000 * Number(process.env.PROPERTY_RUNS ?? 1)
