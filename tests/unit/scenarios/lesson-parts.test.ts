import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentsOf } from '@/lib/design'
import {
  applyEdits,
  checkGoal,
  checkLesson,
  DEFAULT_DESIGN,
  decodeLesson,
  decodeProgress,
  encodeProgress,
  isComplete,
  isOpen,
  LESSONS,
  type Lesson,
  mergeProgress,
  nextStage,
  STAGES,
  solutionOf,
  startOf,
} from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'

/** The pages of the documentation that lessons may point to. */
const PAGES = new Set([
  ...['what-is-an-identity-pool', 'identity-sources', 'key-features', 'the-flow', 'roles-and-role-mapping'],
  ...['trust-policy', 's3-folders', 'dynamodb-rows', 'user-pool-and-identity-pool', 'worked-project'],
  ...['summary', 'best-practices', 'audit', 'condition-keys', 'policy-variables', 'errors'],
  ...['enhanced-and-classic', 'guest-scope-down', 'limits', 'how-sure-we-are', 'isolation'],
])

describe('the lessons as a course', () => {
  test('there are twenty, and two on proofs; each with an id of its own, and 10 to 15 minutes long', () => {
    expect(LESSONS.map(({ track }) => track === 'proof')).toEqual([...Array(20).fill(false), true, true])
    expect(new Set(LESSONS.map(({ id }) => id)).size).toBe(22)
    expect(LESSONS.filter(({ minutes }) => minutes < 10 || minutes > 15)).toEqual([])
  })

  test('what a lesson builds on comes before it', () => {
    const wrong = LESSONS.flatMap(({ id, prerequisites }, index) =>
      prerequisites
        .filter((before) => !LESSONS.slice(0, index).some((lesson) => lesson.id === before))
        .map((before) => `${id} needs ${before}`),
    )
    expect(wrong).toEqual([])
  })

  test('links lead to pages that the documentation has', () => {
    expect(LESSONS.flatMap(({ links }) => links).filter((slug) => !PAGES.has(slug))).toEqual([])
    expect(LESSONS.filter(({ links }) => links.length === 0)).toEqual([])
  })

  test('what may be edited is there at the start', () => {
    const missing = LESSONS.flatMap((lesson) => {
      const start = startOf(lesson)
      if (!start.ok) return [lesson.id]
      return lesson.fix.mayEdit
        .filter((place) => place.includes('/'))
        .filter((place) => !documentsOf(start.value).some(({ id }) => id === place))
    })
    expect(missing).toEqual([])
  })

  test('every lesson is a JSON document as an author would write it', () => {
    for (const lesson of LESSONS) {
      const read = decodeLesson(JSON.stringify(lesson))
      expect(read.ok ? read.value : read.error).toEqual(lesson)
    }
  })
})

describe('edits of a lesson', () => {
  test.each([
    [{ document: 'roles/Nobody/trust-policy', find: 'a', put: 'b' }, /there is no document/],
    [{ document: 'roles/PhotoAppUser/trust-policy', find: 'cognito', put: 'b' }, /stands \d+ times/],
    [{ at: ['roles', 'Nobody', 'path'], value: '/' }, /leads nowhere/],
    [{ at: ['identityPool', 'roleMappings'], remove: true as const }, /there is no/],
    [{ at: ['identityPool', 'name'], add: 'x' }, /is no list/],
    [{ at: ['identityPool', 'name'], value: 7 }, /identityPool\.name/],
  ])('%j is refused', (edit, words) => {
    const edited = applyEdits(DEFAULT_DESIGN, [edit])
    expect(edited.ok ? 'made' : edited.error).toMatch(words)
  })

  test('change only what they name', () => {
    const edited = applyEdits(DEFAULT_DESIGN, [{ at: ['identityPool', 'allowClassicFlow'], value: false }])
    if (!edited.ok) throw new Error(edited.error)
    expect(edited.value.identityPool.allowClassicFlow).toBe(false)
    expect({ ...edited.value, identityPool: DEFAULT_DESIGN.identityPool }).toEqual(DEFAULT_DESIGN)
  })
})

