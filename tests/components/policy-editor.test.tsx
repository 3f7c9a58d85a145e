import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ComponentProps, StrictMode, useState } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SurfaceProps } from '@/components/policy-editor/editor-types'
import { PolicyEditor } from '@/components/policy-editor/policy-editor'

// Monaco runs in real browsers only. Here a plain element stands for it, and may refuse to load.
const monaco = vi.hoisted(() => ({ refuses: false }))

vi.mock('@/components/policy-editor/monaco/monaco-editor', () => ({
  get MonacoEditor() {
    if (monaco.refuses) throw new Error('no chunk')
    return function FakeMonaco({ document, label, hintId, drafts }: SurfaceProps) {
      return (
        <div role="document" aria-label={label} aria-describedby={hintId}>
          {drafts.receive(document.id, document.text)}
        </div>
      )
    }
  },
}))

type Props = ComponentProps<typeof PolicyEditor>

const label = 'Trust policy of role AuthRole'
const text = '{\n  "Version": "2012-10-17",\n  "Statement": []\n}\n'
const unknownVersion = {
  code: 'version-unknown',
  severity: 'error',
  message: 'unknown policy version `2012-10-17`',
  help: 'Use another one.',
  refusal: 'MalformedPolicyDocument: Syntax errors in policy.',
  range: { start: 15, end: 27 },
} as const

function propsWith(document: Partial<Props['document']> = {}, rest: Partial<Props> = {}): Props {
  return {
    document: { id: 'trust', text, diagnostics: [], highlight: null, ...document },
    label,
    onChange: vi.fn(),
    reveal: null,
    theme: 'light',
    ...rest,
  }
}

/** The editor in an app that keeps the text, as the real one does. */
function App({ props }: { props: Props }) {
  const [current, setCurrent] = useState(props.document.text)
  const onChange = (id: string, changed: string) => {
    props.onChange(id, changed)
    setCurrent(changed)
  }
  return <PolicyEditor {...props} document={{ ...props.document, text: current }} onChange={onChange} />
}

const area = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: label })
const kind = () => screen.getByRole('group', { name: label }).dataset.editor

let isSmall = false

