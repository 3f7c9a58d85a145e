import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { loadEngine } from '@/components/engine/load-engine'
import { LessonPage } from '@/components/learn/lesson-page'
import { writeProgress } from '@/components/learn/progress'
import { AnnouncerProvider } from '@/components/ui/announcer'
import { LESSONS, type Stage, startOf } from '@/lib/scenarios'
import { heard } from './heard'

vi.mock('next/dynamic', async () => ({ default: (await import('./stand-ins')).dynamic }))
vi.mock('@/components/policy-editor/policy-editor', () => import('./stand-ins'))

const ID = 'missing-slash'
const TENANT = '${aws:PrincipalTag/tenant}'

afterEach(() => {
  writeProgress({})
  localStorage.clear()
  sessionStorage.clear()
})

async function openLesson(done: readonly Stage[]) {
  const lesson = LESSONS.find(({ id }) => id === ID)
  const start = lesson && startOf(lesson)
  if (!lesson || !start?.ok) throw new Error('the lesson has no start')
  writeProgress({ [ID]: { done, answers: {}, hints: 0, hasSeenSolution: false } })
  render(
    <AnnouncerProvider>
      <LessonPage
        lesson={lesson}
        number={21}
        total={22}
        start={start.value}
        next={null}
        before={[]}
        readMore={[]}
        overview={<p>What there is</p>}
      />
    </AnnouncerProvider>,
  )
  await act(() => loadEngine().then(() => {}))
  const panel = await screen.findByRole('region', { name: 'Isolation' })
  await within(panel).findByRole('article', { name: 'The chosen answer' }, { timeout: 15_000 })
  return { user: userEvent.setup(), panel: within(panel) }
}

const card = () => screen.getByRole('article', { name: 'The chosen answer' })
const goals = () => screen.getByRole('list', { name: 'Goals' })
const policy = () => screen.getByLabelText('TenantFolder of TenantUser', { selector: 'textarea' })

function write(change: (text: string) => string) {
  const field = policy() as HTMLTextAreaElement
  fireEvent.change(field, { target: { value: change(field.value) } })
}

describe('a lesson with a goal about all identities', () => {
  test('shows two people and the request that gets through, though every cell of the table is right', async () => {
    const { user, panel } = await openLesson(['predict'])
    const table = panel.getByRole('table', { name: 'Who reaches customer folders' })
    const verdicts = within(table).getAllByRole('row').slice(1)
    expect(verdicts.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Read ?Reachable/),
      expect.stringMatching(/^Write ?Reachable/),
      expect.stringMatching(/^List ?Reachable/),
    ])
    expect(card()).toHaveTextContent(
      /Who asks ?aws:PrincipalTag\/tenant = acme ?Whose it is ?.*tenant = acme-eu/,
    )
    expect(card()).toHaveTextContent('s3:GetObject')
    // By name, and in the path as each of the two reads it.
    expect([...card().querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual([
      ...['acme', 'acme-eu'],
      ...['acme', 'acme-eu'],
    ])
    expect(card()).toHaveTextContent(/saas-data\/acme-eu\/ ?← who asks.*saas-data\/acme-eu\/ ?← whose it is/)
    // Adding a request, or asking of other names, would be another task.
    expect(within(card()).queryByRole('button', { name: 'Add to requests' })).toBeNull()

    await user.click(within(verdicts[2] as HTMLElement).getByRole('button', { name: /Reachable/ }))
    expect(card()).toHaveTextContent('s3:ListBucket')
    await user.click(within(card()).getByRole('button', { name: 'Show the statement' }))
    expect(screen.getByLabelText('Revealed')).toHaveTextContent('"s3:ListBucket"')
  })

  test('is met by a proof, which the panel shows with what it rests on', async () => {
    const { panel } = await openLesson(['predict', 'run', 'explain'])
    const words = 'For any two identities: neither can reach the other’s “customer folders”'
    expect(goals()).toHaveTextContent(`Not yet: ${words}`)
    expect(goals()).toHaveTextContent(/TenantFolder, statement 1 allows it/)

    write((text) => text.replaceAll(`${TENANT}*`, `${TENANT}/*`))
    expect(await screen.findByText('It holds, also elsewhere.', {}, { timeout: 15_000 })).toBeVisible()
    expect(goals()).toHaveTextContent(`Met: ${words}`)
    await heard('Every goal is met')
    expect(panel.getAllByRole('button', { name: 'Isolated' })).toHaveLength(3)
    expect(card()).toHaveTextContent('No request gets through, for any two identities.')
    expect(card()).toHaveTextContent('the tag tenant is small letters, digits and dashes')
    expect(within(card()).queryByRole('button', { name: /And if it is/ })).toBeNull()
  })

  test('is not met while only the pair that was found is forbidden', async () => {
    await openLesson(['predict', 'run', 'explain'])
    write((text) => {
      const { Version, Statement } = JSON.parse(text)
      const deny = {
        Effect: 'Deny',
        Action: 's3:*',
        Resource: 'arn:aws:s3:::saas-data/aa/*',
        Condition: { StringEquals: { 'aws:PrincipalTag/tenant': 'a' } },
      }
      return JSON.stringify({ Version, Statement: [...Statement, deny] })
    })
    await waitFor(() => expect(card()).not.toHaveTextContent('= aa'), { timeout: 15_000 })
    expect(within(card()).getByText('Reachable')).toBeVisible()
    expect(screen.queryByText('It holds, also elsewhere.')).toBeNull()
  })

  test('opens the whole view, where other names can be tried', async () => {
    const { user, panel } = await openLesson(['predict'])
    await user.click(panel.getByRole('button', { name: 'The whole view' }))
    const dialog = await screen.findByRole('dialog', { name: 'Isolation' })
    expect(
      await within(dialog).findByText('0 isolated, 3 reachable, 0 unknown.', {}, { timeout: 15_000 }),
    ).toBeVisible()
    expect(within(dialog).getByRole('slider', { name: 'What the tag tenant may look like' })).toBeVisible()
  })
})
