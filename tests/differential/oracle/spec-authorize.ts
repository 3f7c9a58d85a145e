import { callerOf } from './principals'
import { RCP_SERVICES } from './rcp-services'
import { gather } from './statements'
import { type Answer, any, type Json, type SpecDecision, type SpecPolicies, type SpecRequest } from './terms'

export type { Json, SpecDecision, SpecPolicies, SpecRequest } from './terms'

/**
 * The simple rival of `authorize`: written from the reference (iam-evaluation.md sections 1 to 3 and 7) over plain
 * JSON, with nothing prepared and nothing remembered. What is malformed or not understood is `unknown`.
 */
export function specAuthorize(policies: SpecPolicies, request: SpecRequest): SpecDecision {
  const caller = callerOf(request)
  const { account, kind } = caller
  const isServiceLinked = /^arn:[^:]*:iam::\d*:role\/aws-service-role\//.test(caller.roleArn ?? '')
  const hasBoundary = (policies.boundary ?? null) !== null
  const read = (name: string, documents: readonly Json[]) =>
    gather(name, documents, { request, caller, hasBoundary })
  const attached = (name: 'identity' | 'boundary' | 'session' | 'endpoint') =>
    policies[name] ? [read(name, policies[name])] : []

  const isBoundByScps = account !== null && !isServiceLinked
  const isBoundByRcps = !isServiceLinked && RCP_SERVICES.includes(serviceOf(request))
  const scps = isBoundByScps ? (policies.scps ?? []).map((level) => read('scp', level)) : []
  const rcps = isBoundByRcps ? (policies.rcps ?? []).map((level) => read('rcp', level)) : []
  const endpoint = attached('endpoint')

  const isTrust = policies.trust !== undefined
  const ownPolicy = (isTrust ? policies.trust : policies.resource) ?? null
  const own = read(isTrust ? 'trust' : 'resource', ownPolicy === null ? [] : [ownPolicy])

  // Whoever belongs to no account, and the root user, has no policies of his own.
  const hasOwn = account !== null && kind !== 'root'
  const identity = read('identity', hasOwn ? (policies.identity ?? []) : [])
  const boundary = hasOwn ? attached('boundary') : []
  const session = hasOwn ? attached('session') : []

  const denying = [...scps, ...rcps, ...endpoint, own, identity, ...boundary, ...session]
  const denied = denying.find(({ deny }) => deny === 'yes')
  if (denied) return { kind: 'explicit-deny', layer: denied.name }
  const unclear = denying.find(({ deny }) => deny === 'unknown')
  if (unclear) return { kind: 'undetermined', layer: unclear.name }

  const isSameAccount = account !== null && account === ownerOf(request, account)
  const isRequired = isTrust || (ownPolicy !== null && isKmsKey(request))
  /** Within an account, a direct grant passes all gates, and one to the role passes that of the identity. */
  const gate = ({ name, allow }: { name: string; allow: Answer }, ...grants: Answer[]) => {
    const granted = any(isSameAccount ? grants : [])
    // What cannot be told is named where it stands.
    return { name: allow === 'no' && granted === 'unknown' ? own.name : name, allow: any([allow, granted]) }
  }
  const gates = [
    ...[...scps, ...endpoint].map((one) => gate(one)),
    ...(hasOwn ? [gate(identity, own.direct, own.role)] : []),
    ...[...boundary, ...session].map((one) => gate(one, own.direct)),
    ...(!isSameAccount || isRequired ? [gate(own)] : []),
  ]
  const closed = gates.find(({ allow }) => allow === 'no')
  if (closed) return { kind: 'implicit-deny', layer: closed.name }
  const open = gates.find(({ allow }) => allow === 'unknown')
  return open ? { kind: 'undetermined', layer: open.name } : { kind: 'allow', layer: null }
}

const serviceOf = ({ action }: SpecRequest) => (action.split(':')[0] ?? '').toLowerCase()

/** The account of the resource: as stated, else the one in its ARN, else the caller's. */
const ownerOf = ({ resource, resourceAccount }: SpecRequest, caller: string) =>
  resourceAccount ?? (resource.split(':')[4] || caller)

const isKmsKey = (request: SpecRequest) =>
  serviceOf(request) === 'kms' && /^arn:[^:]*:kms:[^:]*:[^:]*:key\//.test(request.resource)
