import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { DiagnosticsList } from '@/components/policy-editor/diagnostics-list'
import type { EditorDiagnostic } from '@/components/policy-editor/editor-types'

const finding = (message: string): EditorDiagnostic => ({
  ...{ code: 'json-syntax', severity: 'error', message, range: { start: 1, end: 1 } },
})

test('a finding that stands twice at one place goes with its text, both times', () => {
  const list = (...diagnostics: EditorDiagnostic[]) => (
    <DiagnosticsList
      text="{ }"
      diagnostics={diagnostics}
      onChoose={() => {}}
      onFix={() => {}}
      onFixAll={null}
    />
  )
  const { rerender } = render(list(finding('open'), finding('closing'), finding('open')))
  rerender(list(finding('other')))
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    expect.stringContaining('other'),
  ])
})

test('a long list shows its first hundred, and more when asked', () => {
  render(
    <DiagnosticsList
      text="{ }"
      diagnostics={Array.from({ length: 230 }, (_, index) => finding(`fault ${index}`))}
      onChoose={() => {}}
      onFix={() => {}}
      onFixAll={null}
    />,
  )
  expect(screen.getByRole('list', { name: '230 problems' })).toBeVisible()
  expect(screen.getAllByRole('listitem')).toHaveLength(100)
  fireEvent.click(screen.getByRole('button', { name: 'Show more (130 left)' }))
  expect(screen.getAllByRole('listitem')).toHaveLength(200)
})
