import { render, screen } from '@testing-library/react'
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