describe('the check of a task', () => {
  const lesson = LESSONS.find(({ id }) => id === 'wrong-audience') as Lesson
  const started = startOf(lesson)
  const solved = solutionOf(lesson)
  if (!started.ok || !solved.ok) throw new Error('the lesson has no start or solution')
  const start = started.value

  test('waits while a policy is not JSON', async () => {
    const [role, ...rest] = start.roles
    const broken = { ...start, roles: [{ ...role, trustPolicy: '{' }, ...rest] } as typeof start
    const check = await checkLesson(lesson, start, broken)
    expect(check.broken).toEqual(['the trust policy of PhotoAppUser'])
    expect(check.goals).toEqual([])
    expect(check.isDone).toBe(false)
  })

  test('notices when something else is changed to reach the goals', async () => {
    const cheat = { ...solved.value, requests: solved.value.requests.slice(0, 1) }
    const check = await checkLesson(lesson, start, cheat)
    expect(check.hands.isMet).toBe(false)
    expect(check.isDone).toBe(false)
  })

  test('says where a cell differs and why', async () => {
    const simulation = await simulate(start)
    const { says, reasons } = checkGoal(
      { kind: 'cells', identities: ['ana'], requests: ['get-own'], decision: 'allow' },
      { design: start, simulation, start },
    )
    expect(says).toBe('Ana may do “Get own object”')
    expect(reasons[0]).toMatchObject({
      text: 'Ana, “Get own object”: denied at step 4.',
      identity: 'ana',
      request: 'get-own',
    })
    expect(reasons[0]?.why).toContain('cognito-identity.amazonaws.com:aud')
  })

  test('names what is not there', async () => {
    const judged = { design: start, simulation: await simulate(start), start }
    const said = (
      [
        { kind: 'cells', identities: ['zoe'], requests: ['scan'], decision: 'deny' },
        { kind: 'role', identity: 'zoe', role: null },
        { kind: 'trust', role: 'Nobody' },
        { kind: 'saves', document: 'roles/Nobody/trust-policy' },
      ] as const
    ).map((goal) => checkGoal(structuredClone(goal) as Parameters<typeof checkGoal>[0], judged).isMet)
    expect(said).toEqual([false, false, false, false])
  })
})

describe('progress', () => {
  const stages = fc.subarray([...STAGES])
  const lessonProgress = fc.record({
    done: stages,
    answers: fc.dictionary(fc.constantFrom('predict.0', 'explain.1', 'transfer.0'), fc.nat(4), {
      noNullPrototype: true,
    }),
    hints: fc.nat(3),
    hasSeenSolution: fc.boolean(),
  })
  const progress = fc.dictionary(fc.constantFrom('six-steps', 'which-sub', 'two-pools'), lessonProgress, {
    noNullPrototype: true,
  })

  test('is the same after writing and reading', () => {
    fc.assert(
      fc.property(progress, (each) => {
        expect(decodeProgress(encodeProgress(each))).toEqual(each)
      }),
    )
  })

  test('any text is progress or is not; nothing is thrown', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void decodeProgress(text)))
  })

  test('from two places, nothing that was reached is lost', () => {
    fc.assert(
      fc.property(progress, progress, (mine, theirs) => {
        const merged = mergeProgress(mine, theirs)
        for (const side of [mine, theirs]) {
          for (const [id, { done, hints }] of Object.entries(side)) {
            expect(merged[id]?.done).toEqual(expect.arrayContaining(done))
            expect(merged[id]?.hints).toBeGreaterThanOrEqual(hints)
          }
        }
      }),
    )
  })

  test('the next stage is always open, and there is one until all are done', () => {
    fc.assert(
      fc.property(lessonProgress, (each) => {
        expect(isOpen(nextStage(each), each) || isComplete(each)).toBe(true)
        expect(isOpen('predict', each)).toBe(true)
      }),
    )
  })

  test('any text is a lesson or a list of problems; nothing is thrown', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void decodeLesson(text)))
  })
})
