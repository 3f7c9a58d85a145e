import { describe, expect, test } from 'vitest'
import { readAhead } from '@/components/engine/read-ahead'

/** Something of so many parts, and how many of them were read. */
function parts(count: number) {
  const reader = { read: 0, next: () => ++reader.read < count }
  return reader
}

/** Callbacks that wait until the test lets the browser be idle. */
function idleTime() {
  const waiting: (() => void)[] = []
  return { waiting, request: (run: () => void) => waiting.push(run), pass: () => waiting.shift()?.() }
}

describe('reading ahead', () => {
  test('waits for idle time, and reads one part in each', () => {
    const idle = idleTime()
    const reader = parts(3)
    readAhead(reader.next, { requestIdleCallback: idle.request, setTimeout: () => expect.unreachable() })
    expect(reader.read).toBe(0)
    for (const read of [1, 2, 3]) {
      idle.pass()
      expect(reader.read).toBe(read)
    }
    expect(idle.waiting).toEqual([])
  })

  test('takes turns with the page by a timer where the browser does not tell that it is idle', () => {
    const timer = idleTime()
    const pauses: number[] = []
    const reader = parts(2)
    readAhead(reader.next, {
      setTimeout: (run, pause) => {
        pauses.push(pause)
        timer.request(run)
      },
    })
    expect(reader.read).toBe(0)
    timer.pass()
    expect(reader.read).toBe(1)
    timer.pass()
    expect(reader.read).toBe(2)
    expect(timer.waiting).toEqual([])
    expect(pauses.every((pause) => pause > 0)).toBe(true)
  })

  test('ends with a part that cannot be read', () => {
    const idle = idleTime()
    const fail = () => {
      throw new Error('broken')
    }
    readAhead(fail, { requestIdleCallback: idle.request, setTimeout: idle.request })
    expect(() => idle.pass()).toThrow('broken')
    expect(idle.waiting).toEqual([])
  })
})
