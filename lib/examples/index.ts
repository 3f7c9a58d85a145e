import { DATA_ACCESS } from './data-access'
import { FOUNDATIONS } from './foundations'
import { ROLES_AND_SESSIONS } from './roles-and-sessions'
import type { Example } from './types'

export { answerExample, keyOf } from './answer-example'
export type {
  AnswerState,
  Example,
  ExampleAnswer,
  ExampleAnswers,
  ExampleProblem,
  Shown,
  StatedAnswer,
  Try,
} from './types'

/** Every live example of the documentation. */
export const EXAMPLES: readonly Example[] = [...FOUNDATIONS, ...DATA_ACCESS, ...ROLES_AND_SESSIONS]

/** The example with this id, or null. */
export function exampleOf(id: string): Example | null {
  return EXAMPLES.find((example) => example.id === id) ?? null
}
