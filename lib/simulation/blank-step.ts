import type { Step, StepNumber } from './types'

/** For people: who talks to whom, in the present tense, and what about. */
const TITLES: Readonly<Record<StepNumber, Pick<Step, 'title' | 'from' | 'to'>>> = {
  1: { title: 'Sign in and obtain a token', from: 'app', to: 'identity-provider' },
  2: { title: 'Exchange the token', from: 'app', to: 'identity-pool' },
  3: { title: 'Ask STS for the role', from: 'identity-pool', to: 'sts' },
  4: { title: 'Trust policy decides', from: 'sts', to: 'identity-pool' },
  5: { title: 'Credentials for the app', from: 'identity-pool', to: 'app' },
  6: { title: 'Call the AWS service', from: 'app', to: 'service' },
}

/** A step with nothing in it but its place in the order. */
export function blankStep(number: StepNumber): Step {
  return {
    number,
    ...TITLES[number],
    status: 'not-reached',
    asked: 'Nothing: an earlier step ended the journey.',
    answered: 'Nothing.',
    decided: null,
    decidedBy: null,
    calls: [],
    token: null,
    assumptions: [],
  }
}
