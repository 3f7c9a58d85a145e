import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { loadEngine } from '@/components/engine/load-engine'
import { wantedInAddress } from '@/components/late/wanted-in-address'
import { LessonCards } from '@/components/learn/lesson-cards'
import { LessonPage } from '@/components/learn/lesson-page'
import { writeProgress } from '@/components/learn/progress'
import { ProgressPanel } from '@/components/learn/progress-panel'
import { AnnouncerProvider } from '@/components/ui/announcer'
import { documentsOf } from '@/lib/design'
import { LESSONS, STAGES, startOf } from '@/lib/scenarios'
import { heard } from './heard'
import { region } from './playground'

vi.mock('next/dynamic', async () => ({ default: (await import('./stand-ins')).dynamic }))
vi.mock('@/components/policy-editor/policy-editor', () => import('./stand-ins'))

const LESSON = 'wrong-audience'
const lesson = LESSONS.find(({ id }) => id === LESSON)
const OTHER_POOL = 'us-east-1:7c9e6679-7425-40de-944b-000000000000'
const POOL = 'us-east-1:7c9e6679-7425-40de-944b-e07fc1f90ae7'

afterEach(() => {
  writeProgress({})
  localStorage.clear()
  sessionStorage.clear()
})

async function openLesson(done: readonly (typeof STAGES)[number][] = []) {
  const start = lesson && startOf(lesson)
  if (!lesson || !start?.ok) throw new Error('the lesson has no start')
  if (done.length > 0) writeProgress({ [LESSON]: { done, answers: {}, hints: 0, hasSeenSolution: false } })
  render(
    <AnnouncerProvider>
      <LessonPage
        lesson={lesson}
        number={2}
        total={LESSONS.length}
        start={start.value}
        next={{ id: 'assume-role', title: 'AssumeRole is not enough' }}
        before={[{ id: 'six-steps', title: 'Six steps, one photo' }]}
        readMore={[{ slug: 'trust-policy', title: 'The trust policy' }]}
        overview={<p>What there is</p>}
      />
    </AnnouncerProvider>,
  )
  await act(() => loadEngine().then(() => {}))
  return { user: userEvent.setup(), start: start.value }
}

/** What there is to do; the bench beside it is large, and looking through it takes its time. */
const task = async () => within(await screen.findByRole('region', { name: 'What to do' }))
const goals = () => within(screen.getByRole('list', { name: 'Goals' }))
const stage = (name: RegExp) =>
  within(screen.getByRole('navigation', { name: 'Stages of the lesson' })).getByRole('button', { name })

