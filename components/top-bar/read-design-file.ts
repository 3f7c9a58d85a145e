import { loadEngine } from '@/components/engine/load-engine'
import { fail, type Result } from '@/lib/base/result'
import type { Design, DesignProblem } from '@/lib/design'

/** Refused before it is read: no design of use is as large. */
const MAX_BYTES = 40_000_000

export type FileProblem = Pick<DesignProblem, 'line' | 'column' | 'path' | 'message'>

/** The design that a chosen file holds, or everything that stands in the way. The file is not trusted; nothing is thrown. */
export async function readDesignFile(file: File): Promise<Result<Design, readonly FileProblem[]>> {
  if (file.size > MAX_BYTES) return refusedFor('the file is larger than 40 MB')
  const engine = await loadEngine().catch(() => null)
  if (engine === null) return refusedFor('a part of this page could not be loaded: check the connection')
  try {
    return engine.decodeDesign(await file.text())
  } catch {
    return refusedFor('the browser could not read the file')
  }
}

function refusedFor(message: string): Result<never, readonly FileProblem[]> {
  return fail([{ line: 1, column: 1, path: '', message }])
}
