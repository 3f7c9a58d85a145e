import type { Question } from '@/lib/scenarios'

/** What can be answered to this question? */
export function choicesOf(question: Question): readonly string[] {
  return question.kind === 'cell' ? ['Yes, allowed', 'No, denied'] : question.choices.map(({ says }) => says)
}

/** Which of the choices is right? */
export function rightChoice(question: Question): number {
  if (question.kind === 'choice') return question.answer
  return question.answer === 'allow' ? 0 : 1
}
