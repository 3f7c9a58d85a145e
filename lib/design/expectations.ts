import type { Design, Expectation } from './schema/design'

/**
 * The design that expects this of a cell, in place of whatever it expected before.
 *
 * The same design when it expects just that already.
 */
export function withExpectation(design: Design, expectation: Expectation): Design {
  const others = design.expectations.filter(
    (one) => !isOfCell(one, expectation.identity, expectation.request),
  )
  const known = design.expectations.filter((one) => isOfCell(one, expectation.identity, expectation.request))
  const [only] = known
  const isSame =
    known.length === 1 && only?.decision === expectation.decision && only.step === expectation.step
  return isSame ? design : { ...design, expectations: [...others, expectation] }
}

/** The design that expects nothing of a cell; the same design when it expected nothing before. */
export function withoutExpectation(design: Design, identity: string, request: string): Design {
  const expectations = design.expectations.filter((one) => !isOfCell(one, identity, request))
  return expectations.length === design.expectations.length ? design : { ...design, expectations }
}

function isOfCell(one: Expectation, identity: string, request: string): boolean {
  return one.identity === identity && one.request === request
}