describe('a lesson', () => {
  test('is entered by a prediction, and tells afterwards which answers were right', async () => {
    const { user } = await openLesson()
    expect(stage(/Run ?, not open yet/)).toHaveAttribute('aria-disabled', 'true')
    await user.click(screen.getByRole('button', { name: 'Run it' }))
    await heard('2 answers are missing.')

    const [ana, guest] = screen.getAllByRole('group')
    await user.click(within(ana as HTMLElement).getByRole('radio', { name: 'No, denied' }))
    await user.click(within(guest as HTMLElement).getByRole('radio', { name: 'No, denied' }))
    await user.click(screen.getByRole('button', { name: 'Run it' }))

    expect(await screen.findByRole('heading', { name: /^Run/ })).toHaveFocus()
    const panel = await screen.findByRole('region', { name: 'What to do' })
    expect(panel).toHaveTextContent(/No, denied ?right/)
    expect(panel).toHaveTextContent(/No, denied ?not so/)
    expect(stage(/Predict ?, done/)).toBeVisible()
  })

  test('checks its goals with every edit, and says why one is not met', async () => {
    const { user } = await openLesson(['predict', 'run', 'explain'])
    expect(await screen.findByRole('heading', { name: /^Fix/ })).toBeVisible()
    expect(await screen.findAllByText(/denied at step 4/)).not.toHaveLength(0)
    expect(goals().getAllByText(/Not yet/)).toHaveLength(2)

    await user.click((await task()).getByRole('button', { name: /^Edit the trust policy/ }))
    const editor = await screen.findByLabelText('Trust policy of PhotoAppUser', { selector: 'textarea' })
    const text = (editor as HTMLTextAreaElement).value
    await user.clear(editor)
    await user.click(editor)
    await user.paste(text.replace(OTHER_POOL, POOL))

    expect(await screen.findByText('It holds, also elsewhere.')).toBeVisible()
    expect(goals().queryByText(/Not yet/)).toBeNull()
    await heard('Every goal is met')
    await user.click((await task()).getByRole('button', { name: 'One last question' }))
    expect(await screen.findByRole('heading', { name: /^Transfer/ })).toHaveFocus()
  })

  test('catches a fix that opens the role for every pool, and waits while a policy is broken', async () => {
    const { user, start } = await openLesson(['predict', 'run', 'explain'])
    await user.click((await task()).getByRole('button', { name: /^Edit the trust policy/ }))
    const editor = await screen.findByLabelText('Trust policy of PhotoAppUser', { selector: 'textarea' })
    const rewrite = async (next: string) => {
      await user.clear(editor)
      await user.click(editor)
      await user.paste(next)
    }
    const text = documentsOf(start).find(({ id }) => id === 'roles/PhotoAppUser/trust-policy')?.text ?? ''
    await rewrite(text.replace(OTHER_POOL, '*').replace('"StringEquals"', '"StringLike"'))
    expect(await screen.findByText(/of another pool in this account could have the role/)).toBeVisible()
    expect(screen.queryByText('It holds, also elsewhere.')).toBeNull()

    await rewrite(text.replace('{', ''))
    expect(await screen.findByText(/The goals are checked once every policy can be read/)).toBeVisible()
    expect(region('Results are not current')).toBeVisible()
  })

  test('gives one hint at a time, then the solution, and puts it in place when asked', async () => {
    const { user } = await openLesson(['predict', 'run', 'explain'])
    const help = await task()
    for (const number of [1, 2, 3]) {
      await user.click(help.getByRole('button', { name: `Hint ${number} of 3` }))
      await heard(`Hint ${number}: ${lesson?.hints[number - 1]}`)
    }
    expect(help.queryByRole('button', { name: /^Hint/ })).toBeNull()
    await user.click(help.getByRole('button', { name: 'Show a solution' }))
    expect(help.getAllByText('Added:').length).toBeGreaterThan(0)
    await user.click(help.getByRole('button', { name: 'Put it in place' }))
    expect(await help.findByText('It holds, also elsewhere.')).toBeVisible()
    await user.click(help.getByRole('button', { name: 'Start again' }))
    expect(await help.findAllByText(/denied at step 4/)).not.toHaveLength(0)
  })

  test('ends with what to take home once the last questions are answered', async () => {
    const { user } = await openLesson(['predict', 'run', 'explain', 'fix'])
    const questions = await screen.findByRole('region', { name: 'Last questions' })
    await user.click(within(questions).getByRole('radio', { name: 'At step 4, STS refuses' }))
    await user.click(within(questions).getByRole('button', { name: 'Check my answer' }))
    await heard('1 of 1 right.')
    await user.click(within(questions).getByRole('button', { name: 'Finish the lesson' }))
    const home = await screen.findByRole('region', { name: 'What to take home' })
    expect(within(home).getByRole('link', { name: /^Next lesson/ })).toHaveAttribute(
      'href',
      '/learn/assume-role/',
    )
    expect(within(home).getByRole('link', { name: 'The trust policy' })).toHaveAttribute(
      'href',
      '/docs/trust-policy/',
    )
    expect(stage(/Transfer ?, done/)).toBeVisible()
  })

  test('keeps its work apart from the playground', async () => {
    const { user } = await openLesson(['predict', 'run', 'explain'])
    const editor = await screen.findByLabelText('Trust policy of PhotoAppUser', { selector: 'textarea' })
    await user.click(editor)
    await user.paste(' ')
    await vi.waitFor(() =>
      expect(localStorage.getItem(`idpool:lesson:${LESSON}:idpool:design`)).not.toBeNull(),
    )
    expect(localStorage.getItem('idpool:design')).toBeNull()
  })

  test('says so when the browser blocks storage', async () => {
    const refuse = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse })
    writeProgress({})
    await openLesson()
    expect(screen.getByText(/This browser blocks storage/)).toBeVisible()
    vi.unstubAllGlobals()
  })
})

