import type { Design } from '@/lib/design'
import type { FoundRequest } from './any-request'
import type { Budget } from './budget'
import type { Population } from './populations'
import type { Answer } from './prove'
import { compareAccess } from './question-compare'
import { isOfIdentity, tellingKeys } from './session-model'
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
    newlyAllowed: directionOf(newlyAllowed, population),
    newlyDenied: directionOf(newlyDenied, population),
  }))
}

function directionOf(answer: Answer<FoundRequest>, { shape }: Population): DirectionView {
  const nothing = { action: null, resource: null, context: [], reasons: [] }
  if (answer.verdict === 'proved') return { ...nothing, verdict: 'none' }
  if (answer.verdict === 'unknown') {
    return { ...nothing, verdict: 'unknown', reasons: answer.reasons.map((reason) => REASONS[reason]) }
  }
  const { action, resource, keys, request } = answer.found
  const ofIdentity = Object.entries(keys).filter(([key]) => isOfIdentity(key))
  const telling = tellingKeys(keys, shape, request.resourceAccount ?? shape.account)
  const context = [...ofIdentity, ...telling].flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, Array.isArray(value) ? value.join(', ') : String(value)]],
  )
  return { ...nothing, verdict: 'some', action, resource, context }
}
