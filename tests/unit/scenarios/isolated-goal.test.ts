import { describe, expect, test } from 'vitest'
import type { Design } from '@/lib/design'
import {
  applyEdits,
  checkLesson,
  judgeGoals,
  LESSONS,
  type Lesson,
  proveHere,
  sayGoal,
  solutionOf,
  startOf,
} from '@/lib/scenarios'
import { simulate } from '@/lib/simulation'

const lessonOf = (id: string) => LESSONS.find((lesson) => lesson.id === id) as Lesson
const designOf = (made: ReturnType<typeof startOf>): Design => {
  if (!made.ok) throw new Error(made.error)
  return made.value
}
const edited = (design: Design, edits: Parameters<typeof applyEdits>[1]) =>
  designOf(applyEdits(design, edits))

const lesson = lessonOf('missing-slash')
const start = designOf(startOf(lesson))
const solved = designOf(solutionOf(lesson))
const FOLDER = 'roles/TenantUser/policies/TenantFolder'
const TAG = 'aws:PrincipalTag/tenant'
/** Letter case is ignored where a value is open: nobody can follow that, though here it would do no harm. */
const unclear = edited(solved, [
  {
    document: FOLDER,
    find: '"StringLike": { "s3:prefix": "${aws:PrincipalTag/tenant}/*" }',
    put: '"StringEqualsIgnoreCase": { "s3:prefix": "${aws:PrincipalTag/tenant}/" }',
  },
])

type Isolated = Extract<Lesson['fix']['goals'][number], { kind: 'isolated' }>

/** Goals about all identities do not look at it. */
const simulation = await simulate(start)

async function judge(goal: Partial<Isolated>, design: Design) {
  const whole: Isolated = { kind: 'isolated', question: 'customer folders', verdict: 'proved', ...goal }
  const judged = { design, simulation, start }
  const [result] = await judgeGoals([whole], judged, proveHere)
  if (!result) throw new Error('no result')
  return result
}

describe('a goal about all identities', () => {
  test.each([
    ['proved', 'proved', solved, true],
    ['refuted', 'proved', start, false],
    ['unknown', 'proved', unclear, false],
    ['proved', 'counterexample', solved, false],
    ['refuted', 'counterexample', start, true],
    ['unknown', 'counterexample', unclear, false],
  ] as const)('what is %s meets “%s” or does not', async (_, verdict, design, isMet) => {
    const result = await judge({ verdict, operations: ['list'] }, design)
    expect(result.isMet).toBe(isMet)
    expect(result.reasons.length > 0).toBe(!isMet)
  })

  test('says which request gets through, for whom, and what allows it', async () => {
    const { reasons } = await judge({ operations: ['read'] }, start)
    expect(reasons).toEqual([
      {
        text: `Somebody with \`${TAG}\` = \`acme\` reaches what belongs to \`acme-eu\`: \`s3:GetObject\` on \`arn:aws:s3:::saas-data/acme-eu/\`.`,
        why: 'TenantFolder, statement 1 allows it.',
      },
    ])
  })

  test('says that what is unknown is no proof, and why it is unknown', async () => {
    const { reasons } = await judge({ operations: ['list'] }, unclear)
    expect(reasons[0]?.text).toMatch(/^Nobody can tell, and that is no proof\. .*ignores letter case/)
  })

  test('says that it is proved where a way through was claimed', async () => {
    const { reasons } = await judge({ verdict: 'counterexample' }, solved)
    expect(reasons).toEqual([{ text: 'It is proved: no request gets through.' }])
  })

  test('is met by no proof about nobody', async () => {
    const nobody = edited(solved, [{ at: ['identityPool', 'roles', 'authenticated'], value: null }])
    expect((await judge({}, nobody)).reasons).toEqual([
      { text: 'The identity pool gives nobody a role, so there is nothing to prove.' },
    ])
  })

  test('is not met when no question has its name', async () => {
    const { isMet, reasons } = await judge({ question: 'cellars' }, solved)
    expect(isMet).toBe(false)
    expect(reasons).toEqual([{ text: 'No question of isolation is called “cellars”.' }])
  })

  test('may ask the same of values that look otherwise', async () => {
    const asked = (format: 'dashes' | 'any') => judge({ formats: { [TAG]: format } }, solved)
    expect((await asked('dashes')).isMet).toBe(true)
    expect((await asked('any')).isMet).toBe(false)
  })

  test.each([
    ['a narrower question', { operations: ['delete'] }],
    ['a question about something else', { objects: 'arn:aws:s3:::elsewhere/${aws:PrincipalTag/tenant}/*' }],
    ['the expectation that it leaks', { expect: 'reachable' }],
  ])('is not met by %s in the design: the start’s question counts', async (_, change) => {
    const [asked] = start.isolation ?? []
    const cheat = edited(start, [{ at: ['isolation'], value: [{ ...asked, ...change }] }])
    expect((await judge({}, cheat)).isMet).toBe(false)
    const check = await checkLesson(lesson, start, { ...solved, isolation: cheat.isolation })
    expect(check.hands.isMet).toBe(false)
    expect((await judge({}, edited(solved, [{ at: ['isolation'], remove: true }]))).isMet).toBe(true)
  })

  test('of two questions that are not the start’s, the last one counts: it is the author’s', async () => {
    const name = 'exports'
    const of = (bucket: string) => ({ name, objects: `arn:aws:s3:::${bucket}/\${${TAG}}/*` })
    const cheat = edited(start, [
      { at: ['isolation'], add: of('elsewhere') },
      { at: ['isolation'], add: of('saas-data') },
    ])
    expect((await judge({ question: name }, cheat)).isMet).toBe(false)
  })

  test.each([
    [{ verdict: 'proved' }, 'For any two identities: neither can reach the other’s “folders”'],
    [
      { verdict: 'proved', operations: ['read', 'list'], formats: { [TAG]: 'letters' } },
      'For any two identities: neither can read or list the other’s “folders”, where `aws:PrincipalTag/tenant` is small letters',
    ],
    [
      { verdict: 'counterexample', operations: ['scan'] },
      'There are two identities of which one can scan the other’s “folders”',
    ],
  ] as const)('%j is worded', (goal, words) => {
    expect(
      sayGoal(structuredClone({ kind: 'isolated', question: 'folders', ...goal }) as Isolated, start),
    ).toBe(words)
  })
})

