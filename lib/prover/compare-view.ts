import type { Design } from '@/lib/design'
import type { FoundRequest } from './any-request'
import type { Budget } from './budget'
import type { Answer } from './prove'
import { compareAccess } from './question-compare'
import { REASONS } from './words'

/** What two versions mean for everybody who is in both: plain data. */
export interface AccessChangeView {
  readonly population: string
  readonly newlyAllowed: DirectionView
  readonly newlyDenied: DirectionView
}

export interface DirectionView {
  readonly verdict: 'none' | 'some' | 'unknown'
  /** With `some`: an action and a resource. */
  readonly action: string | null
  readonly resource: string | null
  /** Keys of the service, and those of the identity. */
  readonly context: readonly (readonly [key: string, value: string])[]
  readonly reasons: readonly string[]
}

/** Is the later version no more permissive, or no less, for each kind of session? */
export function accessChanges(before: Design, after: Design, budget?: Budget): readonly AccessChangeView[] {
  return compareAccess(before, after, budget).map(({ population, newlyAllowed, newlyDenied }) => ({
    population: population.says,
    newlyAllowed: directionOf(newlyAllowed),
    newlyDenied: directionOf(newlyDenied),
  }))
}

function directionOf(answer: Answer<FoundRequest>): DirectionView {
  const nothing = { action: null, resource: null, context: [], reasons: [] }
  if (answer.verdict === 'proved') return { ...nothing, verdict: 'none' }
  if (answer.verdict === 'unknown') {
    return { ...nothing, verdict: 'unknown', reasons: answer.reasons.map((reason) => REASONS[reason]) }
  }
  const { action, resource, keys } = answer.found
  const context = Object.entries(keys).flatMap(([key, value]): [string, string][] =>
    value === undefined || !/^(?:s3|dynamodb):|:sub$|^aws:PrincipalTag\//.test(key)
      ? []
      : [[key, Array.isArray(value) ? value.join(', ') : String(value)]],
  )
  return { ...nothing, verdict: 'some', action, resource, context }
}
