import {
  type Answer,
  all,
  any,
  asList,
  isObject,
  isReadable,
  type Json,
  keyOf,
  type SpecRequest,
  sure,
} from './terms'

/** Who calls, and who is named: iam-evaluation.md sections 1.4, 3.2, 3.3 and 3.5. */

export interface Caller {
  readonly kind:
    | 'anonymous'
    | 'federated'
    | 'service'
    | 'user'
    | 'role'
    | 'assumed-role'
    | 'root'
    | 'federated-user'
  /** The ARN, the provider of a token, or the name of a service. */
  readonly name: string
  /** Null for those who belong to no account. */
  readonly account: string | null
  readonly roleArn: string | null
  /** What stands before the colon of `aws:userid`; null when the request does not say. */
  readonly uniqueId: string | null
}

/** How an Allow names the caller, which decides what else must allow. */
export interface Grades {
  /** By `*`, or by an ARN of the caller alone. */
  readonly direct: Answer
  /** By the role. */
  readonly role: Answer
  /** By the account. */
  readonly account: Answer
}

const NOBODY: Grades = { direct: 'no', role: 'no', account: 'no' }
const UNCLEAR: Grades = { direct: 'unknown', role: 'unknown', account: 'unknown' }

export function callerOf(request: SpecRequest): Caller {
  const { principal, roleArn } = request
  const userid = keyOf(request, 'aws:userid')
  const isValue = userid !== undefined && isReadable(userid) && !Array.isArray(userid)
  const nobody = { account: null, roleArn: null, uniqueId: null }
  if (principal === '*') return { kind: 'anonymous', name: '*', ...nobody }
  if (typeof principal === 'object') {
    return 'federated' in principal
      ? { kind: 'federated', name: principal.federated, ...nobody }
      : { kind: 'service', name: principal.service, ...nobody }
  }
  const [, partition, , , account = '', resource = ''] = principal.split(':')
  const [kind = '', name] = resource.split('/')
  const role =
    kind === 'assumed-role' ? (roleArn ?? `arn:${partition}:iam::${account}:role/${name}`) : principal
  return {
    kind: kind as Caller['kind'],
    name: principal,
    account,
    roleArn: ['role', 'assumed-role'].includes(kind) ? role : null,
    uniqueId: isValue ? (String(userid).split(':')[0] ?? '') : null,
  }
}

/** Whom does the statement speak of? */
export function namedBy(one: Json, kind: string, caller: Caller, hasBoundary: boolean): Grades {
  const { Principal, NotPrincipal, Effect } = one
  if (Principal !== undefined && NotPrincipal !== undefined) return UNCLEAR
  if (NotPrincipal !== undefined) {
    if (Effect !== 'Deny' || !['resource', 'endpoint'].includes(kind)) return UNCLEAR
    const exempt = isExempt(NotPrincipal, caller, hasBoundary)
    return { ...NOBODY, direct: exempt === 'unknown' ? exempt : sure(exempt === 'no') }
  }
  if (Principal === undefined && kind === 'endpoint') return { ...NOBODY, direct: 'yes' }
  if (Principal === '*') return { ...NOBODY, direct: 'yes' }
  const entries = entriesOf(Principal)
  if (entries.length === 0) return UNCLEAR
  const grades = entries.map(([type, value]) => gradesOf(type, value, caller, kind === 'trust'))
  const best = (grade: keyof Grades) => any(grades.map((each) => each[grade]))
  return { direct: best('direct'), role: best('role'), account: best('account') }
}

const TYPES = ['AWS', 'Federated', 'Service', 'CanonicalUser']

/** None when a part of the element is malformed: then nobody can tell whom it means. */
function entriesOf(named: Json): [string, string][] {
  const types = isObject(named) ? Object.entries(named as Record<string, Json>) : []
  const isSound = types.every(
    ([type, values]) => TYPES.includes(type) && asList(values).every((value) => typeof value === 'string'),
  )
  return isSound
    ? types.flatMap(([type, values]) => asList(values).map((value): [string, string] => [type, value]))
    : []
}

