import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import ErrorPage from '@/app/error'
import { fileNameOf } from '@/components/top-bar/save-file'
import { encodeDesign } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'

beforeEach(() => localStorage.clear())

describe('the error page', () => {
  it('tries again, and shows what to copy into a report', async () => {
    const reset = vi.fn()
    render(<ErrorPage error={new Error('the roof is on fire')} reset={reset} />)
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(reset).toHaveBeenCalledOnce()
    await userEvent.click(screen.getByText('Details for a bug report'))
    expect(screen.getByText(/the roof is on fire/)).toBeVisible()
  })

  it('hands out the saved design', async () => {
    localStorage.setItem('idpool:design', encodeDesign(DEFAULT_DESIGN))
    const blobs: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob)
      return 'blob:test'
    })
    render(<ErrorPage error={new Error('broken')} reset={() => {}} />)
    await userEvent.click(screen.getByRole('button', { name: 'Export my design' }))
    await screen.findByText('Your design was exported.')
    expect(await blobs[0]?.text()).toBe(encodeDesign(DEFAULT_DESIGN))
    vi.restoreAllMocks()
  })

  it('says when nothing was saved', async () => {
    render(<ErrorPage error={new Error('broken')} reset={() => {}} />)
    await userEvent.click(screen.getByRole('button', { name: 'Export my design' }))
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('There is no saved design'))
  })
})

describe('file names', () => {
  it.each([
    ['A folder and rows of one’s own', 'a-folder-and-rows-of-ones-own.json'],
    ['../../etc/passwd', 'etc-passwd.json'],
    ['Käse & Brot', 'kase-brot.json'],
    ['日本', 'design.json'],
  ])('%s becomes %s', (name, file) => {
    expect(fileNameOf(name)).toBe(file)
  })
})
