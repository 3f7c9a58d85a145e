import type { CompiledStatement } from '@/lib/iam'
import { parseRoleArn } from './arns'
import { type ServiceError, stsRefusals } from './service-error'
import type { AssumeRoleInput } from './sts'

/** How long a session lasts when nobody says otherwise. */
export const USUAL_SECONDS = 3_600

/** Is the call well formed, and within what the role allows? The first thing that is not, as STS says it.
 *  @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
export function checkAssumeRoleInput({
  role,
  sessionName,
  durationSeconds,
  place,
}: AssumeRoleInput): ServiceError | null {
  if (parseRoleArn(role.arn) === null) {
    return stsRefusals.invalid(`${role.arn.slice(0, 200)} is invalid`, 'This is not the ARN of a role.')
  }
  if (sessionName !== undefined && !/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
    return stsRefusals.invalid(
      `1 validation error detected: Value '${sessionName.slice(0, 200)}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
      'A session name has 2 to 64 characters, without blanks, colons and slashes. An identity id is none.',
    )
  }
  const seconds = durationSeconds ?? USUAL_SECONDS
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200) {
    const bound = seconds < 900 ? 'greater than or equal to 900' : 'less than or equal to 43200'
    return stsRefusals.invalid(
      `1 validation error detected: Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value ${bound}`,
      `STS in ${place.region} gives sessions of 15 minutes to 12 hours.`,
    )
  }
  if (seconds > (role.maxSessionDuration ?? USUAL_SECONDS)) {
    return stsRefusals.invalid(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      `The role's sessions last at most ${role.maxSessionDuration ?? USUAL_SECONDS} seconds.`,
    )
  }
  return null
}

/** Does a statement bind the token to pools by a test that fails when it should? */
export function testsAudience(statement: CompiledStatement, issuer: string): boolean {
  return statement.conditions.some(
    ({ key, source }) =>
      key === `${issuer}:aud` &&
      /^(?:ForAnyValue:)?String(?:Equals|EqualsIgnoreCase|Like)$/i.test(source.operator.value),
  )
}
