import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { heard } from './heard'
import { openPlayground, region } from './playground'

vi.mock('@/components/policy-editor/policy-editor', () => import('./stand-ins'))
vi.mock('@/components/sequence-diagram/sequence-diagram', () => import('./stand-ins'))
vi.mock('next/dynamic', async () => ({ default: (await import('./stand-ins')).dynamic }))

beforeEach(() => localStorage.clear())

type User = Awaited<ReturnType<typeof openPlayground>>['user']

function edit(part: string, by: string) {
  const field = within(region('Policies')).getByRole('textbox') as HTMLTextAreaElement
  fireEvent.change(field, { target: { value: field.value.replace(part, by) } })
}

async function openIsolation(user: User) {
  await user.click(await screen.findByRole('button', { name: 'Isolation' }, { timeout: 30_000 }))
  const dialog = await screen.findByRole('dialog', { name: 'Isolation' })
  await within(dialog).findByText(/isolated, .* reachable, .* unknown\./, {}, { timeout: 15_000 })
  return dialog
}

const tableOf = (dialog: HTMLElement, thing: RegExp) => within(dialog).getByRole('table', { name: thing })
const card = (dialog: HTMLElement) => within(dialog).getByRole('article', { name: 'The chosen answer' })

describe('isolation', () => {
  it('proves the design on which the page opens, says on what it rests, and what is not covered', async () => {
    const { user } = await openPlayground()
    const dialog = await openIsolation(user)
    expect(within(dialog).getByText('24 isolated, 0 reachable, 0 unknown.')).toBeVisible()
    const table = tableOf(dialog, /objects under mybucket/)
    expect(within(table).getAllByRole('button', { name: 'Isolated' })).toHaveLength(12)
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((one) => one.textContent),
    ).toEqual([
      'What others do',
      'Signed-in users with the role PhotoAppUser',
      'Guests (enhanced flow) with the role PhotoAppGuest',
      'Guests (classic flow) with the role PhotoAppGuest',
    ])
    expect(card(dialog)).toHaveTextContent('No request gets through, for any two identities.')
    expect(
      within(card(dialog)).getByRole('button', { name: 'S3UserFolder, statement 2 (Allow)' }),
    ).toBeVisible()
    expect(within(card(dialog)).getByText(/presigned URLs/)).toBeInTheDocument()
  })

  it('a slash less: safe while ids have one length, and one click shows on what that rests', async () => {
    const { user } = await openPlayground()
    edit(':sub}/*"]\n    }\n  ]', ':sub}*"]\n    }\n  ]')
    const dialog = await openIsolation(user)
    expect(within(dialog).getByText('24 isolated, 0 reachable, 0 unknown.')).toBeVisible()
    await user.click(within(card(dialog)).getByRole('button', { name: /And if it is as documented/ }))
    await within(dialog).findByText(/isolated, 2 reachable, 0 unknown\./, {}, { timeout: 15_000 })
    const table = tableOf(dialog, /objects under mybucket/)
    await user.click(within(table).getAllByRole('button', { name: 'Reachable' })[0] as HTMLElement)
    expect(card(dialog)).toHaveTextContent('s3:GetObject')
    expect(card(dialog)).toHaveTextContent('S3UserFolder, statement 2 allows it.')
    const slider = within(dialog).getAllByRole('slider', {
      name: 'What the identity id may look like',
    })[0] as HTMLElement
    expect(slider).toHaveAttribute('aria-valuetext', 'as documented: NAME:HEX, of any length')
    fireEvent.change(slider, { target: { value: '0' } })
    await within(dialog).findByText('24 isolated, 0 reachable, 0 unknown.', {}, { timeout: 15_000 })
  })

  it('a way through can be added to the requests, and its statement shown', async () => {
    const { user } = await openPlayground()
    edit('"StringLike"', '"StringLikeIfExists"')
    const dialog = await openIsolation(user)
    const table = tableOf(dialog, /objects under mybucket/)
    await user.click(within(table).getByRole('button', { name: 'Reachable' }))
    expect(card(dialog)).toHaveTextContent('s3:ListBucket')
    await user.click(within(card(dialog)).getByRole('button', { name: 'Add to requests' }))
    await heard('is in the matrix now')
    await user.click(within(card(dialog)).getByRole('button', { name: 'Show the statement' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(await screen.findByRole('rowheader', { name: /Can I\? s3:ListBucket/ })).toBeVisible()
  })

  it('a design in which nothing is anybody’s own says what to write', async () => {
    const { user } = await openPlayground()
    edit('/${cognito-identity.amazonaws.com:sub}/*"]\n    }\n  ]', '/*"]\n    }\n  ]')
    const dialog = await openIsolation(user)
    // The rows of the table are still by identity.
    expect(within(dialog).queryByRole('table', { name: /objects under/ })).not.toBeInTheDocument()
    expect(tableOf(dialog, /items of MyTable/)).toBeVisible()
  })

  it('stands in Compare as well: a request that only one of two designs allows', async () => {
    const { user } = await openPlayground()
    edit('"s3:GetObject", ', '')
    await user.click(await screen.findByRole('button', { name: 'Compare with another design' }))
    const dialog = await screen.findByRole('dialog', { name: 'Compare designs' })
    const found = await within(dialog).findByText(/Newly denied, for example/, {}, { timeout: 15_000 })
    expect(found).toHaveTextContent(/s3:GetObject arn:aws:s3:::mybucket\/us-east-1:/)
    expect(within(dialog).getAllByText('Nothing more is allowed now.')).toHaveLength(3)
    expect(within(dialog).getAllByText('Nothing less is allowed now.')).toHaveLength(2)
  })
})
