import { claimOf } from './claims'
import type { ServiceCallRecord, StsCallRecord } from './cloud-trail'
import type { Json } from './json'
import { sessionTagsOf } from './pool-token'
import { roleIdOf, type WebIdentitySession } from './session'
import type { Caller } from './world'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A time as events write it: `2023-01-19T16:55:08Z`; in answers `Jan 19, 2023 5:55:08 PM`, at STS with another comma. */
export function trailTime(seconds: number, form: 'iso' | 'spoken' | 'spoken-by-sts' = 'iso'): string {
  const date = new Date(seconds * 1000)
  if (form === 'iso') return date.toISOString().replace('.000', '')
  const two = (number: number) => String(number).padStart(2, '0')
  const hour = date.getUTCHours()
  const time = `${hour % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ${hour < 12 ? 'AM' : 'PM'}`
  const comma = form === 'spoken-by-sts' ? ',' : ''
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}${comma} ${time}`
}

/** Who signed a call: a session of a role, or a user. */
export function poolUserIdentity({ arn, account, accessKeyId }: Caller): Json {
  const type = arn.includes(':assumed-role/') ? 'AssumedRole' : 'IAMUser'
  return { type, arn, accountId: account, accessKeyId }
}

/** The parts of the event of AssumeRoleWithWebIdentity that are its own. */
export function assumeRoleRecord(call: StsCallRecord): { readonly [field: string]: Json | undefined } {
  const { outcome, role, sessionName, durationSeconds } = call
  const { credentials, session, provider, claims } = outcome
  const [sub, aud] = [
    String(claimOf(claims, 'sub')),
    String(claimOf(claims, 'azp') ?? claimOf(claims, 'aud')),
  ]
  const { tags } = sessionTagsOf(claims)
  return {
    userIdentity: {
      type: 'WebIdentityUser',
      principalId: `${provider}:${aud}:${sub}`,
      userName: sub,
      identityProvider: provider,
    },
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRoleWithWebIdentity',
    requestParameters: {
      roleArn: role.arn,
      roleSessionName: sessionName,
      durationSeconds,
      ...(tags.length === 0 ? {} : { principalTags: Object.fromEntries(tags) }),
    },
    responseElements:
      credentials === null || session === null
        ? null
        : {
            subjectFromWebIdentityToken: sub,
            provider,
            audience: aud,
            packedPolicySize: outcome.packedPolicySize,
            credentials: {
              accessKeyId: credentials.accessKeyId,
              sessionToken: credentials.sessionToken,
              expiration: trailTime(credentials.expiration, 'spoken-by-sts'),
            },
            assumedRoleUser: {
              assumedRoleId: `${roleIdOf(role.arn)}:${sessionName}`,
              arn: session.sessionArn,
            },
          },
  }
}

/** Who made a later call: the session, the role behind it, and what the pool said of the person. */
export function sessionUserIdentity({ session, accessKeyId }: ServiceCallRecord): Json {
  const { provider, issuer } = session
  const attributes = Object.entries(session.context)
    .filter(([key]) => key.startsWith(`${issuer}:`))
    // A list is written into a text.
    .map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)])
  return {
    type: 'AssumedRole',
    principalId: `${session.roleId}:${session.sessionName}`,
    arn: session.sessionArn,
    accountId: session.account,
    accessKeyId,
    sessionContext: {
      sessionIssuer: issuerOf(session),
      webIdFederationData: {
        federatedProvider: provider,
        attributes: Object.fromEntries(attributes),
      },
      attributes: { creationDate: trailTime(session.issuedAt), mfaAuthenticated: 'false' },
    },
  }
}

function issuerOf(session: WebIdentitySession): Json {
  return {
    type: 'Role',
    principalId: session.roleId,
    arn: session.roleArn,
    accountId: session.account,
    userName: session.roleArn.slice(session.roleArn.lastIndexOf('/') + 1),
  }
}
