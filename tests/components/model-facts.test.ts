import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { assistSoon, setAssist } from '@/components/policy-editor/monaco/model-facts'

type Model = Parameters<typeof setAssist>[0]
type Assist = NonNullable<Parameters<typeof setAssist>[1]>

const assist = { who: 'Ana' } as Assist
const newModel = () => ({}) as Model
const never = () => {}

describe('what helps with a document that was only just opened', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('is waited for, and comes when it is there', async () => {
    const model = newModel()
    const soon = assistSoon(model, never)
    setAssist(model, null, true)
    setAssist(newModel(), assist, true)
    setAssist(model, assist, true)
    expect(await soon).toBe(assist)
    expect(await assistSoon(model, never)).toBe(assist)
  })

  test('is not waited for when nobody wants it any more', async () => {
    let cancel = never
    const soon = assistSoon(newModel(), (run) => {
      cancel = run
    })
    cancel()
    expect(await soon).toBeNull()
  })

  test('is given up after a while', async () => {
    const soon = assistSoon(newModel(), never)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await soon).toBeNull()
  })
})
