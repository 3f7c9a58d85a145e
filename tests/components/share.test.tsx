import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { unzipSync } from 'fflate'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { LinkNotice } from '@/components/late/link-notice'
import { presentHref } from '@/components/present/present-href'
import { ShareDialog } from '@/components/share/share-dialog'
import { firstLook } from '@/components/store/first-look'
import { StoreProvider } from '@/components/store/store-provider'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { AnnouncerProvider } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { encodeDesign } from '@/lib/design'
import { DEFAULT_DESIGN, EVERY_SOURCE } from '@/lib/scenarios'
import { readShareLink, toShareText } from '@/lib/share'
import { heard } from './heard'
import { openPlayground } from './playground'

vi.mock('@/components/policy-editor/policy-editor', () => import('./stand-ins'))
vi.mock('@/components/sequence-diagram/sequence-diagram', () => import('./stand-ins'))
vi.mock('next/dynamic', async () => ({ default: (await import('./stand-ins')).dynamic }))

const saved: Blob[] = []

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  history.replaceState(null, '', '/')
  saved.length = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push(blob as Blob)
    return 'blob:x'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
})

function openShare() {
  render(
    <AnnouncerProvider>
      <StoreProvider>
        <ShareDialog onClose={() => {}} />
      </StoreProvider>
    </AnnouncerProvider>,
  )
  const dialog = screen.getByRole('dialog', { name: 'Share' })
  const link = () => within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Link to this design' })
  return { user: userEvent.setup(), dialog, link }
}

/** What a link changes, in words. */
function Page() {
  const store = usePlaygroundStore()
  const { design, selection, editor, savedState } = usePlayground((state) => state)
  return (
    <>
      <p data-testid="page">
        {[design.name, selection.identityId, selection.step, editor.tab, savedState].join(', ')}
      </p>
      <Button onClick={() => store.getState().openDesign(EVERY_SOURCE)}>Work</Button>
    </>
  )
}

function openPage() {
  render(
    <StoreProvider>
      <LinkNotice />
      <Page />
    </StoreProvider>,
  )
  return userEvent.setup()
}

const follow = async (hash: string) => {
  await act(async () => {
    history.replaceState(null, '', hash)
    window.dispatchEvent(new Event('hashchange'))
  })
}

describe('the share dialog', () => {
  it('gives a link that holds the design and what is looked at, and says how long it is', async () => {
    const { user, dialog, link } = openShare()
    expect(readShareLink(link().value)).toEqual({ ok: true, value: DEFAULT_DESIGN })
    expect(link().value).toContain('#identity=ana&request=list-own&step=1&')
    expect(within(dialog).getByText(/^\d+ characters: fits in chats and mails$/)).toBeVisible()
    await user.click(within(dialog).getByRole('checkbox', { name: /^Open it where I am now: Ana/ }))
    expect(link().value).toMatch(/#d=v1\.[\w-]+$/)
  })

  it('opens from the top bar, copies the link, says so, and gives the focus back', async () => {
    const { user } = await openPlayground()
    const button = screen.getByRole('button', { name: 'Share' })
    await user.click(button)
    const dialog = await screen.findByRole('dialog', { name: 'Share' })
    const { value } = within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Link to this design' })
    await user.click(within(dialog).getByRole('button', { name: 'Copy the link' }))
    expect(await navigator.clipboard.readText()).toBe(value)
    await heard('Copied.')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(button).toHaveFocus())
  })

  it('leads to the view for an audience, as the palette does', async () => {
    const { dialog, link } = openShare()
    const shown = within(dialog).getByRole('link', { name: /^Present it to a room/ })
    expect(shown).toHaveAttribute('href', link().value.replace('/#', '/?present#'))
    const here = { design: DEFAULT_DESIGN, selection: firstLook(DEFAULT_DESIGN) }
    expect(await presentHref(here)).toBe(shown.getAttribute('href'))
  })

  it('shows the link as a code for cameras', () => {
    const { dialog } = openShare()
    expect(within(dialog).getByRole('img', { name: 'The link as a QR code' })).toBeVisible()
  })

  it('saves policies as files of their own, and the matrix and a report as text', async () => {
    const { user, dialog } = openShare()
    await user.click(within(dialog).getByRole('tab', { name: 'Files' }))
    const save = async (title: string) => {
      const before = saved.length
      await user.click(within(dialog).getByRole('button', { name: `Save: ${title}` }))
      await waitFor(() => expect(saved).toHaveLength(before + 1))
      return new Uint8Array(await (saved.at(-1) as Blob).arrayBuffer())
    }
    const text = async (title: string) =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(await save(title))
    expect(Object.keys(unzipSync(await save('Policies (ZIP)')))).toContain(
      'roles/PhotoAppUser/trust-policy.json',
    )
    expect(await text('Matrix (CSV)')).toMatch(/^\uFEFFRequest,Operation,Ana,Ben,Guest\r\n/)
    expect(await text('Report (Markdown)')).toContain('## The six steps for Ana')
    expect(await text('Diagram (Mermaid)')).toMatch(/^sequenceDiagram\n/)
    expect(await text('Design (JSON)')).toBe(encodeDesign(DEFAULT_DESIGN))
    await heard('Saved: a-folder-and-rows-of-ones-own.json.')
  })
})

