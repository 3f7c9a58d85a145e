import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { simulateDesign } from '@/components/engine/engine'
import type { Simulated } from '@/components/engine/simulated'
import { DecisionMatrix } from '@/components/matrix/decision-matrix'
import { manifold } from '../fixtures/manifold'

let large: Simulated
beforeAll(async () => {
  large = await simulateDesign(manifold(10, 401))
}, 60_000)

const onChoose = vi.fn()

function show() {
  render(
    <DecisionMatrix
      matrix={large.matrix}
      chosen={{ identityId: 'identity-0', requestId: 'request-0' }}
      changed={new Set()}
      onChoose={onChoose}
    />,
  )
}

const names = () =>
  screen.getAllByRole('rowheader').filter((header) => header.getAttribute('scope') === 'row')

describe('a matrix of many requests', () => {
  it('is drawn in pages that say where they are', async () => {
    show()
    expect(screen.getByText('401 requests by 10 identities:', { exact: false })).toBeVisible()
    const pages = screen.getByRole('navigation', { name: 'Pages of requests' })
    expect(pages).toHaveTextContent('Requests 1 to 150 of 401')
    expect(names()).toHaveLength(150)
    expect(within(pages).getByRole('button', { name: 'Earlier requests' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await userEvent.click(within(pages).getByRole('button', { name: 'Later requests' }))
    await userEvent.click(within(pages).getByRole('button', { name: 'Later requests' }))
    expect(pages).toHaveTextContent('Requests 301 to 401 of 401')
    expect(names()).toHaveLength(101)
    expect(within(pages).getByRole('button', { name: 'Later requests' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
  }, 60_000)

  it('shows every request on exactly one page, and its cells say what was decided', async () => {
    show()
    const seen: string[] = []
    for (let page = 0; page < 3; page++) {
      seen.push(...names().map((header) => header.textContent ?? ''))
      await userEvent.click(screen.getByRole('button', { name: 'Later requests' }))
    }
    expect(new Set(seen).size).toBe(401)
    expect(seen).toHaveLength(401)
    const cell = large.matrix.rows[400]?.cells[3]
    const decided = large.simulation.cells[3 * 401 + 400]
    expect([cell?.identityId, cell?.verdict]).toEqual([decided?.identity, decided?.verdict])
    expect(large.simulation.cells[3 * 401 + 400]?.request).toBe(large.matrix.rows[400]?.requestId)
  }, 60_000)
})
