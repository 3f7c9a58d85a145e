import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { CodeEditor, type CodeEditorProps } from '@/components/policy-editor/code-editor'

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }))
})

const diagnostics: CodeEditorProps['diagnostics'] = [
  {
    code: 'design-name',
    severity: 'error',
    message: 'the name is too short',
    range: { start: 9, end: 11 },
    fix: { title: 'Call it New design', range: { start: 9, end: 11 }, replacement: '"New design"' },
  },
]

function App({ onChange = () => {}, ...rest }: Partial<CodeEditorProps>) {
  const [text, setText] = useState('{"name": "","a":1}')
  return (
    <CodeEditor
      text={text}
      language="json"
      diagnostics={diagnostics}
      label="The whole design"
      theme="light"
      {...rest}
      onChange={(changed, what) => {
        onChange(changed, what)
        setText(changed)
      }}
    />
  )
}

const area = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'The whole design' })

test('any JSON can be typed, formatted and mended', async () => {
  const onChange = vi.fn()
  render(<App onChange={onChange} />)
  await userEvent.click(await screen.findByRole('button', { name: 'Format' }))
  expect(area()).toHaveValue('{\n  "name": "",\n  "a": 1\n}')
  expect(onChange).toHaveBeenLastCalledWith(area().value, 'Format The whole design')
  await userEvent.type(area(), ' ')
  expect(onChange).toHaveBeenLastCalledWith(area().value, undefined)
})

test('findings are listed with their place and their fix', async () => {
  render(<App />)
  await screen.findByRole('tab', { name: /^Problems/ })
  expect(screen.getByRole('list', { name: '1 problem' })).toHaveTextContent('Line 1, column 10')
  expect(screen.queryByRole('tab', { name: 'Values' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Fix: Call it New design' }))
  expect(area()).toHaveValue('{"name": "New design","a":1}')
})

test('a range is selected when it is asked for, each time anew', () => {
  const { rerender } = render(<App reveal={{ start: 1, end: 7 }} />)
  expect(area().value.slice(area().selectionStart, area().selectionEnd)).toBe('"name"')
  rerender(<App reveal={{ start: 12, end: 15 }} />)
  expect(area().value.slice(area().selectionStart, area().selectionEnd)).toBe('"a"')
})
