import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { EmbedFrame } from '@/components/embed/embed-frame'
import { EVERY_SOURCE } from '@/lib/scenarios'
import { toShareText } from '@/lib/share'

vi.mock('next/dynamic', async () => ({ default: (await import('./stand-ins')).dynamic }))

const open = (fragment: string) => {
  history.replaceState(null, '', `/embed/${fragment}`)
  render(<EmbedFrame title="A folder of one’s own" mark={null} steps={null} />)
  return userEvent.setup()
}

beforeEach(() => history.replaceState(null, '', '/'))

describe('an embedded design', () => {
  it('is a poster until the reader asks for it', async () => {
    const user = open('#ui=flow&title=Mine&identity=ana&step=4')
    expect(screen.getByRole('heading', { level: 1, name: 'Mine' })).toBeVisible()
    expect(screen.queryByRole('list', { name: 'The six steps' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Show the steps' }))
    const steps = await screen.findByRole('list', { name: 'The six steps' })
    expect(within(steps).getByRole('button', { name: /^Step 4/ })).toHaveAttribute('aria-current', 'step')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Who' }), 'Guest')
    expect(within(steps).getByRole('button', { name: /^Step 1/ })).toHaveTextContent('Skipped')
  })

  it('leads to the same design and selection in the playground', () => {
    open(`#ui=cell&identity=ana&request=get-own&d=${toShareText(EVERY_SOURCE)}`)
    const href = screen.getByRole('link', { name: /^Open in the playground/ }).getAttribute('href') ?? ''
    expect(href).toMatch(/^\/#identity=ana&request=get-own&d=v1\./)
    expect(href).not.toContain('ui=')
  })

  it('shows who may do what, and why, at once when the address says so', async () => {
    const user = open('#ui=matrix&live=1')
    const table = await screen.findByRole('table', { name: /Which requests/ })
    await user.click(within(table).getByRole('button', { name: /^Guest, Get another's object/ }))
    expect(screen.getByRole('heading', { name: /^Guest may not do/ })).toBeVisible()
  })

  it.each([
    ['kiosk', 'design:kiosk'],
    ['lesson:wrong-audience', 'lesson:wrong-audience'],
  ])('shows what ships with the playground by its name: %s', async (name, wanted) => {
    open(`#ui=matrix&live=1&example=${name}`)
    expect(await screen.findByRole('table', { name: /Which requests/ })).toBeVisible()
    for (const link of screen.getAllByRole('link', { name: /^Open in the playground/ })) {
      expect(link).toHaveAttribute('href', `/#open=${wanted}`)
    }
  })

  it('says what is wrong with a damaged design, and with an example that is not there', async () => {
    open('#live=1&d=v1.AAAA')
    expect(await screen.findByRole('alert')).toHaveTextContent(/could not be opened: it was cut off/)
    await act(async () => {
      history.replaceState(null, '', '#live=1&example=zoo')
      window.dispatchEvent(new Event('hashchange'))
    })
    expect(await screen.findByText('There is no example “zoo”.')).toBeVisible()
  })
})
