import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { encodeDesign } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { heard } from './heard'
import { cell, openPlayground, region } from './playground'

vi.mock('@/components/policy-editor/policy-editor', () => import('./stand-ins'))
vi.mock('@/components/sequence-diagram/sequence-diagram', () => import('./stand-ins'))
vi.mock('next/dynamic', async () => ({ default: (await import('./stand-ins')).dynamic }))

beforeEach(() => localStorage.clear())

const editor = () => within(region('Policies')).getByRole('textbox')

/** Replaces a part of the policy that is shown, in one go. */
function edit(part: string, by: string) {
  const field = editor() as HTMLTextAreaElement
  const text = field.value.replace(part, by)
  expect(text).not.toBe(field.value)
  fireEvent.change(field, { target: { value: text } })
}

describe('who signs in', () => {
  it('is a group of three radio buttons that say how far each one gets', async () => {
    const { user, simulation } = await openPlayground()
    const group = screen.getByRole('group', { name: 'Who signs in' })
    const radios = within(group).getAllByRole('radio')
    expect(radios).toHaveLength(3)
    const allowed = simulation.cells.filter(
      ({ identity, verdict }) => identity === 'ana' && verdict === 'allow',
    ).length
    const of = DEFAULT_DESIGN.requests.length
    expect(
      within(group).getByRole('radio', { name: new RegExp(`Ana.*${allowed} of ${of} allowed`) }),
    ).toBeChecked()

    await user.click(within(group).getByRole('radio', { name: /^Guest/ }))
    await waitFor(() => expect(screen.getByRole('img', { name: /for Guest/ })).toBeVisible())
    expect(screen.getByRole('button', { name: /^Step 1: .*Skipped/ })).toBeVisible()
  })
})

