import { render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { LateBoundary } from '@/components/ui/late-boundary'

function Part({ name }: { name: string }): never {
  throw Object.assign(new Error('no such luck'), { name })
}

afterEach(() => vi.restoreAllMocks())

describe('a part that is fetched late', () => {
  it('is missing alone when it cannot be fetched', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    render(
      <>
        <p>The page</p>
        <LateBoundary whenMissing={<p>It did not come</p>}>
          <Part name="ChunkLoadError" />
        </LateBoundary>
      </>,
    )
    expect(screen.getByText('The page')).toBeVisible()
    expect(screen.getByText('It did not come')).toBeVisible()
  })

  it('leaves faults of the program to the page', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const broken = () =>
      render(
        <LateBoundary whenMissing={<p>It did not come</p>}>
          <Part name="TypeError" />
        </LateBoundary>,
      )
    expect(broken).toThrow('no such luck')
  })
})
