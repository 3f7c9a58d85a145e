import { describe, expect, test } from 'vitest'
import { createRemoteSimulator } from '@/components/engine/remote-simulator'
import { type AnswerPart, type Port, serveSimulations } from '@/components/engine/serve-simulations'
import { type Design, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { createSimulator, type Simulator, simulate } from '@/lib/simulation'

const ACCESS = 'roles/PhotoAppUser/policies/S3UserFolder'

/** A page and a worker that copy each other's messages, as browsers do. */
function connect(behind: Simulator = createSimulator()) {
  const parts: AnswerPart[] = []
  const deliver = (to: Port, message: unknown) => {
    const data: unknown = structuredClone(message)
    queueMicrotask(() => to.onmessage?.({ data }))
  }
  const page: Port = { onmessage: null, postMessage: (message) => deliver(worker, message) }
  const worker: Port = {
    onmessage: null,
    postMessage: (message) => {
      parts.push(message as AnswerPart)
      deliver(page, message)
    },
  }
  serveSimulations(worker, behind)
  return { remote: createRemoteSimulator(page), parts }
}

const withSpace = (design: Design) =>
  withDocumentText(design, ACCESS, `${design.roles[0]?.policies[0]?.text ?? ''} `)

describe('a simulator in a worker', () => {
  test('answers as one in the page', async () => {
    const { remote } = connect()
    for (const design of [DEFAULT_DESIGN, EVERY_SOURCE, withSpace(DEFAULT_DESIGN)]) {
      expect(await remote.simulate(design)).toEqual(await simulate(design))
    }
  })

  test('sends only what an edit changed, and the page keeps the rest', async () => {
    const { remote, parts } = connect()
    const before = await remote.simulate(DEFAULT_DESIGN)
    parts.length = 0
    const after = await remote.simulate(withSpace(DEFAULT_DESIGN))
    expect(parts.map(({ kind }) => kind)).toEqual(['end'])
    expect(after.cells.every((cell, index) => cell === before.cells[index])).toBe(true)
  })

  test('sends a large answer in parts of which none is large', async () => {
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
    const { remote, parts } = connect()
    const { cells } = await remote.simulate(many)
    expect(cells).toHaveLength(DEFAULT_DESIGN.identities.length * 300)
    const sizes = parts.flatMap((part) => (part.kind === 'cells' ? [part.cells.length] : []))
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(cells.length)
  })

  test('only the last of several questions is answered', async () => {
    const { remote } = connect()
    let isFirstAnswered = false
    void remote.simulate(DEFAULT_DESIGN).then(() => {
      isFirstAnswered = true
    })
    const last = await remote.simulate(EVERY_SOURCE)
    expect(last).toEqual(await simulate(EVERY_SOURCE))
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
