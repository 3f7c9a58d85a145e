import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { encodeDesign } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { toShareText } from '@/lib/share'
import { heard } from './heard'
import { cell, openPlayground, region } from './playground'

vi.mock('@/components/policy-editor/policy-editor', () => import('./stand-ins'))
vi.mock('@/components/sequence-diagram/sequence-diagram', () => import('./stand-ins'))
vi.mock('next/dynamic', async () => ({ default: (await import('./stand-ins')).dynamic }))

beforeEach(() => localStorage.clear())

function edit(part: string, by: string) {
  const field = within(region('Policies')).getByRole('textbox') as HTMLTextAreaElement
  fireEvent.change(field, { target: { value: field.value.replace(part, by) } })
}

async function openComparison(user: Awaited<ReturnType<typeof openPlayground>>['user']) {
  await user.click(await screen.findByRole('button', { name: 'Compare with another design' }))
  return screen.findByRole('dialog', { name: 'Compare designs' })
}

describe('comparing the open design', () => {
  it('with the step before the last edit: what is newly denied, the lines of the policy, no settings', async () => {
    const { user } = await openPlayground()
    edit('"s3:GetObject", ', '')
    await screen.findByText('2 cells changed by your last edit')
    const dialog = await openComparison(user)
    const table = await within(dialog).findByRole('table', { name: 'What differs in who may do what' })
    expect(within(table).getAllByText('Newly denied')).toHaveLength(2)
    expect(within(table).getAllByRole('rowheader')).toHaveLength(1)
    const lines = within(dialog).getByRole('table', { name: 'S3UserFolder of PhotoAppUser, before and now' })
    expect(lines).toHaveTextContent(/Removed: .*"s3:GetObject".*Added: /)
    expect(within(dialog).getByText('Everything beside the policies is the same.')).toBeVisible()

    await user.click(within(dialog).getByRole('checkbox', { name: 'Only what differs' }))
    expect(within(table).getAllByRole('rowheader')).toHaveLength(13)
    await user.keyboard('{Escape}')
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Compare with another design' })).toHaveFocus(),
    )
  })

  it('with a saved point that was just set: they are the same', async () => {
    const { user } = await openPlayground()
    const dialog = await openComparison(user)
    await user.click(within(dialog).getByRole('button', { name: 'Set a saved point' }))
    expect(
      await within(dialog).findByText('The open design and “The saved point” are the same.'),
    ).toBeVisible()
    await heard('Saved point set.')
  })

  it('with a file: settings with both values, who is only in one of them; a file that is no design is refused', async () => {
    const { user } = await openPlayground()
    const dialog = await openComparison(user)
    const choose = (text: string) =>
      user.upload(
        within(dialog).getByLabelText('File of the design to compare with'),
        new File([text], 'other.json', { type: 'application/json' }),
      )
    await choose('{}')
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(/other.json is not a design/)
    const { identityPool, identities } = DEFAULT_DESIGN
    await choose(
      encodeDesign({
        ...DEFAULT_DESIGN,
        identityPool: { ...identityPool, allowUnauthenticatedIdentities: false },
        identities: identities.slice(1),
      }),
    )
    const row = await within(dialog).findByRole('rowheader', {
      name: 'identityPool.allowUnauthenticatedIdentities',
    })
    expect(row.closest('tr')).toHaveTextContent(/false.*true/)
    expect(within(dialog).getByText('Identities only in the open design:').closest('p')).toHaveTextContent(
      'design: Ana.',
    )
    expect(within(dialog).getAllByText(/Newly allowed/).length).toBeGreaterThan(0)
  })
})

describe('comparing with a link', () => {
  it('shows what differs from the design that it holds, and refuses what is no such link', async () => {
    const { user } = await openPlayground()
    const dialog = await openComparison(user)
    const link = within(dialog).getByRole('textbox', { name: 'Link to the design to compare with' })
    await user.click(link)
    await user.paste('https://example.org/#identity=ana')
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('This is no link to a design')
    await user.clear(link)
    expect(within(dialog).queryByRole('alert')).toBeNull()
    const other = { ...DEFAULT_DESIGN, name: 'Sent to me', identities: DEFAULT_DESIGN.identities.slice(1) }
    await user.paste(`https://example.org/#step=2&d=${toShareText(other)}`)
    await waitFor(() =>
      expect(within(dialog).getByRole('combobox', { name: 'Compare with' })).toHaveDisplayValue('Sent to me'),
    )
    expect(await within(dialog).findByText('Identities only in the open design:')).toBeVisible()
  })
})

describe('what if, in the explanation of a cell', () => {
  it('shows the imagined decision beside the real one, and changes nothing', async () => {
    const { user } = await openPlayground()
    await user.click(cell(/^Ana, List without prefix/))
    const why = region('Why')
    await within(why).findByRole('heading', { name: /Ana may not do/ })
    await user.click(await within(why).findByText('What if a condition key were another?'))
    await user.selectOptions(
      await within(why).findByRole('combobox', { name: 'If this key of the request' }),
      's3:prefix',
    )
    const value = within(why).getByRole('textbox', { name: 'were' })
    await user.clear(value)
    await user.type(value, `${DEFAULT_DESIGN.identities[0]?.identityId}/`)
    const imagined = await within(why).findByRole('region', { name: 'Imagined' })
    await waitFor(() => expect(imagined).toHaveTextContent('Imagined: Allow'))
    expect(within(why).getByRole('region', { name: 'Really' })).toHaveTextContent('Really: Deny')
    expect(within(why).getByText('The answer would be another.')).toBeVisible()
    await user.click(within(why).getByRole('checkbox', { name: 'not there at all' }))
    await waitFor(() => expect(imagined).toHaveTextContent('Imagined: Deny'))
    expect(cell(/^Ana, List without prefix: Deny/)).toBeVisible()
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true')
  })

  it('offers the menu of the cell by a button', async () => {
    const { user } = await openPlayground()
    await user.click(await within(region('Why')).findByRole('button', { name: 'Do more with this cell' }))
    await user.click(await screen.findByRole('menuitem', { name: /^Expect allow/ }))
    await screen.findByRole('button', { name: /^Ana, List own folder: Allow, as expected/ })
  })
})