describe('the matrix', () => {
  it('has a column a person, a row a request, and a group of rows a service', async () => {
    await openPlayground()
    const table = screen.getByRole('table', { name: /Which requests succeed for whom/ })
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((header) => header.textContent),
    ).toEqual([
      'Request allowed',
      'Ana6/13 6 of 13 allowed',
      'Ben6/13 6 of 13 allowed',
      'Guest1/13 1 of 13 allowed',
    ])
    expect(within(table).getByRole('rowheader', { name: /Get own object/ })).toBeVisible()
    expect(within(table).getByText('Amazon DynamoDB')).toBeVisible()
    expect(cell(/^Ana, Get own object: Allow/)).toBeVisible()
    expect(cell(/^Ana, Get another's object: Deny/)).toBeVisible()
  })

  it('is one stop for Tab, and arrow keys move inside it', async () => {
    const { user } = await openPlayground()
    const first = cell(/^Ana, List own folder/)
    expect(
      screen.getAllByRole('button').filter((button) => button.closest('td') && button.tabIndex === 0),
    ).toEqual([first])
    first.focus()
    await user.keyboard('{ArrowRight}')
    expect(cell(/^Ben, List own folder/)).toHaveFocus()
    await user.keyboard('{ArrowDown}{Home}')
    expect(cell(/^Ana, List another's folder/)).toHaveFocus()
    await user.keyboard('{Control>}{End}{/Control}')
    expect(cell(/^Guest, Scan the whole table/)).toHaveFocus()
    await user.keyboard('{ArrowDown}{ArrowRight}')
    expect(cell(/^Guest, Scan the whole table/)).toHaveFocus()
    await user.keyboard('{Control>}{Home}{/Control}{Enter}')
    expect(cell(/^Ana, List own folder/)).toHaveAttribute('aria-pressed', 'true')
  })

  it('explains the cell that is chosen, and shows its deciding step', async () => {
    const { user } = await openPlayground()
    await user.click(cell(/^Ana, Get another's object/))
    const why = region('Why')
    await within(why).findByRole('heading', { name: /Ana may not do “Get another's object”/ })
    expect(within(why).getByText(/AccessDenied: User: arn:aws:sts/)).toBeVisible()
    expect(within(why).getByText(/statement that comes nearest/)).toBeVisible()
    expect(
      within(why).getByRole('rowheader', { name: '${cognito-identity.amazonaws.com:sub}' }),
    ).toBeVisible()
    expect(screen.getByRole('button', { name: /^Step 6: / })).toHaveAttribute('aria-current', 'step')
    await heard("Ana may not do “Get another's object”.")
  })

  it('leads from an explanation to the statement in the editor', async () => {
    const { user } = await openPlayground()
    await user.click(cell(/^Ana, Get own row: Allow/))
    const link = await within(region('Why')).findByRole('button', {
      name: /Show in editor: statement 1 of DynamoDBUserRows/,
    })
    await user.click(link)
    expect(editor()).toHaveAccessibleName('DynamoDBUserRows of PhotoAppUser')
    expect(screen.getByLabelText('Revealed')).toHaveTextContent('dynamodb:LeadingKeys')
    expect(screen.getByLabelText('Marked')).toHaveTextContent('dynamodb:LeadingKeys')
  })

  it('holds the whole tree on demand', async () => {
    const { user } = await openPlayground()
    await user.click(cell(/^Ana, Get own object: Allow/))
    const why = region('Why')
    await within(why).findByRole('heading', { name: /Ana may do/ })
    const [tree] = within(why).getAllByText('Everything that was checked')
    await user.click(tree as HTMLElement)
    expect(within(why).getByText(/Statement 2, Allow/)).toBeVisible()
    expect(within(why).getAllByText('matches').length).toBeGreaterThan(1)
  })
})

describe('editing a policy', () => {
  it('marks the cells that changed, and says how many', async () => {
    await openPlayground()
    edit('"s3:GetObject",', '')
    await within(region('Who may do what')).findByText('2 cells changed by your last edit')
    expect(cell(/^Ana, Get own object: Deny.*changed by your last edit/)).toBeVisible()
    expect(cell(/^Guest, Get own object/)).not.toHaveAccessibleName(/changed/)
    await heard('2 cells changed by your last edit.')
  })

  it('warns when something is allowed by accident', async () => {
    const { user } = await openPlayground()
    await user.click(screen.getByRole('button', { name: /^DynamoDBUserRows/ }))
    edit('"dynamodb:GetItem"', '"dynamodb:GetItem", "dynamodb:Scan"')
    const hole = await screen.findByRole('button', { name: /^Ana, Scan the whole table: Allow, by accident/ })
    await user.click(hole)
    expect(await within(region('Why')).findByText('Allowed by accident')).toBeVisible()
  })

  it('keeps the last result while a policy is not JSON, says so, and leads back', async () => {
    const { user } = await openPlayground()
    edit('"Effect": "Allow",', '"Effect": "Allow')
    const banner = await screen.findByRole('region', { name: 'Results are not current' })
    expect(banner).toHaveTextContent(
      /Showing the last result: S3UserFolder of PhotoAppUser is not valid JSON \(line \d+\)/,
    )
    expect(cell(/^Ana, Get own object: Allow/)).toBeVisible()
    await heard('Showing the last result')

    await user.click(within(banner).getByRole('button', { name: 'Go to the error' }))
    expect(editor()).toHaveAccessibleName('S3UserFolder of PhotoAppUser')
    expect(screen.getByRole('button', { name: /^S3UserFolder.*errors?/ })).toHaveAttribute(
      'aria-current',
      'true',
    )

    await user.click(within(banner).getByRole('button', { name: /^Undo: Edit/ }))
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Results are not current' })).toBeNull())
  })

  it('shows what AWS hides when the trust policy refuses', async () => {
    const { user } = await openPlayground()
    await user.click(screen.getByRole('button', { name: 'Trust policy of PhotoAppUser' }))
    edit('"authenticated"', '"unauthenticated"')
    await screen.findByRole('radio', { name: /^Ana.*no credentials.*stopped at step 4/ })
    await user.click(cell(/^Ana, Get own object: Deny, no credentials: step 4/))
    const why = region('Why')
    expect(await within(why).findByText(/InvalidIdentityPoolConfigurationException/)).toBeVisible()
    expect(within(why).getByText('What AWS does not tell you')).toBeVisible()
    const step = screen.getByRole('button', { name: /^Step 4: .*Refused/ })
    expect(step).toHaveAttribute('aria-current', 'step')
    expect(screen.getByRole('button', { name: /^Step 6: .*Not reached/ })).toBeVisible()
  })
})

describe('the design as a whole', () => {
  it('is undone and redone by button and by key, and reset says how to get it back', async () => {
    const { user } = await openPlayground()
    edit('"s3:GetObject",', '')
    await user.click(screen.getByRole('button', { name: 'Undo: Edit S3UserFolder' }))
    await heard('Undone: Edit S3UserFolder.')
    expect((editor() as HTMLTextAreaElement).value).toContain('s3:GetObject')

    // Focus is on a button: the keys are those of the page.
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    expect((editor() as HTMLTextAreaElement).value).not.toContain('"s3:GetObject",')
    await user.click(screen.getByRole('button', { name: 'Reset' }))
    await heard('Design reset. Undo brings it back.')
    expect((editor() as HTMLTextAreaElement).value).toContain('s3:GetObject')
  })

  it('is undone by key from a list to choose from too, and not from a field with an undo of its own', async () => {
    const { user } = await openPlayground()
    edit('"s3:GetObject",', '')
    editor().focus()
    await user.keyboard('{Control>}z{/Control}')
    expect((editor() as HTMLTextAreaElement).value).not.toContain('"s3:GetObject",')
    const list = document.body.appendChild(document.createElement('select'))
    list.focus()
    await user.keyboard('{Control>}z{/Control}')
    list.remove()
    expect((editor() as HTMLTextAreaElement).value).toContain('"s3:GetObject",')
  })

  it('opens a design from a file', async () => {
    const { user } = await openPlayground()
    const text = encodeDesign({ ...DEFAULT_DESIGN, name: 'Another pool' })
    await user.upload(
      screen.getByLabelText('Design file'),
      new File([text], 'pool.json', { type: 'application/json' }),
    )
    expect(await screen.findByText('Another pool')).toBeVisible()
    await heard('Another pool is open.')
  })

  it('refuses a file that is no design, says why, and changes nothing', async () => {
    const { user } = await openPlayground()
    const file = new File(['{"version": 1}'], 'shopping.json', { type: 'application/json' })
    await user.upload(screen.getByLabelText('Design file'), file)
    const dialog = await screen.findByRole('dialog', { name: 'shopping.json was not opened' })
    expect(within(dialog).getAllByRole('listitem').length).toBeGreaterThan(3)
    expect(within(dialog).getByText(/: identityPool$/)).toBeVisible()
    await user.click(within(dialog).getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByText(DEFAULT_DESIGN.name)).toBeVisible()
  })

  it('comes back after a reload', async () => {
    localStorage.setItem('idpool:design', encodeDesign({ ...DEFAULT_DESIGN, name: 'Work of yesterday' }))
    await openPlayground()
    expect(screen.getByText('Work of yesterday')).toBeVisible()
  })
})
