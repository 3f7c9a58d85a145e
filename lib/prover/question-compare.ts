import type { Design } from '@/lib/design'
import { allows, type FoundRequest, findRequest } from './any-request'
import type { Budget } from './budget'
import { and } from './formula'
import { KnownWords } from './marked-word'
import { type Population, populationsOf } from './populations'
import type { Answer } from './prove'
import { allowFormula, type Decision, refuseFormula, surelyAllowsNoMore } from './question'

/** What changed for one population, with a request for each direction. Proved: there is no such request. */
export interface AccessChange {
  readonly population: Population
  /** A request that only the later version allows. */
  readonly newlyAllowed: Answer<FoundRequest>
  /** A request that only the earlier version allows. */
  readonly newlyDenied: Answer<FoundRequest>
}

/**
 * Is one version of a design no more permissive than another, for everybody who is in both?
 *
 * Buckets and tables that are in the other design alone are taken to be like any that no design describes.
 */
export function compareAccess(before: Design, after: Design, budget?: Budget): readonly AccessChange[] {
  return [...accessChangesOf(before, after, budget)]
}

/** The same, one population after the other. */
export function* accessChangesOf(before: Design, after: Design, budget?: Budget): Generator<AccessChange> {
  const earlier = populationsOf(before)
  const words = new KnownWords()
  for (const population of populationsOf(after)) {
    const old = earlier.find(({ id, isGuest }) => id === population.id && isGuest === population.isGuest)
    if (!old) continue
    if (!isSameCaller(old, population) || !haveSameOwners(before, after)) {
      const unknown = { verdict: 'unknown', reasons: ['session-differs'], steps: 0 } as const
      yield { population, newlyAllowed: unknown, newlyDenied: unknown }
      continue
    }
    yield {
      population,
      newlyAllowed: onlyAllowedBy(after, population, before, old, words, budget),
      newlyDenied: onlyAllowedBy(before, old, after, population, words, budget),
    }
  }
}

/**
 * Do their requests carry the same keys? Otherwise a request of one could not be one of the other. The simulated time
 * says only when examples are made: requests come at any time.
 */
function isSameCaller(left: Population, right: Population): boolean {
  const shapeOf = ({ shape, principal }: Population) =>
    JSON.stringify([{ ...shape, now: null, formats: [...shape.formats.keys()] }, principal])
  return shapeOf(left) === shapeOf(right)
}

function haveSameOwners(before: Design, after: Design): boolean {
  if (before.account !== after.account) return false
  return (['buckets', 'tables'] as const).every((list) =>
    before[list].every(({ name, account }) => {
      const other = after[list].find((one) => one.name === name)
      return !other || (other.account ?? after.account) === (account ?? before.account)
    }),
  )
}

/** Is there a request that one design allows and the other does not? */
function onlyAllowedBy(
  design: Design,
  population: Population,
  other: Design,
  otherwise: Population,
  words: KnownWords,
  budget?: Budget,
): Answer<FoundRequest> {
  return findRequest(
    {
      design,
      population,
      alongside: other,
      words,
      isAllowed: true,
      sets: ({ policy, arns }) => [
        { ...population.policies, resource: policy },
        { ...otherwise.policies, resource: policyAt(other, otherwise, arns) },
      ],
      isSettled: ([one, another]) => surelyAllowsNoMore(one as Decision, another as Decision),
      goal: ([one, another], around) =>
        and([allowFormula(one as Decision, around), refuseFormula(another as Decision, around)]),
      confirm: (request, [one, another]) => allows(one, request) && !allows(another, request),
    },
    budget,
  )
}

function policyAt(design: Design, { policyOf }: Population, arns: readonly string[] | null) {
  const [arn] = arns ?? []
  const bucket = design.buckets.find(({ name }) => arn === `arn:aws:s3:::${name}`)
  const table = design.tables.find(({ name }) => arn?.endsWith(`:table/${name}`) === true)
  if (bucket) return policyOf('buckets', bucket.name)
  if (table) return policyOf('tables', table.name)
  return arn === undefined ? null : policyOf('resources', arn)
}
