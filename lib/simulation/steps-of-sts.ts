import {
  type AssumeRoleOutcome,
  GUEST_MANAGED_POLICY_ARN,
  type RoleSelection,
  type ServiceError,
  type TrustCheck,
} from '@/lib/federation'
import { explain, summarize } from '@/lib/iam'
import { blankStep } from './blank-step'
import { callOf, failed, type Journey } from './journey'
import { placeOf } from './place-of'
import type { Json, Step, TokenView } from './types'

/** What the token is exchanged for, as both flows ask STS. */
export interface StsQuestion {
  readonly roleArn: string
  readonly sessionName: string
  readonly durationSeconds: number
  readonly via: 'identity-pool' | 'app'
  readonly isGuest: boolean
  readonly policy?: string | undefined
  readonly policyArns?: readonly string[] | undefined
}

/** Step 3: STS is asked for the role. */
export function stepAssumeRole(
  journey: Journey,
  question: StsQuestion,
  token: TokenView,
  why: string,
  assumptions: readonly string[],
): Step {
  const { design, identity, world } = journey
  const { roleArn, via, isGuest } = question
  const role = nameOf(roleArn)
  const isByPool = via === 'identity-pool'
  return {
    ...blankStep(3),
    ...(isByPool ? {} : { from: 'app' as const }),
    status: 'passed',
    asked: isByPool
      ? `The identity pool “${world.pool.name}” asks STS for the role ${role}, with a token of its own that vouches for ${identity.name}.`
      : `The app itself asks STS for the role ${role}, with the identity pool’s token.`,
    answered: 'The answer of STS is step 4.',
    decided: why,
    calls: [
      callOf('sts', 'AssumeRoleWithWebIdentity', requestOf(question, token.raw, isByPool && isGuest), null),
    ],
    token,
    assumptions,
    ...(design.identityPool.id === world.pool.id
      ? {}
      : { note: 'The token is one of another identity pool.' }),
  }
}

function requestOf(question: StsQuestion, raw: string, isScopedDown: boolean): Json {
  const { roleArn, sessionName, durationSeconds, policy, policyArns } = question
  return {
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    WebIdentityToken: raw,
    DurationSeconds: durationSeconds,
    ...(isScopedDown
      ? {
          Policy: '(the guest session policy of identity pools)',
          PolicyArns: [{ arn: GUEST_MANAGED_POLICY_ARN }],
        }
      : {}),
    ...(policy === undefined ? {} : { Policy: policy }),
    ...(policyArns === undefined ? {} : { PolicyArns: policyArns.map((arn) => ({ arn })) }),
  }
}

/** Why the identity pool asks for this role. */
export function sayRoleSelection(selection: RoleSelection, roleName: string, isGuest: boolean): string {
  if (!selection.ok) return selection.error.because
  const { reason, rule, trials } = selection
  switch (reason) {
    case 'preferred-role':
      return `The token prefers the role ${roleName}, and the identity pool takes roles from tokens of this provider.`
    case 'rule': {
      const found = trials.find((trial) => trial.rule === rule)?.found
      const because = found ? `, because the claim is \`${found}\`` : ''
      return `Rule ${(rule ?? 0) + 1} of the identity pool’s role mapping matches${because}.`
    }
    case 'custom-role':
      return `The app asked for the role ${roleName}, and the identity pool offers it to this login.`
    case 'ambiguous':
      return `Neither token nor rules name one role, and the mapping falls back on ${roleName}.`
    default:
      return `The identity pool's configuration names ${roleName} as the role for ${isGuest ? 'guests' : 'signed-in identities'}.`
  }
}

/** Step 4: the trust policy decides, and STS hands out credentials or refuses. */
export function stepTrustDecision(
  journey: Journey,
  question: StsQuestion,
  outcome: AssumeRoleOutcome,
  error: ServiceError | null = outcome.error,
): Step {
  const check =
    outcome.tagSession && outcome.tagSession.decision.kind !== 'allow' ? outcome.tagSession : outcome
  const explanation = explain(check.policies, check.request)
  // Refusals of the call itself say nothing about the trust policy.
  const isByTrust = error === null || (error.code === 'AccessDenied' && check.decision.kind !== 'allow')
  const isUnclear = outcome.credentials === null && error === null
  const base: Step = {
    ...blankStep(4),
    ...(question.via === 'app' ? { to: 'app' as const } : {}),
    asked: 'STS compares the claims of the token with the trust policy of the role.',
    answered: '',
    decided: isByTrust ? sayTrust(check, summarize(explanation)) : (error?.because ?? null),
    decidedBy: isByTrust ? placeOf(explanation) : null,
    assumptions: [...new Set([...check.decision.assumptions, ...outcome.assumptions])],
  }
  const request = { RoleArn: question.roleArn }
  if (outcome.credentials === null) {
    return {
      ...base,
      status: isUnclear ? 'undetermined' : 'refused',
      answered: error === null ? 'It cannot be told what STS answers.' : `${error.code}: ${error.message}`,
      calls: error === null ? [] : [callOf('sts', 'AssumeRoleWithWebIdentity', request, failed(error))],
    }
  }
  return {
    ...base,
    status: 'passed',
    answered: `Temporary credentials that are good for ${sayDuration(question.durationSeconds)}.`,
    calls: [
      callOf('sts', 'AssumeRoleWithWebIdentity', request, {
        ok: true,
        body: stsBody(journey, outcome, outcome.credentials),
      }),
    ],
  }
}

/** A role that does not exist has no trust policy to look at. */
function sayTrust({ policies }: TrustCheck, otherwise: string): string {
  return policies.trust === null ? 'There is no such role, so nobody can assume it.' : otherwise
}

function stsBody(
  { world }: Journey,
  outcome: AssumeRoleOutcome,
  credentials: NonNullable<AssumeRoleOutcome['credentials']>,
): Json {
  return {
    SubjectFromWebIdentityToken: String(outcome.claims.sub),
    Audience: world.pool.id,
    Provider: outcome.provider,
    AssumedRoleUser: { Arn: outcome.session?.sessionArn ?? '' },
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey,
      SessionToken: credentials.sessionToken,
      Expiration: new Date(credentials.expiration * 1000).toISOString(),
    },
  }
}

/** "one hour", "15 minutes". */
export function sayDuration(seconds: number): string {
  if (seconds === 3_600) return 'one hour'
  return seconds % 3_600 === 0 ? `${seconds / 3_600} hours` : `${Math.round(seconds / 60)} minutes`
}

/** The name of a role at the end of its ARN. */
export function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}
