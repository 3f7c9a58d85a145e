import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { simulateDesign } from '@/components/engine/engine'
import { MatrixPanel } from '@/components/matrix/matrix-panel'
import { StoreProvider } from '@/components/store/store-provider'
import { AnnouncerProvider } from '@/components/ui/announcer'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { heard } from './heard'
import { cell, openPlayground, region } from './playground'

vi.mock('@/components/policy-editor/policy-editor', () => import('./stand-ins'))
vi.mock('@/components/sequence-diagram/sequence-diagram', () => import('./stand-ins'))
vi.mock('next/dynamic', async () => ({ default: (await import('./stand-ins')).dynamic }))

beforeEach(() => localStorage.clear())

const matrix = () => region('Who may do what')
const find = () => within(matrix()).findByRole('searchbox', { name: /^Find requests/ })
const requests = () =>
  within(matrix())
    .getAllByRole('rowheader')
    .filter((header) => header.getAttribute('scope') === 'row')

async function open() {
  const playground = await openPlayground()
  await find()
  return playground
}

/** Opens the menu of a cell as the keyboard does, and chooses from it. */
async function choose(user: Awaited<ReturnType<typeof open>>['user'], name: RegExp, item: RegExp) {
  cell(name).focus()
  await user.keyboard('{Shift>}{F10}{/Shift}')
  await user.click(await screen.findByRole('menuitem', { name: item }))
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
}

function edit(part: string, by: string) {
  const field = within(region('Policies')).getByRole('textbox') as HTMLTextAreaElement
  fireEvent.change(field, { target: { value: field.value.replace(part, by) } })
}

describe('finding things in the matrix', () => {
  it('shows the requests and identities that have the words, says how many, and shows all again', async () => {
    const { user } = await open()
    await user.type(await find(), 'scan guest')
    expect(requests()).toHaveLength(1)
    expect(within(matrix()).getAllByRole('columnheader')).toHaveLength(2)
    expect(within(matrix()).getByText(/1 of 13 requests, 1 of 3 identities/)).toBeVisible()
    await user.click(within(matrix()).getByRole('button', { name: 'Show all' }))
    expect(requests()).toHaveLength(13)
    await user.type(await find(), 'nothing has this')
    expect(within(matrix()).getByText(/Nothing in the table fits/)).toBeVisible()
  })

  it('leaves only what is allowed, groups by who is allowed, and orders, all of it by name', async () => {
    const { user } = await open()
    await user.click(within(matrix()).getByRole('button', { name: 'View' }))
    const view = await screen.findByRole('dialog', { name: 'View of the table' })
    await user.click(within(view).getByRole('checkbox', { name: 'Allowed' }))
    expect(requests()).toHaveLength(7)
    await user.selectOptions(
      within(view).getByRole('combobox', { name: 'Group requests' }),
      'By who is allowed',
    )
    expect(within(matrix()).getByText('Allowed to Ana and Ben')).toBeInTheDocument()
    expect(within(matrix()).getByText('Allowed to Guest')).toBeInTheDocument()
    await user.click(within(view).getByRole('button', { name: 'Back to the usual view' }))
    expect(requests()).toHaveLength(13)
  })

  it('explains its signs', async () => {
    const { user } = await open()
    const button = within(matrix()).getByRole('button', { name: 'How to read this table' })
    await user.click(button)
    expect(button).toHaveAttribute('aria-expanded', 'true')
    expect(within(matrix()).getByRole('region', { name: 'How to read this table' })).toHaveTextContent(
      /It cannot be told/,
    )
  })
})

describe('what is expected of a cell', () => {
  it('is made from its menu, stands in it, and is counted; undo takes it back', async () => {
    const { user } = await open()
    await choose(user, /^Ana, Get own object/, /^Expect allow/)
    await waitFor(() => expect(cell(/^Ana, Get own object: Allow, as expected/)).toHaveFocus())
    expect(within(matrix()).getByText('1 of 1 expectation met')).toBeVisible()
    await heard('Ana, Get own object: expected to be allowed.')
    await user.click(screen.getByRole('button', { name: 'Undo: Expect allow: Ana, Get own object' }))
    await waitFor(() => expect(within(matrix()).queryByText(/expectation/)).toBeNull())
  })

  it('is marked where it is not met, and buttons lead there', async () => {
    const { user } = await open()
    await choose(user, /^Ana, Get own object/, /^Expect allow/)
    await choose(user, /^Guest, Scan the whole table/, /^Expect allow/)
    await screen.findByRole('button', { name: /^Guest, Scan the whole table: Deny, expected allow, not met/ })
    expect(within(matrix()).getByText('1 of 2 expectations met')).toBeVisible()
    await user.click(within(matrix()).getByRole('button', { name: 'Next unmet expectation' }))
    expect(cell(/^Guest, Scan the whole table/)).toHaveAttribute('aria-pressed', 'true')
    await heard('Guest, Scan the whole table: expected allow, is denied. 1 of 1.')
    await choose(user, /^Guest, Scan the whole table/, /^Expect deny instead/)
    await within(matrix()).findByText('2 of 2 expectations met')
    await choose(user, /^Guest, Scan the whole table/, /^Remove the expectation/)
    await within(matrix()).findByText('1 of 1 expectation met')
  })
})

