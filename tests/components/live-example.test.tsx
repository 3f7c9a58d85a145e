import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveExample } from '@/components/example/live-example'
import { AnnouncerProvider } from '@/components/ui/announcer'
import { documentsOf } from '@/lib/design'
import { answerExample, exampleOf } from '@/lib/examples'

// The first signatures take their time, and no test should have to wait for them.
beforeAll(() => openExampleOnce(), 60_000)
beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

async function openExampleOnce() {
  const example = exampleOf('s3-folder')
  if (example) await answerExample(example)
}

/** As the server draws it. */
async function openExample(id: string) {
  const example = exampleOf(id)
  if (!example) throw new Error(id)
  const document = documentsOf(example.design).find((each) => each.id === example.edits)
  const { title, owner, text } = document ?? { title: '', owner: '', text: '' }
  render(
    <AnnouncerProvider>
      <LiveExample
        id={id}
        title={example.title}
        says={example.says}
        document={{ title, owner, text }}
        initial={await answerExample(example)}
        tries={example.tries.map(({ name }) => name)}
      />
    </AnnouncerProvider>,
  )
  const answers = screen.getByRole('list', { name: 'Answers' })
  return {
    user: userEvent.setup(),
    editor: screen.getByRole<HTMLTextAreaElement>('textbox', { name: `${title} of ${owner}` }),
    answer: (question: string) => {
      const found = within(answers)
        .getAllByRole('listitem')
        .find((item) => item.textContent?.includes(question))
      if (!found) throw new Error(question)
      return found
    },
  }
}

describe('a live example', () => {
  it('answers before anybody touches it', async () => {
    const { answer } = await openExample('s3-folder')
    expect(answer('Get own object')).toHaveTextContent(/^Allow/)
    expect(answer("Get another's object")).toHaveTextContent(/^Deny.*does not match/)
    expect(screen.getByRole('button', { name: 'Reset' })).toHaveAttribute('aria-disabled', 'true')
  })

  it('answers what is typed, says which answers have changed, and goes back', async () => {
    const { user, editor, answer } = await openExample('s3-folder')
    const before = editor.value
    fireEvent.change(editor, { target: { value: before.replaceAll('s3:GetObject', 's3:DeleteObject') } })
    await waitFor(() => expect(answer('Get own object')).toHaveTextContent(/^Deny.*changed/))
    expect(screen.getByRole('status')).toHaveTextContent('Changed: Ana: Get own object: Deny.')
    await user.click(screen.getByRole('button', { name: 'Reset' }))
    expect(editor.value).toBe(before)
    expect(answer('Get own object')).toHaveTextContent(/^Allow/)
  })

  it('makes a proposed change, shows it in the text, and takes it back at the second press', async () => {
    const { user, editor, answer } = await openExample('dynamodb-rows')
    const button = screen.getByRole('button', { name: 'Also allow Scan' })
    await user.click(button)
    await waitFor(() => expect(editor.value).toContain('dynamodb:Scan'))
    expect(button).toHaveAttribute('aria-pressed', 'true')
    expect(answer('Scan the whole table')).toHaveTextContent(
      /Allow.*changed.*does not hold this request back/,
    )
    await user.click(button)
    await waitFor(() => expect(editor.value).not.toContain('dynamodb:Scan'))
    expect(answer('Scan the whole table')).toHaveTextContent(/^Deny/)
  })

  it('says where a text is broken, and leaves open what rests on it', async () => {
    const { editor, answer } = await openExample('s3-folder')
    fireEvent.change(editor, { target: { value: '{\n  "Version": "2012-10-17",\n  "Statement"' } })
    expect((await screen.findAllByText(/^Error, line \d:/))[0]).toBeVisible()
    expect(editor).toHaveAttribute('aria-invalid', 'true')
    expect(answer('Get own object')).toHaveTextContent(/^Undetermined/)
  })

  it('takes its design along to the playground, beside the work that is there', async () => {
    localStorage.setItem('idpool:design', 'the work of before')
    const go = vi.spyOn(location, 'assign').mockImplementation(() => {})
    const { user } = await openExample('dynamodb-rows')
    await user.click(screen.getByRole('button', { name: 'Also allow Scan' }))
    await user.click(screen.getByRole('button', { name: 'Open in playground' }))
    await waitFor(() => expect(go).toHaveBeenCalled())
    expect(go.mock.calls[0]?.[0]).toMatch(/^\/#identity=ana&request=scan&step=6&document=.*DynamoDBUserRows$/)
    const slot = sessionStorage.getItem('idpool:slot')
    expect(localStorage.getItem('idpool:design')).toBe('the work of before')
    expect(localStorage.getItem(`idpool:design#${slot}`)).toContain('dynamodb:Scan')
  })

  it('says so when the browser keeps nothing for it', async () => {
    const { user } = await openExample('dynamodb-rows')
    vi.stubGlobal('localStorage', null)
    await user.click(screen.getByRole('button', { name: 'Open in playground' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('the browser blocks storage')
    vi.unstubAllGlobals()
  })
})
