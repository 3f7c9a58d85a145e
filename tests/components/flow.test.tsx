import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { simulateDesign, viewsOf } from '@/components/engine/engine'
import type { Views } from '@/components/engine/views-of'
import { FlowPanel } from '@/components/flow/flow-panel'
import { StoreProvider } from '@/components/store/store-provider'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import type { StepNumber } from '@/lib/simulation'

let views: Views

beforeAll(async () => {
  views = viewsOf(await simulateDesign(DEFAULT_DESIGN), 'ana', 'get-own')
})
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const onReveal = vi.fn()

function Flow({ first = 1 }: { first?: StepNumber }) {
  const [current, setCurrent] = useState<StepNumber>(first)
  return (
    <StoreProvider>
      <FlowPanel
        steps={views.steps}
        current={current}
        session={views.session}
        identityName="Ana"
        onChoose={setCurrent}
        onReveal={onReveal}
      />
    </StoreProvider>
  )
}

const step = (number: number) => screen.getByRole('button', { name: new RegExp(`^Step ${number}: `) })
const current = () =>
  screen.getAllByRole('button').find((button) => button.getAttribute('aria-current') === 'step')
const pass = (milliseconds: number) => act(async () => void (await vi.advanceTimersByTimeAsync(milliseconds)))

describe('the six steps', () => {
  it('are an ordered list, each with its status in words', () => {
    render(<Flow />)
    expect(screen.getAllByRole('list').at(0)?.tagName).toBe('OL')
    for (let number = 1; number <= 6; number++) expect(step(number)).toHaveAccessibleName(/Passed/)
    expect(current()).toBe(step(1))
  })

  it('show the chosen one in detail, below its row', () => {
    render(<Flow />)
    fireEvent.click(step(4))
    const detail = screen.getByRole('group', { name: 'Step 4 in detail' })
    expect(step(4).closest('li')).toContainElement(detail)
    expect(
      within(detail).getByRole('heading', { level: 3, name: 'Step 4: Trust policy decides' }),
    ).toBeInTheDocument()
    expect(
      within(detail).getByRole('figure', { name: 'Request of AssumeRoleWithWebIdentity' }),
    ).toHaveTextContent('role/PhotoAppUser')
    expect(screen.queryByRole('group', { name: 'Step 1 in detail' })).toBeNull()
  })

  it('lead to the document that decided', () => {
    render(<Flow />)
    fireEvent.click(screen.getByRole('button', { name: /Decided by statement 1 of the trust policy/ }))
    expect(onReveal).toHaveBeenCalledWith(
      expect.objectContaining({ documentId: 'roles/PhotoAppUser/trust-policy' }),
    )
  })

  it('are walked through with arrow keys, Home and End, and the focus goes along', () => {
    render(<Flow />)
    step(1).focus()
    fireEvent.keyDown(step(1), { key: 'ArrowRight' })
    expect(current()).toBe(step(2))
    expect(step(2)).toHaveFocus()
    fireEvent.keyDown(step(2), { key: 'End' })
    expect(current()).toBe(step(6))
    fireEvent.keyDown(step(6), { key: 'ArrowRight' })
    expect(current()).toBe(step(6))
    fireEvent.keyDown(step(6), { key: 'Home' })
    expect(current()).toBe(step(1))
    fireEvent.keyDown(step(1), { key: 'ArrowRight', ctrlKey: true })
    expect(current()).toBe(step(1))
  })
})

describe('playback', () => {
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

  it('moves one step at a time and stops at the last', async () => {
    render(<Flow first={4} />)
    press('Play')
    await pass(1600)
    expect(current()).toBe(step(5))
    await pass(1600)
    expect(current()).toBe(step(6))
    expect(screen.getByRole('button', { name: 'Play' })).toBeVisible()
    await pass(5000)
    expect(current()).toBe(step(6))
  })

  it('starts over from the last step, and pauses', async () => {
    render(<Flow first={6} />)
    press('Play')
    expect(current()).toBe(step(1))
    press('Pause')
    await pass(5000)
    expect(current()).toBe(step(1))
  })

  it('ends when a step is chosen by hand, and when the page goes out of sight', async () => {
    render(<Flow />)
    press('Play')
    fireEvent.click(step(3))
    expect(screen.getByRole('button', { name: 'Play' })).toBeVisible()
    press('Play')
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    fireEvent(document, new Event('visibilitychange'))
    vi.restoreAllMocks()
    await pass(5000)
    expect(current()).toBe(step(3))
  })

  it('has buttons for first, back, forward and last that keep the focus at the ends', () => {
    render(<Flow />)
    press('Last step')
    expect(current()).toBe(step(6))
    press('Back')
    expect(current()).toBe(step(5))
    press('First step')
    expect(current()).toBe(step(1))
    expect(screen.getByRole('button', { name: 'Back' })).toHaveAttribute('aria-disabled', 'true')
    press('Back')
    expect(current()).toBe(step(1))
    press('Forward')
    expect(current()).toBe(step(2))
  })
})