function gradesOf(type: string, value: string, caller: Caller, isTrust: boolean): Grades {
  const { kind, name, account, roleArn } = caller
  const direct = (answer: Answer): Grades => ({ ...NOBODY, direct: answer })
  if (type === 'Federated') return direct(sure(isTrust && kind === 'federated' && value === name))
  if (type === 'Service') return value === '*' ? UNCLEAR : direct(sure(kind === 'service' && value === name))
  if (type === 'CanonicalUser') return { ...NOBODY, account: account === null ? 'no' : 'unknown' }
  if (value === '*') return direct(isTrust && kind === 'federated' ? 'unknown' : 'yes')

  const form = formOf(value)
  switch (form?.kind) {
    case 'account':
      return { ...NOBODY, account: sure(form.account === account) }
    case 'role':
      return { ...NOBODY, role: sure(value === roleArn) }
    case 'user':
      // A federated user may be the session of that very user.
      if (kind === 'federated-user' && form.account === account) return { ...NOBODY, role: 'unknown' }
      return direct(sure(value === name))
    case 'session':
      return direct(sure(value === name))
    case 'role-id':
      return { ...NOBODY, role: roleArn === null ? 'no' : isId(value, caller) }
    case 'user-id':
      return direct(kind === 'user' ? isId(value, caller) : 'no')
    case 'other-id':
      return NOBODY
    default:
      return UNCLEAR
  }
}

const isId = (id: string, { uniqueId }: Caller): Answer =>
  uniqueId === null ? 'unknown' : sure(uniqueId === id)

/** The forms that an entry of `AWS` may have; null for anything else. */
function formOf(value: string): { kind: string; account?: string | undefined } | null {
  if (/[*?]/.test(value)) return null
  if (/^\d{12}$/.test(value)) return { kind: 'account', account: value }
  if (/^A[A-Z0-9]{15,}$/.test(value)) {
    const kinds: Record<string, string> = { AROA: 'role-id', AIDA: 'user-id' }
    return { kind: kinds[value.slice(0, 4)] ?? 'other-id' }
  }
  const [, service, account, resource = ''] = /^arn:aws[^:]*:(iam|sts)::(\d{12}):([\s\S]+)$/.exec(value) ?? []
  if (service === 'iam' && resource === 'root') return { kind: 'account', account }
  if (service === 'iam' && /^user\/./.test(resource)) return { kind: 'user', account }
  if (service === 'iam' && /^role\/./.test(resource)) return { kind: 'role', account }
  if (service === 'sts' && /^assumed-role\/[^/]+\/[^/]+$/.test(resource)) return { kind: 'session', account }
  if (service === 'sts' && /^federated-user\/[^/]+$/.test(resource)) return { kind: 'session', account }
  return null
}

const IDENTIFIERS: Readonly<Record<Caller['kind'], readonly string[]>> = {
  anonymous: [],
  federated: [],
  service: ['name'],
  root: ['account'],
  user: ['account', 'name'],
  role: ['account', 'role'],
  'assumed-role': ['account', 'role', 'name'],
  'federated-user': ['account', 'name'],
}

/** NotPrincipal exempts whoever is listed by every identifier that he has. */
function isExempt(listed: Json, caller: Caller, hasBoundary: boolean): Answer {
  const entries = listed === '*' ? entriesOf({ AWS: '*' }) : entriesOf(listed)
  if (entries.length === 0) return 'unknown'
  if (caller.account !== null && hasBoundary) return 'no'
  if (entries.some(([type, value]) => type === 'AWS' && value === '*')) return 'yes'
  const identifiers = IDENTIFIERS[caller.kind]
  if (identifiers.length === 0) return 'no'
  const grades = entries.map(([type, value]) => gradesOf(type, value, caller, false))
  return all(
    identifiers.map((identifier) => {
      const grade = identifier === 'name' ? 'direct' : (identifier as keyof Grades)
      return any(grades.map((each) => each[grade]))
    }),
  )
}
