import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Question } from '@/components/isolation/answer-questions'
import type { Proof } from '@/lib/scenarios'
import { LESSONS, type Lesson, startOf } from '@/lib/scenarios'

const start = startOf(LESSONS.find(({ id }) => id === 'missing-slash') as Lesson)
if (!start.ok) throw new Error(start.error)
const design = start.value
const [question] = design.isolation ?? []
if (!question) throw new Error('the lesson asks nothing')

/** Stands for the worker: keeps what it was asked, and answers when the test says so. */
class QuietWorker {
  static made: QuietWorker[] = []
  readonly asked: Question[] = []
  onmessage: ((event: { data: unknown }) => void) | null = null
  onerror: (() => void) | null = null
  constructor() {
    QuietWorker.made.push(this)
  }
  postMessage(message: Question) {
    this.asked.push(message)
  }
  terminate() {}
  answer(turn = this.asked.at(-1)?.turn) {
    const plan = { topics: [], restsOn: [], notCovered: [`answered ${turn}`] }
    for (const data of [
      { turn, kind: 'plan', plan },
      { turn, kind: 'done' },
    ]) {
      this.onmessage?.({ data })
    }
  }
}

const worker = () => vi.waitUntil(() => QuietWorker.made[0])
const verdictsOf = ({ cells }: Proof) => cells.map(({ cell }) => cell.verdict)

async function load() {
  vi.resetModules()
  return (await import('@/components/learn/prove-beside')).proveBeside
}

describe('the prover beside a lesson', () => {
  beforeEach(() => {
    QuietWorker.made = []
    vi.unstubAllGlobals()
  })

  test('answers in the page where there are no workers', async () => {
    const prove = await load()
    const proof = await prove(design, question, () => true)
    expect(verdictsOf(proof)).toEqual(['counterexample', 'counterexample', 'counterexample'])
    expect(proof.plan.topics[0]?.says).toBe('customer folders')
  })

  test('answers in the page when the worker is gone, also what comes after', async () => {
    vi.stubGlobal('Worker', QuietWorker)
    const prove = await load()
    const first = prove(design, question, () => true)
    ;(await worker()).onerror?.()
    expect(verdictsOf(await first)).toHaveLength(3)
    expect(verdictsOf(await prove(design, question, () => true))).toHaveLength(3)
    expect(QuietWorker.made).toHaveLength(1)
  })

  test('asks one question after another, and leaves out what nobody waits for any more', async () => {
    vi.stubGlobal('Worker', QuietWorker)
    const prove = await load()
    let isWanted = true
    const first = prove(design, question, () => true)
    const overtaken = vi.fn()
    void prove(design, question, () => isWanted).then(overtaken)
    const last = prove({ ...design, name: 'newer' }, question, () => true)
    const { asked } = await worker()
    await vi.waitUntil(() => asked.length > 0)
    expect(asked).toHaveLength(1)

    isWanted = false
    QuietWorker.made[0]?.answer()
    await first
    await vi.waitUntil(() => asked.length > 1)
    expect(asked.map((one) => one.design.name)).toEqual([design.name, 'newer'])
    // An answer to something else is not taken for the one that is waited for.
    QuietWorker.made[0]?.answer(asked[0]?.turn)
    QuietWorker.made[0]?.answer()
    expect((await last).plan.notCovered).toEqual([`answered ${asked[1]?.turn}`])
    expect(overtaken).not.toHaveBeenCalled()
  })

  test('hands over a question alone, whatever else the design asks', async () => {
    vi.stubGlobal('Worker', QuietWorker)
    const prove = await load()
    void prove({ ...design, isolation: [question, question] }, question, () => true)
    const { asked } = await worker()
    await vi.waitUntil(() => asked.length > 0)
    expect(asked[0]?.design.isolation).toEqual([question])
  })
})
