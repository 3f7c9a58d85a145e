import { authorize, createRequestContext } from '@/lib/iam'
import { identityPoolArn } from './arns'
import { type PoolCallRecord, poolEventOf, type TrailEvent } from './cloud-trail'
import type { Json } from './json'
import { EMPTY_TRACE, type PoolFailure, type PoolSuccess, type PoolTrace } from './pool-outcome'
import type { PoolState } from './pool-state'
import { refusals, type ServiceError } from './service-error'
import type { Caller, FederationWorld } from './world'

type Body = { readonly [name: string]: Json | undefined }

/** One call to an identity pool while it is being answered: what it rests on, how it went, and how it ends. */
export interface PoolCall {
  readonly world: FederationWorld
  assume(ids: readonly string[]): void
  note(part: Partial<PoolTrace>): void
  /** Is this call stopped before the pool looks at it: no such pool here, or the organisation denies it? */
  obstacle(poolId: string | null, region: string | undefined): ServiceError | null
  succeed<Response extends Body>(
    response: Response,
    state: PoolState,
    more?: readonly TrailEvent[],
  ): PoolSuccess<Response>
  refuse(error: ServiceError | null, cause?: ServiceError | null, more?: readonly TrailEvent[]): PoolFailure
  /** Refuses in words of the playground's own. */
  refuseInOwnWords(error: ServiceError): PoolFailure
}

/**
 * Begins to answer a call.
 *
 * @param before the state before the call; a refusal leaves it as it is
 * @param caller whose AWS credentials sign the call; null for calls that anybody may make
 */
export function startPoolCall(
  world: FederationWorld,
  before: PoolState,
  operation: PoolCallRecord['operation'],
  request: Body,
  caller: Caller | null = null,
): PoolCall {
  const assumptions = new Set<string>()
  let trace = EMPTY_TRACE
  const event = (response: Body | null, error: ServiceError | null) =>
    poolEventOf(world, { operation, request, response, error, caller })
  const refuse: PoolCall['refuse'] = (error, cause = null, more = []) => {
    assumptions.add('failed-calls-change-nothing')
    return {
      ok: false,
      error,
      cause,
      state: before,
      events: error === null ? more : [event(null, error), ...more],
      trace,
      assumptions: [...assumptions],
    }
  }
  return {
    world,
    assume: (ids) => {
      for (const id of ids) assumptions.add(id)
    },
    note: (part) => {
      trace = { ...trace, ...part }
    },
    obstacle: (poolId, region) => {
      const { pool, place } = world
      const endpoint = region ?? place.region
      if (poolId !== null && poolId !== pool.id) {
        return refusals.poolNotFound(poolId, 'There is no identity pool with this id.')
      }
      if (endpoint !== place.region) {
        const because = `The identity pool is in ${place.region}, and ${endpoint} was asked.`
        return refusals.poolNotFound(poolId ?? pool.id, because)
      }
      const hasLogins = Object.keys(request.logins ?? {}).length > 0
      if (caller !== null || !organisationDenies(world, operation, hasLogins)) return null
      const because = 'A resource control policy denies the call to everybody.'
      return refusals.deniedByOrganisation(operation, because)
    },
    succeed: (response, state, more = []) => ({
      ok: true,
      response,
      state,
      events: [event(response, null), ...more],
      trace,
      assumptions: [...assumptions],
    }),
    refuse,
    refuseInOwnWords: (error) => {
      assumptions.add('simulated-refusal-text')
      return refuse(error)
    },
  }
}

/** Unsigned calls have no caller whom a policy could speak of; resource control policies still reach them. */
function organisationDenies(
  { rcps, place, pool }: FederationWorld,
  operation: string,
  hasLogins: boolean,
): boolean {
  if (!rcps) return false
  const arn = identityPoolArn(place, pool.id)
  const state = hasLogins ? 'cognito-identity-auth' : 'cognito-identity-unauth'
  const decision = authorize(
    { identity: null, rcps },
    {
      principal: { kind: 'anonymous' },
      action: `cognito-identity:${operation}`,
      resource: arn,
      resourceAccount: place.account,
      context: createRequestContext({
        'aws:PrincipalAccount': 'anonymous',
        'aws:PrincipalType': 'Anonymous',
        'cognito-identity:IdentityPoolArn': arn,
        [`${state}:IdentityPoolArn`]: arn,
        [`${state}:AccountId`]: place.account,
        'aws:ResourceAccount': place.account,
        'aws:RequestedRegion': place.region,
        'aws:SecureTransport': true,
      }),
    },
  )
  return decision.kind === 'explicit-deny' && decision.deniedBy === 'rcp'
}
