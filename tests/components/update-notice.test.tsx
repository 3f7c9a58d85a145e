import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { UpdateNotice } from '@/components/offline/update-notice'
import { AnnouncerProvider } from '@/components/ui/announcer'

class Worker extends EventTarget {
  readonly told: unknown[] = []
  postMessage(message: unknown) {
    this.told.push(message)
  }
}

/** What a browser offers a page about its service worker. */
function createContainer() {
  const registration = Object.assign(new EventTarget(), {
    waiting: null as Worker | null,
    installing: null as Worker | null,
    active: new Worker(),
  })
  const container = Object.assign(new EventTarget(), {
    controller: {} as object | null,
    register: vi.fn(async (_url: string, _options: object) => registration),
    ready: Promise.resolve(registration),
  })
  Object.defineProperty(navigator, 'serviceWorker', { value: container, configurable: true })
  return { container, registration }
}

async function openPage() {
  render(
    <AnnouncerProvider>
      <UpdateNotice />
    </AnnouncerProvider>,
  )
  await act(() => vi.advanceTimersByTimeAsync(3_000))
}

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  vi.stubEnv('NODE_ENV', 'production')
  vi.stubEnv('NEXT_PUBLIC_BASE_PATH', '/x')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  Reflect.deleteProperty(navigator, 'serviceWorker')
})

describe('the copy for times without a connection', () => {
  it('is asked for below the site’s own path, late, and then takes the rest along', async () => {
    const { container, registration } = createContainer()
    render(<UpdateNotice />)
    expect(container.register).not.toHaveBeenCalled()
    await act(() => vi.advanceTimersByTimeAsync(3_000))
    expect(container.register).toHaveBeenCalledWith('/x/sw.js', { scope: '/x/', updateViaCache: 'none' })
    expect(registration.active.told).toEqual(['keep-the-rest'])
    expect(screen.queryByRole('region', { name: 'New version' })).toBeNull()
  })

  it('says when a new version waits, and lets it in only when somebody agrees', async () => {
    const { container, registration } = createContainer()
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => {})
    await openPage()
    const fresh = new Worker()
    registration.installing = fresh
    registration.dispatchEvent(new Event('updatefound'))
    registration.waiting = fresh
    act(() => void fresh.dispatchEvent(new Event('statechange')))
    const notice = await screen.findByRole('region', { name: 'New version' })
    expect(notice).toHaveTextContent('Your work is saved')
    expect(fresh.told).toEqual([])
    await userEvent
      .setup({ advanceTimers: vi.advanceTimersByTime })
      .click(screen.getByRole('button', { name: 'Reload now' }))
    expect(fresh.told).toEqual(['take-over'])
    expect(reload).not.toHaveBeenCalled()
    container.dispatchEvent(new Event('controllerchange'))
    expect(reload).toHaveBeenCalledOnce()
  })

  it('says nothing at the first visit, when there is no version before', async () => {
    const { container, registration } = createContainer()
    container.controller = null
    registration.waiting = new Worker()
    await openPage()
    expect(screen.queryByRole('region', { name: 'New version' })).toBeNull()
  })

  it('does without where the browser refuses', async () => {
    const { container } = createContainer()
    container.register.mockRejectedValue(new DOMException('no', 'SecurityError'))
    await openPage()
    Reflect.deleteProperty(navigator, 'serviceWorker')
    Object.defineProperty(navigator, 'serviceWorker', {
      get() {
        throw new DOMException('no', 'SecurityError')
      },
      configurable: true,
    })
    await openPage()
    expect(screen.queryByRole('region')).toBeNull()
  })
})
