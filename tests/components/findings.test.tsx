import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useEffect, useState } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { loadEngine } from '@/components/engine/load-engine'
import type { Simulated } from '@/components/engine/simulated'
import { DesignPolicyEditor } from '@/components/policy-editor/design-policy-editor'
import { fixOffers } from '@/components/policy-editor/monaco/to-actions'
import { accessPolicyId, documentsOf, withDocumentText } from '@/lib/design'
import { DEFAULT_DESIGN } from '@/lib/scenarios'

const ID = accessPolicyId('PhotoAppUser', 'S3UserFolder')
const SUB = '${cognito-identity.amazonaws.com:sub}'
const TWICE = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::mybucket/${SUB}/*` },
      { Sid: 'All', Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::mybucket/*' },
      { Sid: 'Never', Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::mybucket' },
    ],
  },
  null,
  2,
)

const engine = await loadEngine()

beforeEach(() => {
  localStorage.clear()
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }))
})

const onChange = vi.fn()

/** The editor in an app that keeps the design, and shows results a moment after it was typed. */
function App({ initial }: { initial: Simulated }) {
  const [design, setDesign] = useState(initial.design)
  const [simulated, setSimulated] = useState(initial)
  useEffect(() => {
    engine.simulateDesign(design).then(setSimulated)
  }, [design])
  const document = documentsOf(design).find(({ id }) => id === ID)
  if (!document) throw new Error('the design has this policy')
  return (
    <DesignPolicyEditor
      document={{ ...document, ...engine.reportOn(document) }}
      highlight={null}
      engine={engine}
      shown={simulated}
      design={design}
      identityId="ana"
      label="S3UserFolder of PhotoAppUser"
      reveal={null}
      theme="light"
      onChooseCell={() => {}}
      onChooseTrust={() => {}}
      onChange={(id, changed, what) => {
        onChange(id, changed, what)
        setDesign((before) => withDocumentText(before, id, changed))
      }}
    />
  )
}

async function open(text: string) {
  render(<App initial={await engine.simulateDesign(withDocumentText(DEFAULT_DESIGN, ID, text))} />)
}

const problems = () => screen.getByRole('group', { name: 'Problems' })
const area = () => screen.getByRole<HTMLTextAreaElement>('textbox')

describe('what a proof tells about statements', () => {
  test('is listed among the problems, as information, with who was asked about and why', async () => {
    await open(TWICE)
    expect(await screen.findByText(/\(adds-nothing\)/)).toBeVisible()
    const [narrow] = within(problems()).getAllByRole('button', { name: /^Line 4, column 5: info/ })
    expect(narrow).toHaveTextContent(
      'what this statement allows sessions of the role PhotoAppUser, statement 2 "All" allows them too',
    )
    const [never] = within(problems()).getAllByRole('button', { name: /\(never-matches\)/ })
    expect(never).toHaveTextContent('none of its actions acts on its resources')
    // That no request of the design uses it goes without saying.
    expect(within(problems()).queryByText(/"Never" is used by no request/)).toBeNull()
  })

  test('a fix takes the statement out as one change, and what it said is gone at once', async () => {
    await open(TWICE)
    await screen.findByText(/\(adds-nothing\)/)
    expect(screen.queryByRole('button', { name: /^Fix all/ })).toBeNull()
    const finding = within(problems())
      .getByText(/\(adds-nothing\)/)
      .closest('li') as HTMLElement
    await userEvent.click(within(finding).getByRole('button', { name: 'Fix: Remove this statement' }))
    expect(onChange).toHaveBeenLastCalledWith(ID, area().value, 'Remove this statement')
    expect(JSON.parse(area().value).Statement).toHaveLength(2)
    expect(screen.queryByText(/\(adds-nothing\)/)).toBeNull()
    expect(problems()).toHaveFocus()
    // What still holds is found again for the text as it is now.
    expect(await screen.findByText(/\(never-matches\)/)).toBeVisible()
    expect(screen.queryByText(/\(adds-nothing\)/)).toBeNull()
  })

  test('nothing that was found of an older text stands beside a newer one', async () => {
    await open(TWICE)
    await screen.findByText(/\(never-matches\)/)
    await userEvent.type(area(), ' ', { initialSelectionStart: 0, initialSelectionEnd: 0 })
    expect(screen.queryByText(/\(never-matches\)/)).toBeNull()
    expect(await screen.findByText(/\(never-matches\)/)).toBeVisible()
  })

  test('what the text alone tells is not said twice', async () => {
    const { Version, Statement } = JSON.parse(TWICE)
    await open(
      JSON.stringify({ Version, Statement: [Statement[1], Statement[1]] }, null, 2).replace('All', 'Al'),
    )
    await screen.findByText(/\(adds-nothing\)/)
    expect(within(problems()).getByText(/\(redundant-statement\)/)).toBeVisible()
    expect(within(problems()).getAllByText(/\(adds-nothing\)/)).toHaveLength(1)
  })
})

test('the lightbulb never offers to remove several of these statements at once', () => {
  const fix = {
    title: 'Remove this statement',
    range: { start: 0, end: 1 },
    replacement: '',
    onlyAlone: true,
  } as const
  const diagnostic = {
    code: 'adds-nothing',
    severity: 'info',
    message: 'm',
    range: { start: 0, end: 1 },
    fix,
  } as const
  const other = { ...diagnostic, range: { start: 2, end: 3 } }
  const offers = fixOffers('[][]', [diagnostic, other], { start: 0, end: 1 }, (text) => text)
  expect(offers.map(({ title }) => title)).toEqual(['Remove this statement'])
})
