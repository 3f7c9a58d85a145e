import { act, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { simulateDesign } from '@/components/engine/engine'
import type { Simulated } from '@/components/engine/simulated'
import { LargeMatrix } from '@/components/matrix/large-matrix'
import { wholeMatrix } from '@/lib/views'
import { manifold } from '../fixtures/manifold'

let large: Simulated
beforeAll(async () => {
  large = await simulateDesign(manifold(40, 401))
}, 60_000)

// There is no layout here: the box that scrolls has the size of a screen.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1000)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700)
  onChoose.mockClear()
})

const onChoose = vi.fn()

const drawn = ({ matrix }: Pick<Simulated, 'matrix'>) => {
  return (
    <LargeMatrix
      matrix={wholeMatrix(matrix)}
      summary={matrix.summary}
      identityCount={matrix.identities.length}
      requestCount={matrix.rows.length}
      chosen={{ identityId: 'identity-0', requestId: 'request-0' }}
      changed={new Map()}
      onChoose={onChoose}
    />
  )
}

const show = () => render(drawn(large))

const table = () => screen.getByRole('table', { name: /Which requests succeed for whom/ })
const cells = () => within(table()).getAllByRole('button')
const box = () => screen.getByRole('group', { name: 'Table of requests and identities' })

describe('a matrix of thousands of cells', () => {
  it('draws only what is in sight, and says how large it is', () => {
    show()
    expect(table()).toHaveAttribute('aria-rowcount', '402')
    expect(table()).toHaveAttribute('aria-colcount', '41')
    expect(table()).toHaveAccessibleName(/401 requests by 40 identities/)
    expect(cells().length).toBeGreaterThan(50)
    expect(cells().length).toBeLessThan(500)
    const row = screen.getByRole('rowheader', { name: /^Request 1 / }).closest('tr')
    expect(row).toHaveAttribute('aria-rowindex', '3')
    const [first] = within(row as HTMLElement).getAllByRole('button')
    expect(first?.closest('td')).toHaveAttribute('aria-colindex', '2')
  })

  it('is one stop for Tab, and keys lead from the first cell to the last and back', async () => {
    show()
    const inTabOrder = () => cells().filter((cell) => cell.tabIndex === 0)
    expect(inTabOrder()).toHaveLength(1)
    act(() => inTabOrder()[0]?.focus())
    await userEvent.keyboard('{Control>}{End}{/Control}')
    const rows = large.matrix.rows.filter(({ service }) => service === 'dynamodb')
    expect(document.activeElement).toHaveAccessibleName(new RegExp(`^Identity 39, ${rows.at(-1)?.name}: `))
    expect(inTabOrder()).toEqual([document.activeElement])
    await userEvent.keyboard('{Home}{PageUp}')
    expect(document.activeElement).toHaveAccessibleName(/^Identity 0, Request /)
    await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowDown}{ArrowRight}{Enter}')
    expect(document.activeElement).toHaveAccessibleName(/^Identity 1, Request 1: /)
    expect(onChoose).toHaveBeenCalledWith('identity-1', 'request-1', 6)
  })

  it('keeps the cell with the focus while something else is scrolled into sight', async () => {
    show()
    const first = screen.getByRole('button', { name: /^Identity 0, Request 0: / })
    act(() => first.focus())
    box().scrollTop = 12_000
    await act(async () => void fireEvent.scroll(box()))
    expect(screen.queryByRole('rowheader', { name: /^Request 1 / })).toBeNull()
    expect(first).toBeInTheDocument()
    expect(first).toHaveFocus()
    expect(cells().length).toBeLessThan(500)
  })

  it('keeps the focus on a request that is moved', () => {
    const { rerender } = show()
    act(() => screen.getByRole('button', { name: /^Identity 0, Request 0: / }).focus())
    const { matrix } = large
    const [first, second, ...rest] = matrix.rows
    if (!first || !second) throw new Error('no rows')
    rerender(drawn({ matrix: { ...matrix, rows: [second, first, ...rest] } }))
    expect(document.activeElement).toHaveAccessibleName(/^Identity 0, Request 0: /)
  })

  it('says in each cell what was decided', () => {
    show()
    for (const button of cells().slice(0, 60)) {
      const [identityId, requestId] = (button.dataset.cell ?? '').split(' ')
      const decided = large.simulation.cells.find(
        ({ identity, request }) => identity === identityId && request === requestId,
      )
      expect(button).toHaveTextContent(decided?.verdict === 'allow' ? 'Allow' : 'Deny')
    }
  })
})
