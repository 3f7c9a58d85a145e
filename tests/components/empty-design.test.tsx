import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Design, decodeDesign, encodeDesign } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { openPlayground, region } from './playground'

vi.mock('@/components/policy-editor/policy-editor', () => import('./stand-ins'))
vi.mock('@/components/sequence-diagram/sequence-diagram', () => import('./stand-ins'))
vi.mock('next/dynamic', async () => ({ default: (await import('./stand-ins')).dynamic }))

beforeEach(() => localStorage.clear())

const EMPTY: Design = {
  ...DEFAULT_DESIGN,
  name: 'Nothing yet',
  providers: [],
  identityPool: {
    ...DEFAULT_DESIGN.identityPool,
    cognitoIdentityProviders: [],
    roles: { authenticated: null, unauthenticated: null },
  },
  roles: [],
  buckets: [],
  tables: [],
  identities: [],
  requests: [],
  expectations: [],
}

async function openWith(design: Design) {
  localStorage.setItem('idpool:design', encodeDesign(design))
  const opened = await openPlayground()
  await waitFor(() => expect(screen.getByText(design.name)).toBeVisible())
  return opened
}

describe('a design with nothing in it', () => {
  it('can be read from a file', () => {
    expect(decodeDesign(encodeDesign(EMPTY)).ok).toBe(true)
  })

  it('is drawn, and says in each panel what is missing and how to add it', async () => {
    await openWith(EMPTY)
    for (const panel of ['Who may do what', 'Why']) {
      expect(await within(region(panel)).findByText('Nobody signs in yet.')).toBeVisible()
      expect(within(region(panel)).getByRole('button', { name: 'Go to the design' })).toBeVisible()
    }
    expect(await screen.findByText(/There is no role yet/)).toBeVisible()
    expect(screen.getByRole('button', { name: /^Step 1: .*Not reached.*nobody signs in/ })).toBeVisible()
  })

  it('says that nobody asks for anything when only the requests are missing', async () => {
    await openWith({ ...DEFAULT_DESIGN, name: 'No requests', requests: [], expectations: [] })
    expect(await within(region('Who may do what')).findByText('Nobody asks for anything yet.')).toBeVisible()
    expect(screen.getByRole('radio', { name: /^Ana/ })).toBeVisible()
  })

  it('shows who is refused when only the roles are missing', async () => {
    await openWith({ ...DEFAULT_DESIGN, name: 'No roles', roles: [] })
    expect(await screen.findByText(/There is no role yet/)).toBeVisible()
    expect(await screen.findByRole('radio', { name: /^Ana.*no credentials/ })).toBeVisible()
  })

  it('has nobody whose flows could be compared, and says so', async () => {
    const { user } = await openWith(EMPTY)
    await user.click(screen.getByRole('button', { name: 'Compare enhanced and classic flow' }))
    const dialog = await screen.findByRole('dialog', { name: 'Enhanced and classic flow' })
    expect(await within(dialog).findByText(/There is no identity to compare/)).toBeVisible()
  })
})
