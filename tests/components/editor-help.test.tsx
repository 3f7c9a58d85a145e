import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ComponentProps, useState } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { loadEngine } from '@/components/engine/load-engine'
import type { Simulated } from '@/components/engine/simulated'
import { DesignPolicyEditor } from '@/components/policy-editor/design-policy-editor'
import { fixOffers } from '@/components/policy-editor/monaco/to-actions'
import { shorten, toHints } from '@/components/policy-editor/monaco/to-hints'
import { toHover, toSuggestions } from '@/components/policy-editor/monaco/to-suggestions'
import { fixAll } from '@/lib/assist'
import { applyEdits } from '@/lib/base/text-edit'
import { accessPolicyId, documentsOf, withDocumentText } from '@/lib/design'
import { parsePolicy, validatePolicy } from '@/lib/iam'
import { DEFAULT_DESIGN } from '@/lib/scenarios'

const ID = accessPolicyId('PhotoAppUser', 'S3UserFolder')
const FLAWED = `{
  "Statement": [
    { "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObject", "S3:getobject"], "Resource": "arn:aws:s3:::mybucket/\${cognito-identity.amazonaws.com:sub}/*" },
    { "Sid": "Never", "Effect": "Allow", "Action": "s3:DeleteBucket", "Resource": "arn:aws:s3:::mybucket" }
  ]
}`

const engine = await loadEngine()
let simulated: Simulated

beforeEach(async () => {
  simulated = await engine.simulateDesign(withDocumentText(DEFAULT_DESIGN, ID, FLAWED))
})

beforeEach(() => {
  localStorage.clear()
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }))
})

type Props = ComponentProps<typeof DesignPolicyEditor>

/** The editor in an app that keeps the text. */
function App({ text: first = FLAWED, handlers = {} }: { text?: string; handlers?: Partial<Props> }) {
  const [text, setText] = useState(first)
  const document = documentsOf(simulated.design).find(({ id }) => id === ID)
  if (!document) throw new Error('the design has this policy')
  const report = { ...document, text, ...engine.reportOn({ ...document, text }) }
  return (
    <DesignPolicyEditor
      document={report}
      highlight={null}
      engine={engine}
      shown={simulated}
      design={simulated.design}
      identityId="ana"
      label="S3UserFolder of PhotoAppUser"
      reveal={null}
      theme="light"
      onChooseCell={() => {}}
      onChooseTrust={() => {}}
      {...handlers}
      onChange={(id, changed, what) => {
        handlers.onChange?.(id, changed, what)
        setText(changed)
      }}
    />
  )
}

const area = () => screen.getByRole<HTMLTextAreaElement>('textbox')

describe('the list of problems mends what can be mended', () => {
  test('a fix changes the text, is named for undo, and its finding goes', async () => {
    const onChange = vi.fn()
    render(<App handlers={{ onChange }} />)
    await screen.findByRole('tab', { name: /^Problems/ })
    await userEvent.click(screen.getByRole('button', { name: /^Fix: Add Version/ }))
    expect(area().value).toContain('"Version": "2012-10-17"')
    expect(onChange).toHaveBeenCalledExactlyOnceWith(ID, area().value, expect.stringContaining('Version'))
    expect(screen.queryByRole('button', { name: /^Fix: Add Version/ })).toBeNull()
    expect(screen.getByRole('group', { name: 'Problems' })).toHaveFocus()
  })

  test('several findings of a kind are mended together', async () => {
    render(<App />)
    await userEvent.click(
      await screen.findByRole('button', { name: 'Fix all 2 of the kind redundant-action' }),
    )
    expect(screen.queryByText('(redundant-action)')).toBeNull()
    expect(area().value).toContain('"Action": ["s3:GetObject"]')
  })
})