describe('the lines for another page', () => {
  it('show this design, as it is chosen what to show', async () => {
    const { user, dialog } = openShare()
    await user.click(within(dialog).getByRole('tab', { name: 'Embed' }))
    const html = () =>
      within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: 'HTML for your page' }).value
    expect(html()).toMatch(/^<iframe src="http:\/\/localhost:\d+\/embed\/#ui=flow&amp;title=A%20folder/)
    await user.selectOptions(
      within(dialog).getByRole('combobox', { name: 'What to show' }),
      'One answer with its reasons',
    )
    await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Theme' }), 'Dark')
    await user.click(within(dialog).getByRole('checkbox', { name: /^Show it at once/ }))
    expect(html()).toContain('#ui=cell&amp;theme=dark&amp;live=1&amp;')
  })
})

describe('a link with a design', () => {
  it('opens it as one step of undo, and leads back to the person’s own work', async () => {
    const user = openPage()
    await user.click(screen.getByRole('button', { name: 'Work' }))
    await follow(`#identity=guest&step=3&tab=pool&d=${toShareText(DEFAULT_DESIGN)}`)
    const notice = await screen.findByRole('region', { name: 'This link' })
    expect(notice).toHaveTextContent(/came with a link\. Your own work is kept/)
    const page = screen.getByTestId('page')
    expect(page).toHaveTextContent(`${DEFAULT_DESIGN.name}, guest, 3, pool, from-link`)
    expect(location.hash).toContain('&d=v1.')
    await user.click(within(notice).getByRole('button', { name: 'Back to my work' }))
    expect(page).toHaveTextContent(EVERY_SOURCE.name)
    await waitFor(() => expect(location.hash).not.toContain('d='))
  })

  it('that is damaged is explained, and nothing changes', async () => {
    openPage()
    await follow(`#d=${toShareText(EVERY_SOURCE)?.slice(0, -20)}`)
    const notice = await screen.findByRole('region', { name: 'This link' })
    expect(notice).toHaveTextContent(
      'This link could not be opened: it was cut off or changed on its way. Ask for it again, or for the design as a file. Your own design is unchanged.',
    )
    expect(screen.getByTestId('page')).toHaveTextContent(DEFAULT_DESIGN.name)
    expect(location.hash).not.toContain('d=')
  })

  it('of a newer playground says what to do', async () => {
    openPage()
    await follow('#d=v9.abcdef')
    expect(await screen.findByRole('region', { name: 'This link' })).toHaveTextContent(
      /links of version 9.*Open it in the playground in which it was made/,
    )
  })
})

describe('an address without anything behind it', () => {
  it('follows what is chosen', async () => {
    const user = openPage()
    await user.click(screen.getByRole('button', { name: 'Work' }))
    await waitFor(() => expect(location.hash).toMatch(/^#identity=/))
  })
})

describe('an address that is none of ours', () => {
  it.each(['#garbage', '#open=nothing', '?x=1'])('is said, and nothing changes: %s', async (address) => {
    history.replaceState(null, '', `/${address}`)
    openPage()
    const notice = await screen.findByRole('region', { name: 'This address' })
    expect(notice).toHaveTextContent(
      `This page does not know what “${address.replace('=1', '')}” in the address means, so your design is as it was.`,
    )
    expect(screen.getByTestId('page')).toHaveTextContent(`${DEFAULT_DESIGN.name}, ana, 1, policies, saved`)
  })

  it.each(['#testing-part', '?utm_source=letter', '?present#step=2', '#theme=dark'])(
    'is not said of what others or we ourselves put there: %s',
    async (address) => {
      history.replaceState(null, '', `/${address}`)
      const user = openPage()
      screen.getByTestId('page').id = 'testing-part'
      await user.click(screen.getByRole('button', { name: 'Work' }))
      await act(() => new Promise((resolve) => setTimeout(resolve, 50)))
      expect(screen.queryByRole('region', { name: /^This/ })).toBeNull()
    },
  )
})
