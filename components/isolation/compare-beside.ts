import type { Design } from '@/lib/design'
import type { AccessChangeView } from '@/lib/prover'
import type { ProofMessage } from './answer-in-worker'
import { startProofWorker } from './proof-worker'

/** What the page asks the worker. */
export interface CompareQuestion {
  readonly before: Design
  readonly after: Design
}

/** What two designs mean for each kind of session, worked out beside the page; in it, where there is no worker. */
export function compareBeside(question: CompareQuestion): {
  readonly changes: Promise<readonly AccessChangeView[]>
  stop(): void
} {
  let stop = () => {}
  const inPage = () => import('./answers').then(({ compareMeanings }) => compareMeanings(question))
  const changes = new Promise<readonly AccessChangeView[]>((resolve, reject) => {
    try {
      const worker = startProofWorker()
      stop = () => worker.terminate()
      worker.onmessage = ({ data }: MessageEvent<readonly AccessChangeView[]>) => resolve(data)
      worker.onerror = () => inPage().then(resolve, reject)
      worker.postMessage({ proof: 'meanings', ...question } satisfies ProofMessage)
    } catch {
      inPage().then(resolve, reject)
    }
  })
  return { changes, stop: () => stop() }
}
