import type { Design, Expectation } from '../schema/design'

/**
 * The design in which this is expected of an identity's request, in the place of what was expected before; with
 * null nothing is expected any more. The same design where that is so already.
 */
export function withExpectation(
  design: Design,
  identity: string,
  request: string,
  expected: Pick<Expectation, 'decision' | 'step'> | null,
): Design {
  const isThis = (each: Expectation) => each.identity === identity && each.request === request
  const at = design.expectations.findIndex(isThis)
  const rest = design.expectations.filter((each) => !isThis(each))
  if (expected === null) return at < 0 ? design : { ...design, expectations: rest }
  const before = design.expectations.filter(isThis)
  if (before.length === 1 && isSame(before[0], expected)) return design
  const isKnown =
    design.identities.some(({ id }) => id === identity) && design.requests.some(({ id }) => id === request)
  if (!isKnown) return design
  rest.splice(at < 0 ? rest.length : at, 0, { identity, request, ...expected })
  return { ...design, expectations: rest }
}

function isSame(
  before: Expectation | undefined,
  { decision, step }: Pick<Expectation, 'decision' | 'step'>,
): boolean {
  return before?.decision === decision && before.step === step
}
