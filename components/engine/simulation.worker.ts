import { createSimulator } from '@/lib/simulation'
import { type Port, serveSimulations } from './serve-simulations'

// Runs beside the page: it simulates designs that are too large to be simulated between two frames of it, and answers
// what may take a while to prove. One worker for both, so that the page's own parts are not cut any finer.
const page = self as unknown as Port
const simulations: Port = { postMessage: (...message) => page.postMessage(...message), onmessage: null }
serveSimulations(simulations, createSimulator())

page.onmessage = (event) => {
  if (!isProof(event.data)) return simulations.onmessage?.(event)
  import('@/components/isolation/answer-in-worker')
    .then(({ answerInWorker }) => answerInWorker(event.data, page))
    .catch((error: unknown) => {
      // The page hears of what is thrown here, and not of what a promise keeps to itself.
      setTimeout(() => {
        throw error
      })
    })
}

function isProof(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'proof' in data
}