beforeEach(() => {
  monaco.refuses = false
  isSmall = false
  localStorage.clear()
  vi.stubGlobal('matchMedia', () => ({ matches: isSmall, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
})

afterEach(() => vi.unstubAllGlobals())

test('the server renders a labelled text area with the text in it', () => {
  const html = renderToString(<PolicyEditor {...propsWith()} />)
  expect(html).toMatch(new RegExp(`<textarea [^>]*aria-label="${label}"`))
  expect(html).toContain('&quot;Version&quot;')
})

test('what is typed before the script has come is kept', async () => {
  isSmall = true
  const props = propsWith()
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = renderToString(<App props={props} />)
  area().value = 'typed early'
  render(<App props={props} />, { container, hydrate: true })
  expect(area()).toHaveValue('typed early')
  expect(props.onChange).toHaveBeenCalledExactlyOnceWith('trust', 'typed early')
})

test('typing into the text area reaches the app with the id of the document', async () => {
  isSmall = true
  const props = propsWith({ text: '' })
  render(<App props={props} />)
  await userEvent.type(area(), 'abc')
  expect(props.onChange).toHaveBeenLastCalledWith('trust', 'abc')
  expect(area()).toHaveValue('abc')
})

test('a text that lags behind the keyboard does not take typed characters away', async () => {
  isSmall = true
  const props = propsWith({ text: '' })
  const { rerender } = render(<PolicyEditor {...props} />)
  await userEvent.type(area(), 'abc')
  rerender(<PolicyEditor {...propsWith({ text: 'a' })} />)
  expect(area()).toHaveValue('abc')
  rerender(<PolicyEditor {...propsWith({ text: 'abc' })} />)
  expect(area()).toHaveValue('abc')
})

test('an edit made elsewhere is shown, keeps the caret, and is not reported back', async () => {
  isSmall = true
  const onChange = vi.fn()
  const { rerender } = render(<PolicyEditor {...propsWith({}, { onChange })} />)
  area().setSelectionRange(text.length, text.length)
  const edited = text.replace('2012-10-17', '2008')
  rerender(<PolicyEditor {...propsWith({ text: edited }, { onChange })} />)
  expect(area()).toHaveValue(edited)
  expect(area().selectionStart).toBe(edited.length)
  expect(onChange).not.toHaveBeenCalled()
})

test('each document comes back with its own text and caret', () => {
  isSmall = true
  const { rerender } = render(<PolicyEditor {...propsWith()} />)
  area().setSelectionRange(5, 9)
  rerender(<PolicyEditor {...propsWith({ id: 'access', text: 'other' })} />)
  expect(area()).toHaveValue('other')
  rerender(<PolicyEditor {...propsWith()} />)
  expect(area()).toHaveValue(text)
  expect([area().selectionStart, area().selectionEnd]).toEqual([5, 9])
})

test('a finding is a button that says where and what, and moves the caret there', async () => {
  isSmall = true
  render(<PolicyEditor {...propsWith({ diagnostics: [unknownVersion] })} />)
  const list = screen.getByRole('list', { name: '1 problem' })
  const finding = within(list).getByRole('button', {
    name: /^Line 2, column 14: error ?: unknown policy version/,
  })
  expect(finding).toHaveTextContent('(version-unknown)')
  expect(finding).toHaveTextContent('Use another one.')
  expect(finding).toHaveTextContent('AWS says: MalformedPolicyDocument: Syntax errors in policy.')
  await userEvent.click(finding)
  expect(area()).toHaveFocus()
  expect([area().selectionStart, area().selectionEnd]).toEqual([15, 27])
  expect(area()).toHaveAttribute('aria-invalid', 'true')
})

test('a range is found in a text with Windows line ends too', async () => {
  isSmall = true
  const windows = text.replaceAll('\n', '\r\n')
  const range = { start: 16, end: 28 }
  render(<PolicyEditor {...propsWith({ text: windows, diagnostics: [{ ...unknownVersion, range }] })} />)
  await userEvent.click(screen.getByRole('button', { name: /^Line 2, column 14/ }))
  expect(area().value.slice(area().selectionStart, area().selectionEnd)).toBe('"2012-10-17"')
})

test('without findings it says so', () => {
  render(<PolicyEditor {...propsWith()} />)
  expect(screen.getByText('No problems')).toBeVisible()
})

test('a request to reveal waits for its document, and is carried out once', () => {
  isSmall = true
  const reveal = { documentId: 'access', range: { start: 1, end: 3 } }
  const { rerender, unmount } = render(<PolicyEditor {...propsWith({}, { reveal })} />)
  expect(area()).not.toHaveFocus()
  rerender(<PolicyEditor {...propsWith({ id: 'access', text: 'other' }, { reveal })} />)
  expect(area()).toHaveFocus()
  expect([area().selectionStart, area().selectionEnd]).toEqual([1, 3])
  unmount()
  render(<PolicyEditor {...propsWith({ id: 'access', text: 'other' }, { reveal })} />)
  expect(area()).not.toHaveFocus()
})

test('the code editor comes when the text area is used, with what was typed, and tells how to leave it', async () => {
  const props = propsWith({ text: '' })
  render(
    <StrictMode>
      <App props={props} />
    </StrictMode>,
  )
  expect(kind()).toBe('plain')
  // In one go: a slow machine would have the editor arrive between two keystrokes.
  act(() => area().focus())
  fireEvent.change(area(), { target: { value: 'typed early' } })
  const editor = await screen.findByRole('document', { name: label })
  expect(kind()).toBe('monaco')
  expect(editor).toHaveTextContent('typed early')
  expect(editor).toHaveAccessibleDescription(/^Press Ctrl\+M, then Tab, to leave the editor/)
})

test('the plain editor can be chosen and is remembered', async () => {
  const { unmount } = render(<App props={propsWith()} />)
  await userEvent.click(area())
  await screen.findByRole('document', { name: label })
  await userEvent.click(screen.getByRole('button', { name: 'Plain text' }))
  expect(kind()).toBe('plain')
  expect(area()).toHaveValue(text)
  expect(localStorage.getItem('idpool:editor')).toBe('plain')
  unmount()

  render(<App props={propsWith()} />)
  await userEvent.click(area())
  await act(() => new Promise((resolve) => setTimeout(resolve, 500)))
  expect(kind()).toBe('plain')
  expect(screen.getByRole('button', { name: 'Plain text' })).toHaveAttribute('aria-pressed', 'true')

  await userEvent.click(screen.getByRole('button', { name: 'Code editor' }))
  await userEvent.click(area())
  await screen.findByRole('document', { name: label })
})

test('when the code editor cannot load, a note says so and the text area goes on', async () => {
  monaco.refuses = true
  const props = propsWith({ text: '' })
  render(<App props={props} />)
  await userEvent.click(area())
  expect(await screen.findByText(/^Plain editor: the code editor could not load/)).toBeVisible()
  await userEvent.type(area(), 'still works')
  expect(props.onChange).toHaveBeenLastCalledWith('trust', 'still works')

  monaco.refuses = false
  await userEvent.click(screen.getByRole('button', { name: 'Retry' }))
  await userEvent.click(area())
  expect(await screen.findByRole('document', { name: label })).toHaveTextContent('still works')
  expect(screen.queryByText(/could not load/)).toBeNull()
})

test('small screens and coarse pointers keep the text area and are offered no choice', async () => {
  isSmall = true
  render(<App props={propsWith()} />)
  await userEvent.click(area())
  await act(() => new Promise((resolve) => setTimeout(resolve, 500)))
  expect(kind()).toBe('plain')
  expect(screen.queryByRole('button', { name: 'Code editor' })).toBeNull()
})

test('storage that throws, as in a third-party frame, does no harm', async () => {
  vi.stubGlobal('localStorage', {
    getItem() {
      throw new Error('SecurityError')
    },
    setItem() {
      throw new Error('SecurityError')
    },
  })
  render(<App props={propsWith()} />)
  await userEvent.click(screen.getByRole('button', { name: 'Plain text' }))
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Plain text' })).toHaveAttribute('aria-pressed', 'true'),
  )
  await userEvent.click(screen.getByRole('button', { name: 'Code editor' }))
})
