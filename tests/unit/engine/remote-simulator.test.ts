import { describe, expect, test, vi } from 'vitest'
import { createRemoteSimulator } from '@/components/engine/remote-simulator'
import { type Answer, type Port, serveSimulations } from '@/components/engine/serve-simulations'
import { type Design, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { createSimulator, type Simulator, simulate, toPlain } from '@/lib/simulation'

const ACCESS = 'roles/PhotoAppUser/policies/S3UserFolder'

/** A page and a worker that copy each other's messages, as browsers do. */
function connect(behind: Simulator = createSimulator()) {
  const answers: Answer[] = []
  const deliver = (to: Port, message: unknown) => {
    const data: unknown = structuredClone(message)
    queueMicrotask(() => to.onmessage?.({ data }))
  }
  const page: Port = { onmessage: null, postMessage: (message) => deliver(worker, message) }
  const worker: Port = {
    onmessage: null,
    postMessage: (message) => {
      answers.push(message as Answer)
      deliver(page, message)
    },
  }
  serveSimulations(worker, behind)
  return { remote: createRemoteSimulator(page), answers }
}

const withSpace = (design: Design) =>
  withDocumentText(design, ACCESS, `${design.roles[0]?.policies[0]?.text ?? ''} `)

describe('a simulator in a worker', () => {
  test('answers as one in the page', async () => {
    const { remote } = connect()
    for (const design of [DEFAULT_DESIGN, EVERY_SOURCE, withSpace(DEFAULT_DESIGN)]) {
      expect(toPlain(await remote.simulate(design))).toEqual(await simulate(design))
    }
  })

  test('sends only what an edit changed, and the page keeps the rest', async () => {
    const { remote, answers } = connect()
    const before = await remote.simulate(DEFAULT_DESIGN)
    const after = await remote.simulate(withSpace(DEFAULT_DESIGN))
    expect(answers.at(-1)).toMatchObject({ runs: DEFAULT_DESIGN.identities.map(() => null) })
    expect(answers.at(-1)).toMatchObject({ cells: { positions: new Uint32Array() } })
    expect(after.cells.every((cell, index) => cell === before.cells[index])).toBe(true)
    expect(after.runs.every((run, index) => run === before.runs[index])).toBe(true)
  })

  test('after many edits still answers as a simulation that has seen nothing before', async () => {
    const { remote } = connect()
    const text = DEFAULT_DESIGN.roles[0]?.policies[0]?.text ?? ''
    const edits = ['s3:PutObject', 's3:ListBucket', 's3:GetObject'].map((action) =>
      withDocumentText(DEFAULT_DESIGN, ACCESS, text.replace(action, 's3:GetObjectAcl')),
    )
    for (const design of [DEFAULT_DESIGN, ...edits, DEFAULT_DESIGN]) {
      expect(toPlain(await remote.simulate(design))).toEqual(await simulate(design))
    }
  })

  test('sends a large answer as a few numbers for each cell', async () => {
    const many: Design = {
      ...DEFAULT_DESIGN,
      requests: Array.from({ length: 300 }, (_, index) => ({
        id: `r${index}`,
        name: `Request ${index}`,
        service: 's3' as const,
        operation: 'GetObject' as const,
        bucket: 'mybucket',
        key: `{{self}}/${index}`,
      })),
      expectations: [],
    }
    const { remote, answers } = connect()
    const { cells } = await remote.simulate(many)
    expect(cells).toHaveLength(DEFAULT_DESIGN.identities.length * 300)
    const answer = answers.at(-1)
    if (answer?.kind !== 'simulation') throw new Error('no answer')
    expect(answer.cells.positions).toHaveLength(cells.length)
    expect(answer.cells.states.length).toBeLessThan(5)
  })

  test('says how far it is when it takes a while', async () => {
    const shares: number[] = []
    let time = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (time += 60))
    const { remote } = connect()
    await remote.simulate(EVERY_SOURCE, (share) => shares.push(share))
    vi.restoreAllMocks()
    expect(shares.length).toBeGreaterThan(2)
    expect(shares).toEqual([...shares].sort((left, right) => left - right))
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true)
  })

  test('only the last of several questions is answered', async () => {
    const { remote } = connect()
    let isFirstAnswered = false
    void remote.simulate(DEFAULT_DESIGN).then(() => {
      isFirstAnswered = true
    })
    const last = await remote.simulate(EVERY_SOURCE)
    expect(toPlain(last)).toEqual(await simulate(EVERY_SOURCE))
    expect(isFirstAnswered).toBe(false)
  })

  test('a simulation that fails is told to whoever asked', async () => {
    const { remote } = connect({ simulate: () => Promise.reject(new Error('no such luck')) })
    await expect(remote.simulate(DEFAULT_DESIGN)).rejects.toThrow('no such luck')
  })

  test('a worker that is gone is told to whoever waits', async () => {
    const { remote } = connect({ simulate: () => new Promise(() => {}) })
    const waiting = remote.simulate(DEFAULT_DESIGN)
    remote.fail(new Error('gone'))
    await expect(waiting).rejects.toThrow('gone')
  })
})
