import { fail, type Result, succeed } from '@/lib/base/result'
import { type CompiledPolicy, compilePolicy, parsePolicy, validatePolicy } from '@/lib/iam'
import { guestSessionPoliciesFor } from './guest-session-policies'
import { entryOf } from './pool-config'
import { type ServiceError, SIMULATED_TEXT, stsRefusals } from './service-error'

/** The session policies of a call to STS. */
export interface CallerPolicies {
  /** An inline policy, as text. */
  readonly policy?: string
  readonly policyArns?: readonly string[]
  /** Texts of managed policies, by ARN. */
  readonly managedPolicies?: Readonly<Record<string, string>>
  /** The two policies with which the enhanced flow narrows guests, in the place of the caller's own. */
  readonly guestScopeDown?: readonly CompiledPolicy[]
}

const MAXIMUM_CHARACTERS = 2_048
const compiledForGuests = new Map<string, readonly CompiledPolicy[]>()

/** The session policies of guests in a Region, ready to decide: the inline one first. */
export function guestScopeDown(region: string): readonly CompiledPolicy[] {
  const named = guestSessionPoliciesFor(region)
  const key = named[0]?.text ?? ''
  const known = compiledForGuests.get(key)
  if (known) return known
  const made = named.map(({ name, text }) => compilePolicy(parsePolicy(text), 'session', name))
  compiledForGuests.set(key, made)
  return made
}

/**
 * Which policies narrow the session, and would STS take them?
 *
 * An inline policy has to be valid and, with the ARNs, no longer than 2,048 characters; ten managed ones at
 * most. Null: no policy was given, so nothing narrows it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
 */
export function readSessionPolicies(
  input: CallerPolicies,
): Result<readonly CompiledPolicy[] | null, ServiceError> {
  if (input.guestScopeDown) return succeed(input.guestScopeDown)
  const { policy, policyArns = [] } = input
  if (policy === undefined && policyArns.length === 0) return succeed(null)
  if (policyArns.length > 10) {
    return fail(
      stsRefusals.invalid(`${SIMULATED_TEXT} Too many policy ARNs.`, 'At most 10 managed policies.'),
    )
  }
  if ((policy?.length ?? 0) + policyArns.join('').length > MAXIMUM_CHARACTERS) {
    const because = 'The session policy and the ARNs of managed ones may have 2,048 characters together.'
    return fail(stsRefusals.invalid(`${SIMULATED_TEXT} The session policies are too long.`, because))
  }
  const policies: CompiledPolicy[] = []
  if (policy !== undefined) {
    const parsed = parsePolicy(policy)
    const wrong = validatePolicy(parsed, 'session').find(({ severity }) => severity === 'error')
    if (wrong) return fail(stsRefusals.malformedPolicy(wrong.message))
    policies.push(compilePolicy(parsed, 'session', 'session policy', 'session policy'))
  }
  for (const arn of policyArns) {
    const text = entryOf(input.managedPolicies, arn)
    if (text === undefined) {
      return fail(
        stsRefusals.invalid(`${SIMULATED_TEXT} The policy ${arn.slice(0, 200)} does not exist.`, arn),
      )
    }
    policies.push(compilePolicy(parsePolicy(text), 'session', arn.slice(arn.lastIndexOf('/') + 1), arn))
  }
  return succeed(policies)
}
