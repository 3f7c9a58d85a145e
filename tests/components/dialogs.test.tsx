import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'
import { heard } from './heard'
import { openPlayground } from './playground'

vi.mock('@/components/policy-editor/policy-editor', () => import('./stand-ins'))
vi.mock('@/components/sequence-diagram/sequence-diagram', () => import('./stand-ins'))
vi.mock('next/dynamic', async () => ({ default: (await import('./stand-ins')).dynamic }))

beforeEach(() => localStorage.clear())

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const jwt = (payload: object) => `${part({ alg: 'RS256', kid: 'k1' })}.${part(payload)}.c2lnbmF0dXJl`
const soon = () => Math.floor(Date.now() / 1000) + 3600
const OWN_ISSUER = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Photo1234'

async function openInspector() {
  const { user } = await openPlayground()
  const button = screen.getByRole('button', { name: 'Inspect a token' })
  await user.click(button)
  const dialog = await screen.findByRole('dialog', { name: 'Inspect a token' })
  const paste = (value: string) =>
    fireEvent.change(within(dialog).getByRole('textbox', { name: 'Token' }), { target: { value } })
  return { user, button, dialog, paste }
}

describe('the examples', () => {
  it('are listed with what they show, and one takes the place of the design', async () => {
    const { user } = await openPlayground()
    await user.click(screen.getByRole('button', { name: 'Examples' }))
    const dialog = await screen.findByRole('dialog', { name: 'Examples' })
    expect(
      within(dialog).getByRole('button', { name: new RegExp(`^${DEFAULT_DESIGN.name}.*open now`) }),
    ).toBeVisible()
    await user.click(within(dialog).getByRole('button', { name: new RegExp(`^${EVERY_SOURCE.name}`) }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(await screen.findByRole('radio', { name: /^Gita \(Google\)/ })).toBeVisible()
    await heard(`${EVERY_SOURCE.name} is open. Undo brings back what was there before.`)
    await user.click(screen.getByRole('button', { name: `Undo: Open ${EVERY_SOURCE.name}` }))
    expect(await screen.findByRole('radio', { name: /^Ana/ })).toBeVisible()
  })

  it('have an empty design at their end, to begin from nothing', async () => {
    const { user } = await openPlayground()
    await user.click(screen.getByRole('button', { name: 'Examples' }))
    const dialog = await screen.findByRole('dialog', { name: 'Examples' })
    await user.click(within(dialog).getByRole('button', { name: /^An empty design/ }))
    expect(await screen.findByRole('button', { name: 'Undo: Open New design' })).toBeVisible()
    expect(await screen.findAllByText('Nobody signs in yet.')).not.toHaveLength(0)
    expect(screen.queryByRole('radio', { name: /^Ana/ })).toBeNull()
  })

  it('close with Escape, change nothing, and give the focus back', async () => {
    const { user } = await openPlayground()
    const button = screen.getByRole('button', { name: 'Examples' })
    await user.click(button)
    await screen.findByRole('dialog', { name: 'Examples' })
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(button).toHaveFocus())
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true')
  })
})

describe('inspecting a token', () => {
  it('says first what can be pasted, and where the token stays', async () => {
    const { dialog } = await openInspector()
    expect(dialog).toHaveAccessibleDescription(/The token never leaves this page\./)
    expect(within(dialog).getByText('Nothing is pasted yet')).toBeVisible()
  })

  it('shows what a token of another app says, and that the pool would refuse it', async () => {
    const { dialog, paste } = await openInspector()
    paste(
      jwt({ iss: `https://${OWN_ISSUER}`, aud: 'another-app', token_use: 'id', exp: soon(), team: 'red' }),
    )
    expect(await within(dialog).findByText('Refused')).toBeVisible()
    const checks = within(dialog).getByRole('list', { name: 'What the identity pool checks' })
    const check = (name: string) =>
      within(checks)
        .getAllByRole('listitem')
        .find((item) => item.textContent?.startsWith(name))
    expect(check('Provider')).toHaveTextContent('Passed')
    expect(check('Signature')).toHaveTextContent(/the issuer's keys are not here.*Not checked/)
    expect(check('Audience')).toHaveTextContent(/another-app, which the pool does not list.*Failed/)
    expect(check('Expiry')).toHaveTextContent('Passed')
    expect(within(dialog).getByText(OWN_ISSUER)).toBeVisible()
    expect(within(dialog).getByRole('table', { name: 'Header' })).toHaveTextContent('RS256')
    expect(
      within(within(dialog).getByRole('table', { name: 'Claims' })).getByRole('row', {
        name: /team .*provider’s own.* red/,
      }),
    ).toBeVisible()
    expect(within(dialog).getByRole('status')).toHaveTextContent(/JSON Web Token.*Refused/)
  })

  it('checks a token of the simulation at the time of the design', async () => {
    const { dialog, paste } = await openInspector()
    const [ana] = (await simulate(DEFAULT_DESIGN)).runs
    paste(`Bearer ${ana?.steps[0]?.token?.raw}`)
    expect(await within(dialog).findByText('Accepted')).toBeVisible()
    expect(within(dialog).getByText(/2 March 2026, .*the time of the design/)).toBeVisible()
  })

  it('shows a SAML response as XML', async () => {
    const { dialog, paste } = await openInspector()
    const run = (await simulate(EVERY_SOURCE)).runs.find(({ identityId }) => identityId === 'okta-user')
    paste(Buffer.from(run?.steps[0]?.xml ?? '').toString('base64'))
    expect(await within(dialog).findByRole('group', { name: 'SAML response' })).toHaveTextContent(
      'olga@example.com',
    )
    // The design that is open knows no Okta.
    expect(within(dialog).getByText('Refused')).toBeVisible()
  })

  it('says when a text is no token, and when it is too long for one', async () => {
    const { dialog, paste } = await openInspector()
    paste('to be or not to be')
    expect(await within(dialog).findByText('This is not a token')).toBeVisible()
    paste('a'.repeat(50_001))
    expect(await within(dialog).findByText('This text is too long to be a token')).toBeVisible()
    expect(within(dialog).getByText(/It has 50,001 characters/)).toBeVisible()
  })

  it('forgets the token: it is in no storage, not in the address, and gone when the dialog opens again', async () => {
    const { user, button, dialog, paste } = await openInspector()
    const token = jwt({ iss: 'https://accounts.google.com', aud: 'x', exp: soon() })
    paste(token)
    await within(dialog).findByText('Refused')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(button).toHaveFocus())
    expect(JSON.stringify({ ...localStorage })).not.toContain(token.slice(0, 20))
    expect(location.href).not.toContain(token.slice(0, 20))
    await user.click(button)
    expect(await screen.findByRole('textbox', { name: 'Token' })).toHaveValue('')
  })
})
