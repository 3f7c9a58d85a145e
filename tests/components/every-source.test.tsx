import { render, screen, within } from '@testing-library/react'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { PoolFindings } from '@/components/documents/pool-findings'
import { simulateDesign, viewsOf } from '@/components/engine/engine'
import type { Simulated } from '@/components/engine/simulated'
import { StepDetail } from '@/components/flow/step-detail'
import { IdentityChooser } from '@/components/identity/identity-chooser'
import { DecisionMatrix } from '@/components/matrix/decision-matrix'
import { StoreProvider } from '@/components/store/store-provider'
import { EVERY_SOURCE } from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'
import { wholeMatrix } from '@/lib/views'

vi.mock('next/dynamic', async () => ({ default: (await import('./stand-ins')).dynamic }))

let every: Simulated
beforeAll(async () => {
  every = await simulateDesign(EVERY_SOURCE)
})

function showStep(identityId: string, number: number) {
  const step = viewsOf(every, identityId, null).steps.find((candidate) => candidate.number === number)
  if (!step) throw new Error('no such step')
  render(
    <StoreProvider>
      <StepDetail step={step} onReveal={vi.fn()} />
    </StoreProvider>,
  )
}

describe('a step in detail', () => {
  it.each([
    ['editor', 'ID token of the user pool “Members”'],
    ['google-user', 'ID token of Google'],
    ['apple-user', 'ID token of Sign in with Apple'],
    ['partner-team', 'ID token of Partner login'],
    ['okta-user', 'SAML response of Okta'],
  ])('calls what %s signs in with by its name', async (identityId, title) => {
    showStep(identityId, 1)
    expect(await screen.findByRole('heading', { name: title })).toBeVisible()
  })

  it('shows a SAML response as XML, to be scrolled and copied, with its attributes explained', async () => {
    showStep('okta-user', 1)
    const xml = await screen.findByRole('group', { name: 'SAML response of Okta' })
    expect(xml).toHaveTextContent('olga@example.com')
    expect(screen.getByRole('button', { name: 'Copy the XML' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Token, request and response' })).toBeInTheDocument()
    const attributes = screen.getByRole('table', { name: 'Attributes of the assertion' })
    expect(within(attributes).getByRole('row', { name: /^email E-mail address/ })).toBeVisible()
  })

  it('shows what is behind an access token that only its issuer can read', () => {
    showStep('facebook-user', 1)
    const claims = screen.getByRole('table', { name: /^What its issuer says about it/ })
    expect(within(claims).getByRole('row', { name: /^sub Subject/ })).toBeVisible()
  })

  it('notes what is unusual', () => {
    showStep('second-pool-guest', 3)
    expect(screen.getByText('The token is one of another identity pool.')).toBeVisible()
  })

  it('calls the token of the identity pool by its name, and means the identity id by its subject', () => {
    showStep('google-user', 3)
    expect(screen.getByRole('heading', { name: 'Token of the identity pool' })).toBeVisible()
    expect(screen.getByRole('row', { name: /^sub Subject: the identity id/ })).toBeVisible()
  })
})

describe('many identities', () => {
  it('are all there to choose from, with how far each gets', () => {
    render(
      <IdentityChooser
        identities={every.design.identities}
        simulation={every.simulation}
        chosenId="editor"
        onChoose={vi.fn()}
      />,
    )
    expect(screen.getAllByRole('radio')).toHaveLength(EVERY_SOURCE.identities.length)
    expect(screen.getByRole('radio', { name: /^Edith .*4 of 5 allowed/ })).toBeChecked()
    expect(screen.getByRole('radio', { name: /^Sven .*no credentials, stopped at step 2/ })).toBeVisible()
  })

  it('make a table that scrolls, under its first column', () => {
    const { matrix } = every
    render(
      <DecisionMatrix
        matrix={wholeMatrix(matrix)}
        summary={matrix.summary}
        identityCount={matrix.identities.length}
        requestCount={matrix.rows.length}
        chosen={{ identityId: 'editor', requestId: null }}
        changed={new Map()}
        onChoose={vi.fn()}
      />,
    )
    const area = screen.getByRole('group', { name: 'Table of requests and identities' })
    const table = within(area).getByRole('table', { name: /Which requests succeed for whom/ })
    expect(within(table).getAllByRole('columnheader')).toHaveLength(EVERY_SOURCE.identities.length + 1)
  })
})

describe('findings on the identity pool', () => {
  it('are not there when AWS would take the configuration', () => {
    const { container } = render(<PoolFindings findings={every.simulation.poolFindings} />)
    expect(container).toBeEmptyDOMElement()
  })

  it('are a list, each with its place and what AWS says', async () => {
    const { identityPool } = EVERY_SOURCE
    const { poolFindings } = await simulate({
      ...EVERY_SOURCE,
      identityPool: { ...identityPool, name: 'Not/allowed' },
    })
    render(<PoolFindings findings={poolFindings} />)
    const findings = screen.getByRole('region', { name: 'Findings on the identity pool' })
    const [first] = within(findings).getAllByRole('listitem')
    expect(first).toHaveTextContent(/Error.*failed to satisfy constraint.*identityPool › name \(pool-name\)/)
  })
})
