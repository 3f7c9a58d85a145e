import { describe, expect, test } from 'vitest'
import type { Design } from '@/lib/design'
import { decodeDesign, documentsOf, encodeDesign } from '@/lib/design'
import { answerExample, EXAMPLES, type Example, type StatedAnswer } from '@/lib/examples'

/** The words of an answer in which a page may quote it. */
async function whatIsSaid(example: Example, design: Design) {
  const { answers } = await answerExample(example, design)
  return answers.map(({ question, state, reason, awsMessage, warning }) => ({
    question,
    state,
    words: [reason, awsMessage, warning].filter(Boolean).join(' '),
  }))
}

async function expectStated(example: Example, design: Design, states: readonly StatedAnswer[]) {
  const said = await whatIsSaid(example, design)
  expect(said.map(({ state }, index) => `${said[index]?.question}: ${state}`)).toEqual(
    states.map(({ state }, index) => `${said[index]?.question}: ${state}`),
  )
  expect(states).toHaveLength(example.shows.length)
  for (const [index, { says }] of states.entries()) {
    if (says) expect(said[index]?.words, said[index]?.question).toContain(says)
  }
}

describe('what the documentation says is what the engine answers', () => {
  test.each(EXAMPLES.map((example) => [example.id, example] as const))(
    '%s, as it stands',
    async (_id, example) => {
      await expectStated(example, example.design, example.states)
    },
  )

  const tries = EXAMPLES.flatMap((example) =>
    example.tries.map((each) => [example.id, each.name, example, each] as const),
  )
  test.each(tries)('%s: %s', async (_id, _name, example, { change, states }) => {
    await expectStated(example, change(example.design), states)
  })
})

describe('the examples themselves', () => {
  test('have names of their own', () => {
    expect(new Set(EXAMPLES.map(({ id }) => id)).size).toBe(EXAMPLES.length)
  })

  test.each(EXAMPLES.map((example) => [example.id, example] as const))(
    '%s is a design that a file may hold, after every change too',
    (_id, example) => {
      for (const design of [example.design, ...example.tries.map(({ change }) => change(example.design))]) {
        const read = decodeDesign(encodeDesign(design))
        expect(read.ok ? [] : read.error).toEqual([])
        expect(documentsOf(design).some(({ id }) => id === example.edits)).toBe(true)
      }
    },
  )

  test.each(EXAMPLES.map((example) => [example.id, example] as const))(
    '%s changes an answer with every change that it proposes',
    async (_id, example) => {
      const before = JSON.stringify(
        (await whatIsSaid(example, example.design)).map(({ state, words }) => [state, words]),
      )
      for (const { name, change } of example.tries) {
        const after = JSON.stringify(
          (await whatIsSaid(example, change(example.design))).map(({ state, words }) => [state, words]),
        )
        expect(after, name).not.toBe(before)
      }
    },
  )

  test('a text that is no JSON leaves answers open and says where it is broken', async () => {
    const example = EXAMPLES[0] as Example
    const { withDocumentText } = await import('@/lib/design')
    const { answers, problems } = await answerExample(
      example,
      withDocumentText(example.design, example.edits, '{\n  "Version":'),
    )
    expect(answers[0]?.state).toBe('undetermined')
    expect(problems[0]).toMatchObject({ severity: 'error' })
  })
})
