import type { IamAssumptionId } from '../assumptions'
import type { NoteAssumption } from '../compile/compiled'
import type { RequestContext } from '../evaluate/request'
import { isInSixParts } from '../match/arn'
import type { Pattern } from '../match/pattern'
import type { Trilean } from '../match/trilean'
import { compareInstants, parseInstant } from './dates'
import { isInIpRange, parseIpAddress, parseIpRange } from './ip-addresses'
import { compareDecimals, parseDecimal } from './numbers'
import type { Comparison, Operator } from './operators'
import { canonicalBase64, parseBoolean } from './others'

/** Does a value of the request match this value of the policy? */
export type ValueMatcher = (value: string, context: RequestContext, note: NoteAssumption) => Trilean

/**
 * Makes the comparison of one operator with one value of the policy.
 *
 * A value on either side that cannot be read as what the operator compares never matches; under a negated
 * operator that makes the test true, which is an assumption.
 */
export function createValueMatcher(operator: Operator, pattern: Pattern): ValueMatcher {
  switch (operator.family) {
    case 'string':
      return operator.ignoresCase ? matchIgnoringCase(pattern) : matchText(pattern)
    case 'arn':
      return matchArn(operator, pattern)
    case 'bool':
      return matchBoolean(pattern)
    case 'numeric':
      return matchParsed(operator, pattern.source, parseDecimal, parseDecimal, (asked, given) =>
        fits(operator.comparison, compareDecimals(asked, given)),
      )
    case 'date':
      return matchParsed(
        operator,
        pattern.source,
        parseInstant,
        parseInstant,
        (asked, given) => fits(operator.comparison, compareInstants(asked, given)),
        (moment) => (moment.isZoneAssumed ? ('date-without-time-zone' satisfies IamAssumptionId) : null),
      )
    case 'ip':
      return matchParsed(operator, pattern.source, parseIpRange, parseIpAddress, isInIpRange, (side) =>
        'isPrefixAssumed' in side && side.isPrefixAssumed
          ? ('bare-ipv6-prefix' satisfies IamAssumptionId)
          : null,
      )
    case 'binary':
      return matchParsed(
        operator,
        pattern.source,
        canonicalBase64,
        canonicalBase64,
        (asked, given) => asked === given,
      )
    case 'null':
      // A test of presence compares no values.
      return () => 'no'
  }
}

function matchText(pattern: Pattern): ValueMatcher {
  return (value, context, note) => {
    const resolved = pattern.resolve(context, note)
    if (resolved === undefined) return 'unknown'
    return resolved?.matches(value) ? 'yes' : 'no'
  }
}

/** Operators that ignore case know no wildcards, so the filled-in text is the whole pattern. */
function matchIgnoringCase(pattern: Pattern): ValueMatcher {
  return (value, context, note) => {
    const resolved = pattern.resolve(context, note)
    if (resolved === undefined) return 'unknown'
    return resolved?.text.toLowerCase() === value.toLowerCase() ? 'yes' : 'no'
  }
}

function matchArn({ negated }: Operator, pattern: Pattern): ValueMatcher {
  const match = matchText(pattern)
  return (value, context, note) => {
    if (negated) {
      const given = pattern.resolve(context, note)?.text
      if (!isInSixParts(value) || (given !== undefined && !isInSixParts(given))) note(UNPARSEABLE)
    }
    return match(value, context, note)
  }
}

function matchBoolean(pattern: Pattern): ValueMatcher {
  return (value, context, note) => {
    const resolved = pattern.resolve(context, note)
    if (resolved === undefined) return 'unknown'
    if (resolved === null) return 'no'
    if (pattern.variables.length > 0) note('variable-under-bool' satisfies IamAssumptionId)
    const given = parseBoolean(resolved.text)
    const asked = parseBoolean(value)
    if (given === null || asked === null) return 'no'
    if (resolved.text !== String(given) || value !== String(asked)) {
      note('boolean-letter-case' satisfies IamAssumptionId)
    }
    return given === asked ? 'yes' : 'no'
  }
}

const UNPARSEABLE: IamAssumptionId = 'unparseable-value-under-negated-operator'

/** Compares what both texts stand for; the policy's side is read once. */
function matchParsed<Given extends object | string, Asked extends object | string>(
  { negated }: Operator,
  source: string,
  readGiven: (text: string) => Given | null,
  readAsked: (text: string) => Asked | null,
  compare: (asked: Asked, given: Given) => boolean,
  assumptionOf: (side: Given | Asked) => IamAssumptionId | null = () => null,
): ValueMatcher {
  let given: Given | null | undefined
  return (value, _context, note) => {
    given ??= readGiven(source)
    const asked = readAsked(value)
    if (given === null || asked === null) {
      if (negated) note(UNPARSEABLE)
      return 'no'
    }
    for (const side of [given, asked]) {
      const assumption = typeof side === 'string' ? null : assumptionOf(side)
      if (assumption !== null) note(assumption)
    }
    return compare(asked, given) ? 'yes' : 'no'
  }
}

function fits(comparison: Comparison, order: number): boolean {
  switch (comparison) {
    case '=':
      return order === 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}

/** Can operators of this family read the text, as a value of a policy or of a request? */
export function isReadableAs(
  family: Operator['family'],
  text: string,
  side: 'policy' | 'request' = 'request',
): boolean {
  switch (family) {
    case 'numeric':
      return parseDecimal(text) !== null
    case 'date':
      return parseInstant(text) !== null
    case 'bool':
      return parseBoolean(text) !== null
    case 'binary':
      return canonicalBase64(text) !== null
    case 'ip':
      return (side === 'policy' ? parseIpRange(text) : parseIpAddress(text)) !== null
    case 'arn':
      return isInSixParts(text)
    default:
      return true
  }
}
