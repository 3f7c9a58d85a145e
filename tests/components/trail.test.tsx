import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, describe, expect, it } from 'vitest'
import * as engine from '@/components/engine/engine'
import type { Simulated } from '@/components/engine/simulated'
import { TrailList } from '@/components/trail/trail-list'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'

let small: Simulated
let large: Simulated
beforeAll(async () => {
  small = await engine.simulateDesign(DEFAULT_DESIGN)
  large = await engine.simulateDesign(EVERY_SOURCE)
})

const uses = () =>
  within(screen.getByRole('list', { name: 'Credentials and their use' })).getAllByRole('listitem')
const useOf = (who: string) => uses().find((item) => item.textContent?.startsWith(who)) as HTMLElement

describe('who used which credentials', () => {
  it('is a line for each access key: who, with which key, for what', () => {
    render(<TrailList engine={engine} shown={small} chosenId="ana" />)
    expect(uses()).toHaveLength(3)
    expect(useOf('Ana')).toHaveTextContent(
      /^Anaused the access key ASIA\w{16}for 13 calls to Amazon S3 and Amazon DynamoDB, 7 of them refused/,
    )
  })

  it('unfolds the events of the chosen identity', () => {
    const { rerender } = render(<TrailList engine={engine} shown={small} chosenId="ana" />)
    const details = (who: string) => useOf(who).querySelector('details')
    expect(details('Ana')).toHaveAttribute('open')
    expect(details('Guest')).not.toHaveAttribute('open')
    rerender(<TrailList engine={engine} shown={small} chosenId="guest" />)
    expect(details('Ana')).not.toHaveAttribute('open')
    expect(details('Guest')).toHaveAttribute('open')
  })

  it('has a table of events: what gave the key out, what was done with it, and what a trail logs', () => {
    render(<TrailList engine={engine} shown={small} chosenId="ana" />)
    const table = within(useOf('Ana')).getByRole('table', { name: 'Events of the credentials of Ana' })
    const [, first, second, ...calls] = within(table).getAllByRole('row')
    expect(first).toHaveTextContent(/09:00:00GetCredentialsForIdentity.*Data event.*not by default.*none/)
    expect(second).toHaveTextContent(/AssumeRoleWithWebIdentity.*Management event.*logged by default.*none/)
    expect(calls).toHaveLength(13)
    expect(calls.some((row) => /GetObject.*Data event.*AccessDenied/.test(row.textContent ?? ''))).toBe(true)
    expect(useOf('Ana')).toHaveTextContent(
      'Role sessionarn:aws:sts::123456789012:assumed-role/PhotoAppUser/CognitoIdentityCredentials',
    )
  })

  it('names credentials that no identity of the design has', () => {
    render(<TrailList engine={engine} shown={large} chosenId="editor" />)
    expect(useOf('The app’s own backend')).toHaveTextContent('2 calls to the identity pool')
    expect(uses().some((item) => item.textContent?.startsWith('Attacker'))).toBe(false)
  })

  it('tells of one identity alone when that is all that is wanted', () => {
    const { rerender } = render(<TrailList engine={engine} shown={small} chosenId="ana" isOnlyChosen />)
    expect(uses().map((item) => item.querySelector('summary')?.textContent)).toEqual([
      expect.stringMatching(/^Ana/),
    ])
    rerender(<TrailList engine={engine} shown={small} chosenId="guest" isOnlyChosen />)
    expect(uses()).toHaveLength(1)
    expect(useOf('Guest')).toBeVisible()
  })

  it('can be narrowed to the chosen identity', async () => {
    const user = userEvent.setup()
    const { rerender } = render(<TrailList engine={engine} shown={large} chosenId="editor" />)
    const all = uses().length
    await user.click(screen.getByRole('checkbox', { name: /^Only the credentials of Edith/ }))
    expect(uses()).toHaveLength(1)
    expect(useOf('Edith')).toBeVisible()
    expect(all).toBeGreaterThan(5)
    rerender(<TrailList engine={engine} shown={large} chosenId="signed-out" />)
    expect(screen.getByText(/has no credentials, so there is nothing to see/)).toBeVisible()
  })

  it('hands out each event as it stands in a trail', async () => {
    const user = userEvent.setup()
    render(<TrailList engine={engine} shown={small} chosenId="ana" />)
    const [copy] = within(useOf('Ana')).getAllByRole('button', {
      name: 'Copy the event AssumeRoleWithWebIdentity as JSON',
    })
    await user.click(copy as HTMLElement)
    const event = JSON.parse(await navigator.clipboard.readText())
    expect(event).toMatchObject({ eventSource: 'sts.amazonaws.com', eventName: 'AssumeRoleWithWebIdentity' })
  })

  it('says so when nobody has credentials', () => {
    const nobody = { ...small, design: { ...small.design, identities: [] } }
    render(
      <TrailList
        engine={engine}
        shown={{ ...nobody, simulation: { ...small.simulation, runs: [], cells: [] } }}
        chosenId=""
      />,
    )
    expect(screen.getByText(/Nobody has credentials/)).toBeVisible()
  })
})
