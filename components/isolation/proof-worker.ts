/** A worker of one's own to prove things in; throws where there are none. */
export function startProofWorker(): Worker {
  return new Worker(new URL('../engine/simulation.worker.ts', import.meta.url), { type: 'module' })
}
