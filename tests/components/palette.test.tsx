import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { COMMAND_SOURCES, type Command, GROUPS } from '@/components/palette/commands'
import { findCommands } from '@/components/palette/find-commands'
import { heard } from './heard'
import { cell, openPlayground, region } from './playground'

vi.mock('@/components/policy-editor/policy-editor', () => import('./stand-ins'))
vi.mock('@/components/sequence-diagram/sequence-diagram', () => import('./stand-ins'))
vi.mock('next/dynamic', async () => ({ default: (await import('./stand-ins')).dynamic }))

beforeEach(() => localStorage.clear())

async function openPalette() {
  const opened = await openPlayground()
  await opened.user.click(screen.getByRole('button', { name: 'Commands' }))
  const dialog = await screen.findByRole('dialog', { name: 'Commands' })
  return { ...opened, dialog, field: within(dialog).getByRole('combobox', { name: 'Commands' }) }
}

describe('the command palette', () => {
  it('shows its commands in groups, and what is chosen now', async () => {
    const { dialog } = await openPalette()
    for (const group of ['Design', 'Page', 'Step', 'Identity', 'Request', 'Policy']) {
      expect(within(dialog).getByText(group)).toBeVisible()
    }
    expect(within(dialog).getByRole('option', { name: /Sign in as Ana · chosen now/ })).toBeVisible()
    expect(within(dialog).getByRole('option', { name: /^Step 4: Trust policy decides/ })).toBeVisible()
    // There is nothing to undo yet.
    expect(within(dialog).queryByRole('option', { name: /^Undo/ })).toBeNull()
  })

  it('finds by a few letters, and does it', async () => {
    const { user, field } = await openPalette()
    await user.type(field, 'guest')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(screen.getByRole('radio', { name: /^Guest/ })).toBeChecked())
    await heard('Guest is chosen.')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('chooses a request for whoever signs in now', async () => {
    const { user, field } = await openPalette()
    await user.type(field, 'scan the whole')
    await user.keyboard('{Enter}')
    await within(region('Why')).findByRole('heading', { name: /Ana may not do “Scan the whole table”/ })
    expect(cell(/^Ana, Scan the whole table/)).toHaveAttribute('aria-pressed', 'true')
  })

  it('names what undo would take back', async () => {
    const { user, dialog, field } = await openPalette()
    await user.type(field, 'example')
    await user.keyboard('{Enter}')
    const examples = await screen.findByRole('dialog', { name: 'Examples' })
    expect(dialog).not.toBeInTheDocument()
    await user.click(within(examples).getByRole('button', { name: /^Every source of identity/ }))
    await user.click(screen.getByRole('button', { name: 'Commands' }))
    const again = await screen.findByRole('dialog', { name: 'Commands' })
    expect(within(again).getByRole('option', { name: /^Undo · Open Every source of identity/ })).toBeVisible()
  })

  it('says when nothing fits', async () => {
    const { user, dialog, field } = await openPalette()
    await user.type(field, 'qqqq')
    expect(within(dialog).getByText(/Nothing fits/)).toBeVisible()
  })
})

describe('finding commands', () => {
  const requests = Array.from(
    { length: 1_000 },
    (_, index): Command => ({ id: `r${index}`, group: 'Request', label: `Get file ${index}`, run: () => {} }),
  )

  it('shows a few of a thousand, says how many more there are, and finds each by its name', () => {
    const [found] = findCommands(requests, '')
    expect(found?.commands).toHaveLength(8)
    expect(found?.more).toBe(992)
    expect(findCommands(requests, 'file 777')[0]?.commands[0]?.id).toBe('r777')
  })

  it('keeps the order of the groups, and leaves out empty ones', () => {
    const design: Command = { id: 'x', group: 'Design', label: 'Get ready', run: () => {} }
    expect(findCommands([...requests, design], 'get').map(({ group }) => group)).toEqual([
      'Design',
      'Request',
    ])
    expect(findCommands(requests, 'zzz')).toEqual([])
  })

  it('knows every group that a source may name', () => {
    expect(COMMAND_SOURCES.length).toBeGreaterThan(2)
    expect(new Set(GROUPS).size).toBe(GROUPS.length)
  })
})

describe('the list of shortcuts', () => {
  it('opens by its button and by a question mark, and switches single keys off', async () => {
    const { user } = await openPlayground()
    await user.click(screen.getByRole('button', { name: 'Keyboard shortcuts' }))
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
    const box = within(dialog).getByRole('checkbox', { name: 'Single keys are on' })
    expect(box).toBeChecked()
    await user.keyboard('{Escape}')
    await user.keyboard('4')
    expect(screen.getByRole('button', { name: /^Step 4: / })).toHaveAttribute('aria-current', 'step')
    await user.keyboard('?')
    const again = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
    await user.click(within(again).getByRole('checkbox'))
    await user.keyboard('{Escape}')
    await user.keyboard('2')
    expect(screen.getByRole('button', { name: /^Step 4: / })).toHaveAttribute('aria-current', 'step')
  })
})
