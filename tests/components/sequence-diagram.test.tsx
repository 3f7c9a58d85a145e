import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ComponentProps } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { RenderRequest } from '@/components/sequence-diagram/mermaid/render'
import { SequenceDiagram } from '@/components/sequence-diagram/sequence-diagram'

// Mermaid lays out text, which only a browser can. Here it gives one message for each arrow of the source.
const mermaid = vi.hoisted(() => ({
  requests: [] as RenderRequest[],
  answer: null as null | ((source: string) => Promise<string>),
}))

vi.mock('@/components/sequence-diagram/mermaid/render', () => ({
  renderSequence(request: RenderRequest) {
    mermaid.requests.push(request)
    return mermaid.answer ? mermaid.answer(request.source) : Promise.resolve(drawn(request.source))
  },
}))

const source = 'sequenceDiagram\n  autonumber\n  A->>B: ask\n  B-->>A: answer\n  A->>C: thank'

function drawn(text: string): string {
  const messages = text.split('\n').filter((line) => line.includes('>>'))
  return `<svg viewBox="0 0 500 300" role="graphics-document document"><title>tooltip</title>
    <defs><marker id="x-arrowhead"><path d="M 0 0"/></marker></defs>
    ${messages
      .map(
        (message, index) => `<text class="messageText">${message.split(': ')[1]}</text>
          <line data-et="message" class="messageLine0" marker-end="url(#x-arrowhead)"/>
          <line marker-start="url(#x-sequencenumber)"/><text class="sequenceNumber">${index + 1}</text>`,
      )
      .join('')}</svg>`
}

type Props = ComponentProps<typeof SequenceDiagram>

const props: Props = {
  source,
  title: 'Token flow of ana',
  messageSteps: [1, 1, 2],
  currentStep: null,
  theme: 'light',
}

const picture = () => screen.getByRole('img', { name: 'Token flow of ana' })
const isDrawn = () => waitFor(() => expect(picture()).toHaveAttribute('data-diagram', 'drawn'))
const stateOf = (words: string) => screen.getByText(words).getAttribute('data-state')

beforeEach(() => {
  mermaid.requests = []
  mermaid.answer = null
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      private readonly tell: (entries: { isIntersecting: boolean }[]) => void
      constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
        this.tell = tell
      }
      observe() {
        this.tell([{ isIntersecting: true }])
        window.dispatchEvent(new Event('pointermove'))
      }
      disconnect() {}
    },
  )
  Object.assign(SVGElement.prototype, { getBBox: () => ({ x: 0, y: 0, width: 10, height: 10 }) })
})

afterEach(() => vi.unstubAllGlobals())

test('the picture has a name, and what is inside it is hidden', async () => {
  render(<SequenceDiagram {...props} />)
  expect(picture()).toHaveAttribute('data-diagram', 'waiting')
  await isDrawn()
  const svg = picture().querySelector('svg')
  expect(svg).toHaveAttribute('aria-hidden', 'true')
  expect(svg).not.toHaveAttribute('role')
  expect(svg?.querySelector('title')).toBeNull()
})

test('the messages of the current step are marked, and stepping draws nothing again', async () => {
  const { rerender } = render(<SequenceDiagram {...props} currentStep={1} dimAfter />)
  await isDrawn()
  expect(['ask', 'answer', 'thank'].map(stateOf)).toEqual(['current', 'current', 'future'])
  expect(picture().querySelector('[data-et="message"]')).toHaveAttribute(
    'marker-end',
    'url(#x-arrowhead-current)',
  )
  rerender(<SequenceDiagram {...props} currentStep={2} dimAfter />)
  expect(['ask', 'answer', 'thank'].map(stateOf)).toEqual(['past', 'past', 'current'])
  expect(picture().querySelector('[data-et="message"]')).toHaveAttribute('marker-end', 'url(#x-arrowhead)')
  expect(mermaid.requests).toHaveLength(1)
})

test('later messages are only dimmed when asked for', async () => {
  render(<SequenceDiagram {...props} currentStep={1} />)
  await isDrawn()
  expect(stateOf('thank')).toBe('plain')
})

test('clicking a message chooses its step', async () => {
  const onChooseStep = vi.fn()
  render(<SequenceDiagram {...props} onChooseStep={onChooseStep} />)
  await isDrawn()
  await userEvent.click(screen.getByText('thank'))
  expect(onChooseStep).toHaveBeenCalledExactlyOnceWith(2)
})

test('another theme or another text is drawn again; the old picture stays meanwhile', async () => {
  const { rerender } = render(<SequenceDiagram {...props} />)
  await isDrawn()
  let finish = (_svg: string) => {}
  mermaid.answer = () => new Promise((resolve) => (finish = resolve))
  rerender(<SequenceDiagram {...props} theme="dark" />)
  await waitFor(() => expect(mermaid.requests).toHaveLength(2))
  expect(mermaid.requests[1]?.theme).toBe('dark')
  expect(screen.getByText('thank')).toBeInTheDocument()
  finish(drawn('A->>B: dark words'))
  expect(await screen.findByText('dark words')).toBeInTheDocument()
})

test('an answer that comes too late is dropped', async () => {
  const finish = new Map<string, (svg: string) => void>()
  mermaid.answer = (text) => new Promise((resolve) => finish.set(text, resolve))
  const { rerender } = render(<SequenceDiagram {...props} source="A->>B: old" />)
  await waitFor(() => expect(finish.size).toBe(1))
  rerender(<SequenceDiagram {...props} source="A->>B: new" />)
  await waitFor(() => expect(finish.size).toBe(2))
  expect(mermaid.requests[0]?.signal.aborted).toBe(true)
  finish.get('A->>B: new')?.(drawn('A->>B: new'))
  expect(await screen.findByText('new')).toBeInTheDocument()
  finish.get('A->>B: old')?.(drawn('A->>B: old'))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(screen.queryByText('old')).toBeNull()
})

test('when it cannot be drawn the Mermaid text is shown, and trying again may help', async () => {
  mermaid.answer = () => Promise.reject(new Error('parse error'))
  render(<SequenceDiagram {...props} />)
  expect(await screen.findByText(/^The diagram could not be drawn/)).toBeVisible()
  expect(screen.getByText(/A->>B: ask/)).toBeVisible()
  expect(screen.queryByRole('img')).toBeNull()
  mermaid.answer = null
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await isDrawn()
})

test('the Mermaid text can be copied, and the outcome is announced', async () => {
  const user = userEvent.setup()
  render(<SequenceDiagram {...props} />)
  await user.click(screen.getByRole('button', { name: 'Copy Mermaid text' }))
  expect(await screen.findByText('Copied')).toHaveRole('status')
  expect(await navigator.clipboard.readText()).toBe(source)
})

test('a browser that refuses to copy is reported', async () => {
  const user = userEvent.setup()
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'))
  render(<SequenceDiagram {...props} />)
  await user.click(screen.getByRole('button', { name: 'Copy Mermaid text' }))
  expect(await screen.findByText('The browser did not allow copying')).toHaveRole('status')
})
