import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { heard } from './heard'
import { openPlayground, region } from './playground'

vi.mock('@/components/policy-editor/policy-editor', () => import('./stand-ins'))
vi.mock('@/components/sequence-diagram/sequence-diagram', () => import('./stand-ins'))
vi.mock('next/dynamic', async () => ({ default: (await import('./stand-ins')).dynamic }))

beforeEach(() => localStorage.clear())

type User = Awaited<ReturnType<typeof openPlayground>>['user']

function edit(change: (text: string) => string) {
  const field = within(region('Policies')).getByRole('textbox') as HTMLTextAreaElement
  const text = change(field.value)
  expect(text).not.toBe(field.value)
  fireEvent.change(field, { target: { value: text } })
}

async function openTab(user: User, name: string, isDone: RegExp) {
  await user.click(await screen.findByRole('button', { name: 'Isolation' }, { timeout: 30_000 }))
  const dialog = await screen.findByRole('dialog', { name: 'Isolation' })
  await within(dialog).findByText(/isolated, .* reachable/, {}, { timeout: 15_000 })
  await user.click(within(dialog).getByRole('tab', { name }))
  await within(dialog).findByText(isDone, {}, { timeout: 15_000 })
  return dialog
}

const card = (dialog: HTMLElement) => within(dialog).getByRole('article', { name: 'The chosen answer' })

describe('who gets a role', () => {
  const open = (user: User) => openTab(user, 'Who gets a role', /let in, .* not as meant\./)

  it('is a table of roles and people, with words for what was meant and by which flow', async () => {
    const { user } = await openPlayground()
    const dialog = await open(user)
    expect(within(dialog).getByText('2 let in, 6 kept out, 0 unknown; 0 not as meant.')).toBeVisible()
    const table = within(dialog).getByRole('table', { name: 'Who gets which role' })
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map((one) => one.textContent),
    ).toEqual(['PhotoAppUser', 'PhotoAppGuest'])
    expect(within(table).getAllByRole('button', { name: 'Let in as meant, both flows' })).toHaveLength(2)
    expect(within(table).getAllByRole('button', { name: 'Kept out as meant' })).toHaveLength(6)
    expect(card(dialog)).toHaveTextContent('Signed-in users of this pool, PhotoAppUser')
  })

  it('shows the token that gets in where it should not, what to change, and the trust policy', async () => {
    const { user } = await openPlayground()
    await user.click(
      within(region('Policies')).getByRole('button', { name: /^Trust policy of PhotoAppUser/ }),
    )
    edit((text) => {
      const policy = JSON.parse(text)
      delete policy.Statement[0].Condition['ForAnyValue:StringLike']
      return JSON.stringify(policy)
    })
    const dialog = await open(user)
    expect(card(dialog)).toHaveTextContent('Let in(not as meant)Guests of this pool, PhotoAppUser')
    expect(card(dialog)).toHaveTextContent('The trust policy does not test amr')
    expect(card(dialog)).toHaveTextContent('unauthenticated')
    const choice = within(dialog).getByRole('button', { name: 'Let in not as meant, classic flow' })
    expect(choice).toHaveAttribute('aria-pressed', 'true')
    await user.click(within(card(dialog)).getByRole('button', { name: 'Show the trust policy' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(within(region('Policies')).getByLabelText('Revealed')).toHaveTextContent(
      'AssumeRoleWithWebIdentity',
    )
  })
})

describe('statements', () => {
  const open = (user: User) => openTab(user, 'Statements', /\d needed/)

  it('shows each one with the smallest request that needs it, which can be put into the matrix', async () => {
    const { user } = await openPlayground()
    const dialog = await open(user)
    expect(within(dialog).getByText('4 needed.')).toBeVisible()
    const [first] = within(
      within(dialog).getByRole('list', { name: 'Statements of PhotoAppUser' }),
    ).getAllByRole('listitem') as [HTMLElement]
    expect(first).toHaveTextContent('Needed')
    expect(first).toHaveTextContent('s3:ListBucket')
    await user.click(within(first).getByRole('button', { name: /^Add to requests/ }))
    await heard('is in the matrix now')
  })

  it('says of one that adds nothing which other one does the same, and goes to it in the editor', async () => {
    const { user } = await openPlayground()
    edit((text) => {
      const policy = JSON.parse(text)
      policy.Statement.push({
        Sid: 'Again',
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: policy.Statement[1].Resource,
      })
      return JSON.stringify(policy, null, 2)
    })
    const dialog = await open(user)
    expect(within(dialog).getByText('4 needed, 1 adding nothing.')).toBeVisible()
    const again = within(dialog)
      .getByText(/\(Again\)/)
      .closest('li') as HTMLElement
    expect(again).toHaveTextContent('statement 2 allows them too')
    await user.click(within(again).getByRole('button', { name: /^Show in editor/ }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(within(region('Policies')).getByLabelText('Revealed')).toHaveTextContent('"Again"')
  })

  it('tabs are one stop of the keyboard, and arrows go from one to the next', async () => {
    const { user } = await openPlayground()
    await user.click(await screen.findByRole('button', { name: 'Isolation' }, { timeout: 30_000 }))
    const dialog = await screen.findByRole('dialog', { name: 'Isolation' })
    within(dialog).getByRole('tab', { name: 'Between people' }).focus()
    await user.keyboard('{ArrowRight}{ArrowRight}')
    expect(within(dialog).getByRole('tab', { name: 'Statements' })).toHaveFocus()
    expect(await within(dialog).findByRole('list', { name: 'Statements of PhotoAppGuest' })).toBeVisible()
  })
})