describe('the cells that an edit changed', () => {
  it('are stepped through by button, each said with what it was and is', async () => {
    const { user } = await open()
    edit('"s3:GetObject",', '')
    await within(matrix()).findByText('2 cells changed by your last edit')
    const next = within(matrix()).getByRole('button', { name: 'Next changed cell' })
    await user.click(next)
    await heard('Ana, Get own object: was allowed, now denied. 1 of 2.')
    expect(cell(/^Ana, Get own object/)).toHaveAttribute('aria-pressed', 'true')
    expect(next).toHaveFocus()
    await user.click(next)
    expect(cell(/^Ben, Get own object/)).toHaveAttribute('aria-pressed', 'true')
    await user.click(next)
    expect(cell(/^Ana, Get own object/)).toHaveAttribute('aria-pressed', 'true')
    await user.click(within(matrix()).getByRole('button', { name: 'Previous changed cell' }))
    expect(cell(/^Ben, Get own object/)).toHaveAttribute('aria-pressed', 'true')
  })

  it('are stepped through by the keys N and P, even when they were filtered out', async () => {
    const { user } = await open()
    edit('"s3:GetObject",', '')
    await within(matrix()).findByText('2 cells changed by your last edit')
    await user.type(await find(), 'scan')
    cell(/^Ana, Scan/).focus()
    await user.keyboard('n')
    await waitFor(() => expect(cell(/^Ana, Get own object/)).toHaveFocus())
    await user.keyboard('n')
    await waitFor(() => expect(cell(/^Ben, Get own object/)).toHaveFocus())
    await user.keyboard('p')
    await waitFor(() => expect(cell(/^Ana, Get own object/)).toHaveFocus())
  })
})

describe('the menu of a cell', () => {
  it('opens at a right click, closes with Escape, and gives the focus back', async () => {
    const { user } = await open()
    fireEvent.contextMenu(cell(/^Ben, Put own object/))
    const menu = await screen.findByRole('menu', { name: 'What to do with this cell' })
    expect(menu).toHaveTextContent('Ben, Put own object')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(cell(/^Ben, Put own object/)).toHaveFocus())
  })

  it('opens at a right click that is the first thing that anybody does', async () => {
    const { simulation, matrix: all } = await simulateDesign(DEFAULT_DESIGN)
    render(
      <AnnouncerProvider>
        <StoreProvider>
          <MatrixPanel
            shown={{ design: DEFAULT_DESIGN, simulation, matrix: all }}
            chosen={{ identityId: 'ana', requestId: null }}
            changed={new Map()}
            onChoose={() => {}}
          />
        </StoreProvider>
      </AnnouncerProvider>,
    )
    // The tools above the table, which bring the menu, have not come yet.
    expect(within(matrix()).queryByRole('searchbox')).toBeNull()
    const isLeftToTheBrowser = fireEvent.contextMenu(cell(/^Ben, Put own object/))
    expect(isLeftToTheBrowser).toBe(false)
    expect(await screen.findByRole('menu')).toHaveTextContent('Ben, Put own object')
  })

  it('copies the request as a command', async () => {
    const { user } = await open()
    await choose(user, /^Ana, Get own row/, /^Copy as AWS CLI command/)
    await heard('Copied as a command of the AWS CLI.')
    expect(await navigator.clipboard.readText()).toMatch(/^aws dynamodb get-item .*--table-name MyTable/s)
  })

  it('moves the request in the design, past its neighbour in the table', async () => {
    const { user } = await open()
    await choose(user, /^Ana, Get own object/, /^Move the request up/)
    await waitFor(() => expect(requests()[3]).toHaveTextContent('Get own object'))
    expect(screen.getByRole('button', { name: 'Undo: Move Get own object up' })).toBeVisible()
    await choose(user, /^Ana, Get own object/, /^Move the identity right/)
    await waitFor(() =>
      expect(
        within(matrix())
          .getAllByRole('columnheader')
          .map((header) => header.textContent?.slice(0, 3)),
      ).toEqual(['Req', 'Ben', 'Ana', 'Gue']),
    )
  })
})