describe('the prover in the check of a lesson', () => {
  test('is asked in the place that the page names, and the hidden part asks it as well', async () => {
    const asked: string[] = []
    const check = await checkLesson(lesson, start, solved, simulate, async (design, question) => {
      asked.push(`${question.name}: ${Object.values(question.formats ?? {}).join()}`)
      return proveHere(design, question)
    })
    expect(check.isDone).toBe(true)
    expect(asked).toEqual(['customer folders: dashes', 'customer folders: no-slash'])
  })

  test.each([
    ['missing-slash', 0, /`acme` reaches what belongs to `acmea`/],
    ['missing-slash', 1, /`s3:GetObject` on `arn:aws:s3:::saas-data\/acmeeu\/`/],
    ['missing-slash', 2, /`s3:ListBucket` on `arn:aws:s3:::saas-data`, `s3:prefix`: `acme`/],
    ['scan-hole', 0, /`dynamodb:PartiQLSelect` .*`dynamodb:LeadingKeys`: `\(not in the request\)`/],
    ['scan-hole', 1, /`dynamodb:Scan` on `[^`]*table\/MyTable\/index\//],
    ['scan-hole', 4, /`a:a` reaches what belongs to `a:aa`/],
  ])('catches what no cell in sight shows: %s, wrong fix %i', async (id, index, words) => {
    const one = lessonOf(id)
    const begun = designOf(startOf(one))
    const { goals, hidden } = await checkLesson(one, begun, edited(begun, one.wrongFixes[index]?.edits ?? []))
    const told = [...goals, ...(hidden ? [hidden] : [])].flatMap(({ reasons }) => reasons)
    expect(told.filter((reason) => reason.request !== undefined)).toEqual([])
    expect(told.map(({ text }) => text).join(' ')).toMatch(words)
  })

  const ROWS = 'roles/PhotoAppUser/policies/DynamoDBUserRows'
  const TABLE = 'arn:aws:dynamodb:us-east-1:123456789012:table/MyTable'
  const OWN = {
    'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': '${cognito-identity.amazonaws.com:sub}' },
  }
  const rows = (Action: string | string[], Condition: object, ...more: object[]) => ({
    document: ROWS,
    policy: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action, Resource: [TABLE, `${TABLE}/index/*`], Condition }, ...more],
    },
  })

  test.each([
    [
      'everything, if the key is there',
      rows('dynamodb:*', { ...OWN, Null: { 'dynamodb:LeadingKeys': 'false' } }),
    ],
    ['the three actions of the table', rows(['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'], OWN)],
    [
      'what carries no key is forbidden',
      rows('dynamodb:*', OWN, {
        Effect: 'Deny',
        Action: 'dynamodb:*',
        Resource: '*',
        Condition: { Null: { 'dynamodb:LeadingKeys': 'true' } },
      }),
    ],
  ])('takes other right ways out of the Scan hole: %s', async (_, edit) => {
    const one = lessonOf('scan-hole')
    const begun = designOf(startOf(one))
    expect((await checkLesson(one, begun, edited(begun, [edit]))).isDone).toBe(true)
  })

  test('takes another right way to end a name: all but one’s own folder is forbidden', async () => {
    const other = edited(start, [
      { document: FOLDER, find: `"\${${TAG}}*"`, put: `"\${${TAG}}/*"` },
      {
        document: FOLDER,
        find: '"Statement": [',
        put: `"Statement": [{ "Effect": "Deny", "Action": "s3:*Object", "NotResource": "arn:aws:s3:::saas-data/\${${TAG}}/*" },`,
      },
    ])
    expect((await checkLesson(lesson, start, other)).isDone).toBe(true)
  })
})
