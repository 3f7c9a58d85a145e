import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Presenter } from '@/components/present/presenter'
import { StoreProvider } from '@/components/store/store-provider'
import { encodeDesign } from '@/lib/design'
import { EVERY_SOURCE } from '@/lib/scenarios'
import { readShareLink } from '@/lib/share'

vi.mock('next/dynamic', async () => ({ default: (await import('./stand-ins')).dynamic }))

const MINE = encodeDesign({ ...EVERY_SOURCE, name: 'My secret work' })

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  localStorage.setItem('idpool:design', MINE)
  history.replaceState(null, '', '/?present')
})

async function present() {
  const user = userEvent.setup()
  render(
    <StoreProvider>
      <Presenter />
    </StoreProvider>,
  )
  const view = await screen.findByRole('main', { name: 'Presenter view' })
  const step = () => within(view).getByRole('region', { name: /^Step \d$/ })
  await within(view).findByRole('list', { name: 'The six steps' })
  return { user, view, step }
}

describe('the presenter view', () => {
  it('begins clean: saved work is neither shown nor touched', async () => {
    const { view } = await present()
    expect(within(view).getByRole('heading', { level: 1 })).toHaveTextContent(
      'A folder and rows of one’s own',
    )
    expect(document.body).not.toHaveTextContent('My secret work')
    expect({ ...localStorage }).toEqual({ 'idpool:design': MINE })
    history.replaceState(null, '', '/')
    expect(localStorage.getItem('idpool:design')).toBe(MINE)
  })

  it('walks with the arrow keys and tells what came of a step only when asked', async () => {
    const { user, view, step } = await present()
    expect(step()).toHaveTextContent('Step 1 of 6')
    expect(step()).not.toHaveTextContent('Passed')
    await user.keyboard('{ArrowRight}{PageDown}{ArrowRight}')
    expect(step()).toHaveTextContent('Trust policy decides')
    expect(step()).toHaveTextContent('What will come of it?')
    expect(within(view).queryByRole('img', { name: 'Passed' })).toBeNull()
    await user.keyboard(' ')
    expect(step()).toHaveTextContent('Passed')
    await user.keyboard('{ArrowLeft}')
    expect(step()).toHaveTextContent('What will come of it?')
    expect(within(view).getByRole('img', { name: 'Passed' })).toBeVisible()
    await user.keyboard('h')
    expect(within(view).queryByRole('img', { name: 'Passed' })).toBeNull()
  })

  it('hides the cells of the table, also from screen readers, until each is asked for', async () => {
    const { user, view } = await present()
    await user.click(within(view).getByRole('button', { name: 'Table' }))
    const table = within(view).getByRole('table')
    expect(table).not.toHaveTextContent(/Allow|Deny/)
    expect(within(table).queryByRole('button', { name: /Allow|Deny/ })).toBeNull()
    await user.click(within(table).getByRole('button', { name: "Guest, Get another's object: not revealed" }))
    expect(within(table).getAllByRole('button', { name: /Deny|Allow/ })).toHaveLength(1)
    expect(await within(view).findByRole('heading', { name: /^Guest may not do/ })).toBeVisible()
    await user.click(within(view).getByRole('button', { name: 'Reveal all' }))
    expect(within(table).getAllByRole('button', { name: /Deny|Allow/ })).toHaveLength(39)
  })

  it('gives the room a code, an address to type and a link to take home', async () => {
    const { user } = await present()
    await user.keyboard('q')
    const dialog = await screen.findByRole('dialog', { name: 'Take this home' })
    expect(within(dialog).getByRole('img', { name: 'The design as a QR code' })).toBeVisible()
    expect(within(dialog).getByText(/^localhost:\d+$/)).toBeVisible()
    await user.click(within(dialog).getByRole('button', { name: 'Copy the link to this design' }))
    const link = await navigator.clipboard.readText()
    expect(link).not.toContain('present')
    expect(readShareLink(link).ok).toBe(true)
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})
