import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { ItemList } from '@/components/design-editor/item-list'

const MANY = Array.from({ length: 5_000 }, (_, index) => ({ id: `item-${index}`, name: `Item ${index}` }))

function Chooser({ first }: { first: number }) {
  const [chosen, setChosen] = useState(first)
  return <ItemList label="Requests" items={MANY} chosen={chosen} onChoose={setChosen} listId="list" />
}

describe('a list of thousands', () => {
  it('draws what is in view, and says how many there are', () => {
    render(<Chooser first={0} />)
    const options = screen.getAllByRole('option')
    expect(options.length).toBeLessThan(60)
    expect(options[0]).toHaveAttribute('aria-setsize', '5000')
  })

  it('is chosen from by arrow keys, to the very end', async () => {
    const user = userEvent.setup()
    render(<Chooser first={0} />)
    const list = screen.getByRole('listbox', { name: 'Requests' })
    list.focus()
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Item 2')
    await user.keyboard('{End}{ArrowDown}')
    const last = screen.getByRole('option', { selected: true })
    expect(last).toHaveTextContent('Item 4999')
    expect(list).toHaveAttribute('aria-activedescendant', last.id)
  })

  it('is searched by name and id', () => {
    render(<Chooser first={7} />)
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search requests' }), {
      target: { value: 'item-4321' },
    })
    expect(screen.getAllByRole('option')).toHaveLength(1)
    fireEvent.click(screen.getByRole('option', { name: 'Item 4321' }))
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Item 4321')
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nobody' } })
    expect(screen.getByText('Nothing is called that.')).toBeVisible()
  })
})