describe('below the editor', () => {
  test('Format puts one member on a line', async () => {
    const onChange = vi.fn()
    render(<App handlers={{ onChange }} />)
    await userEvent.click(await screen.findByRole('button', { name: 'Format' }))
    expect(area().value).toContain('    {\n      "Effect": "Allow",\n')
    expect(onChange).toHaveBeenCalledWith(ID, area().value, 'Format S3UserFolder of PhotoAppUser')
  })

  test('a statement that no request uses is said so, as a note and in the list of statements', async () => {
    render(<App />)
    expect(await screen.findByText(/statement 2 "Never" is used by no request/)).toBeVisible()
    await userEvent.click(screen.getByRole('tab', { name: /^Statements/ }))
    const [, second] = within(screen.getByRole('list', { name: /^Statements/ })).getAllByRole('listitem')
    expect(second).toHaveTextContent('is used by no request')
  })

  test('from a statement one comes to the cells that it decides', async () => {
    const mended = FLAWED.replace('{\n', '{\n  "Version": "2012-10-17",\n')
    simulated = await engine.simulateDesign(withDocumentText(DEFAULT_DESIGN, ID, mended))
    const onChooseCell = vi.fn()
    render(<App text={mended} handlers={{ onChooseCell }} />)
    await userEvent.click(await screen.findByRole('tab', { name: /^Statements/ }))
    await userEvent.click(await screen.findByText('speaks to 2 cells, decides them all'))
    await userEvent.click(screen.getByRole('button', { name: 'Ben, Get own object' }))
    expect(onChooseCell).toHaveBeenCalledExactlyOnceWith('ben', 'get-own', 6)
    await userEvent.click(screen.getByRole('button', { name: 'Statement 2 "Never", Allow' }))
    expect(area().value.slice(area().selectionStart, area().selectionEnd)).toMatch(/^\{ "Sid": "Never"/)
  })

  test('the values of variables are listed for the identity that is chosen', async () => {
    render(<App />)
    await userEvent.click(await screen.findByRole('tab', { name: 'Values' }))
    expect(screen.getByRole('list', { name: 'Values of variables for Ana' })).toHaveTextContent(
      /Plain text here: variables need Version/,
    )
    await userEvent.click(screen.getByRole('tab', { name: /^Problems/ }))
    await userEvent.click(screen.getByRole('button', { name: /^Fix: Add Version/ }))
    await userEvent.click(screen.getByRole('tab', { name: 'Values' }))
    const list = screen.getByRole('list', { name: 'Values of variables for Ana' })
    expect(list).toHaveTextContent('us-east-1:a1a1a1a1-1111-4111-8111-111111111111')
    await userEvent.click(within(list).getByRole('button'))
    expect(area().value.slice(area().selectionStart, area().selectionEnd)).toBe(
      '${cognito-identity.amazonaws.com:sub}',
    )
  })
})

describe('what Monaco is told', () => {
  const rangeOf = ({ start, end }: { start: number; end: number }) => ({
    startLineNumber: 1,
    startColumn: start + 1,
    endLineNumber: 1,
    endColumn: end + 1,
  })

  test('suggestions keep their order, and a caret makes a snippet in which nothing else has a meaning', () => {
    const [first, second] = toSuggestions(
      [
        { label: '${a}', kind: 'variable', insert: '${a}"', caret: 4, range: { start: 0, end: 2 } },
        {
          label: 's3:*',
          kind: 'wildcard',
          insert: 's3:*',
          range: { start: 0, end: 2 },
          documentation: 'a_b `c_d`',
        },
      ],
      rangeOf,
    )
    expect(first).toMatchObject({ insertText: '\\${a\\}$0"', insertTextRules: 4, filterText: '${a}' })
    expect(second).toMatchObject({ insertText: 's3:*', documentation: { value: 'a\\_b `c_d`' } })
    expect((first?.sortText ?? '') < (second?.sortText ?? '')).toBe(true)
  })

  test('a hover has a title, plain text, and one link', () => {
    const hover = toHover(
      {
        title: 's3:Get*',
        lines: ['Covers *all*'],
        link: { title: 'AWS', url: 'https://docs.aws.amazon.com/x' },
        range: { start: 0, end: 1 },
      },
      rangeOf,
    )
    expect(hover.contents).toEqual([
      { value: '`s3:Get*`' },
      { value: 'Covers \\*all\\*\n\n[AWS](https://docs.aws.amazon.com/x)' },
    ])
  })

  test('the lightbulb offers each fix, and all of a kind once', () => {
    const diagnostics = validatePolicy(parsePolicy(FLAWED), 'identity')
    const offers = fixOffers(FLAWED, diagnostics, { start: 0, end: FLAWED.length }, (text, code) =>
      fixAll(text, 'identity', code),
    )
    const mendable = diagnostics.filter(({ fix }) => fix)
    expect(offers.filter(({ isPreferred }) => isPreferred)).toHaveLength(mendable.length)
    const together = offers.filter(({ title }) => title.startsWith('Fix all'))
    expect(together.length).toBeGreaterThan(0)
    for (const { change, diagnostic } of offers) {
      const edit = { range: { start: change.start, end: change.end }, replacement: change.inserted }
      const left = validatePolicy(parsePolicy(applyEdits(FLAWED, [edit])), 'identity')
      const count = (list: typeof left) => list.filter(({ code }) => code === diagnostic.code).length
      expect(count(left)).toBeLessThan(count(diagnostics))
    }
  })

  test('values beside variables are short, and say whose they are', () => {
    const assist = {
      who: 'Ana',
      variables: () => [
        { range: { start: 0, end: 5 }, name: 'a', value: 'us-east-1:a1a1a1a1-1111-4111', isPlainText: false },
        { range: { start: 6, end: 9 }, name: 'b', value: null, isPlainText: false },
      ],
    } as unknown as Parameters<typeof toHints>[0]
    const hints = toHints(assist, '', { start: 0, end: 99 }, (offset) => ({
      lineNumber: 1,
      column: offset + 1,
    }))
    expect(hints.map(({ label }) => label)).toEqual(['Ana: us-east-1:a1a1a1a1-11…', 'Ana: no value'])
    const place = () => ({ lineNumber: 1, column: 1 })
    expect(toHints(assist, '', { start: 6, end: 99 }, place).map(({ label }) => label)).toEqual([
      'Ana: no value',
    ])
    expect(shorten('short')).toBe('short')
    expect(
      toHints({ ...assist, who: null }, '', { start: 0, end: 99 }, () => ({ lineNumber: 1, column: 1 })),
    ).toEqual([])
  })
})
