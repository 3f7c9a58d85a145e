import type { Design, Identity } from '@/lib/design'
import type { AssumeRoleOutcome, FederationWorld, ServiceError, TrailEvent } from '@/lib/federation'
import type { Call, Json, Session, Step } from './types'

/** What every step of an identity's way to credentials needs to know. */
export interface Journey {
  readonly design: Design
  readonly identity: Identity
  readonly world: FederationWorld
}

/** How the steps 2 to 5 went: where they ended, and what came of it. */
export interface Passage {
  readonly steps: readonly Step[]
  readonly session: Session | null
  /** Null: with credentials. */
  readonly stoppedAt: 2 | 3 | 4 | null
  readonly events: readonly TrailEvent[]
}

/** A call of the app, or of its backend, to a service. */
export function callOf(
  service: string,
  operation: string,
  request: Json,
  response: Call['response'],
  signed = false,
): Call {
  return { service, operation, signed, request, response }
}

export function failed(error: ServiceError): Call['response'] {
  return { ok: false, error }
}

/** The session as every later request needs to know it. */
export function sessionOf(
  { design }: Journey,
  { session, credentials }: AssumeRoleOutcome,
  isGuestScopedDown: boolean,
): Session | null {
  if (session === null || credentials === null) return null
  const name = session.roleArn.slice(session.roleArn.lastIndexOf('/') + 1)
  return {
    roleName: name,
    roleArn: session.roleArn,
    sessionArn: session.sessionArn,
    sessionName: session.sessionName,
    account: session.account,
    accessKeyId: credentials.accessKeyId,
    issuedAt: new Date(session.issuedAt * 1000).toISOString(),
    expiresAt: new Date(session.expiresAt * 1000).toISOString(),
    isGuestScopedDown,
    sessionPolicies:
      session.sessionPolicies?.map(({ name: policyName, text }) => ({ name: policyName, text })) ?? null,
    tags: session.tags,
    context: { ...session.context, ...organizationKeys(design) },
  }
}

/** Sessions of an account in an organisation say so. */
function organizationKeys({ organization }: Journey['design']): Readonly<Record<string, string>> {
  return organization?.id === undefined ? {} : { 'aws:PrincipalOrgID': organization.id }
}