describe('the list of lessons', () => {
  const cards = LESSONS.map(({ id, title, minutes, ability, track }, index) => ({
    ...{ id, title, minutes, ability, track },
    number: index + 1,
  }))
  const renderList = () =>
    render(
      <AnnouncerProvider>
        <ProgressPanel ids={cards.map(({ id }) => id)} />
        <LessonCards lessons={cards} />
      </AnnouncerProvider>,
    )

  test('shows the tracks, and how far one has come in each lesson', () => {
    writeProgress({
      'six-steps': { done: STAGES, answers: {}, hints: 0, hasSeenSolution: false },
      [LESSON]: { done: ['predict'], answers: {}, hints: 0, hasSeenSolution: false },
    })
    renderList()
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      ...['Foundations', 'Data', 'Claims and roles', 'Sessions and boundaries', 'Mastery', 'Proof'],
    ])
    expect(screen.getByText('1 of 22 lessons done')).toBeVisible()
    expect(screen.getByText('1 of 5 stages, next: Run')).toBeVisible()
    expect(screen.getAllByText('Not begun')).toHaveLength(20)
  })

  test('takes progress from a file beside what is there, and refuses other files', async () => {
    const user = userEvent.setup()
    writeProgress({ [LESSON]: { done: ['predict'], answers: {}, hints: 0, hasSeenSolution: false } })
    renderList()
    const input = screen.getByLabelText('File of progress')
    await user.upload(input, new File(['{"version":2}'], 'design.json', { type: 'application/json' }))
    expect(await screen.findAllByText(/holds no progress of lessons/)).not.toHaveLength(0)

    const text = JSON.stringify({
      kind: 'idpool-progress',
      version: 1,
      lessons: { 'six-steps': { done: [...STAGES, 'cheat'], answers: { 'predict.0': 1 }, hints: 99 } },
    })
    await user.upload(input, new File([text], 'progress.json', { type: 'application/json' }))
    expect(await screen.findByText('1 of 22 lessons done')).toBeVisible()
    expect(screen.getByText('1 of 5 stages, next: Run')).toBeVisible()
  })

  test('forgets everything only when asked twice', async () => {
    const user = userEvent.setup()
    writeProgress({ [LESSON]: { done: ['predict'], answers: {}, hints: 0, hasSeenSolution: false } })
    renderList()
    await user.click(screen.getByRole('button', { name: 'Reset' }))
    await user.click(screen.getByRole('button', { name: 'Keep it' }))
    expect(screen.getByText('1 of 5 stages, next: Run')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Reset' }))
    await user.click(screen.getByRole('button', { name: 'Forget it' }))
    expect(screen.getAllByText('Not begun')).toHaveLength(LESSONS.length)
  })
})

describe('what the address asks the playground to open', () => {
  test.each([
    ['#open=design:kiosk', 'design:kiosk'],
    ['#open=lesson:wrong-audience', 'lesson:wrong-audience'],
    ['#open=handover', null],
    ['#open=https://example.com', null],
    ['#open=design:../x', null],
    ['#identity=ana', null],
    ['', null],
  ])('%s', (hash, wanted) => {
    expect(wantedInAddress(hash)).toBe(wanted)
  })
})
