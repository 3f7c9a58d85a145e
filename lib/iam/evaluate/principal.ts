import { fail, type Result, succeed } from '@/lib/base/result'

/** Who asks. */
export type Principal =
  | AccountPrincipal
  /** Somebody with a token from an identity provider and no AWS credentials yet. */
  | { readonly kind: 'federated'; readonly provider: string }
  | { readonly kind: 'service'; readonly service: string }
  /** Nobody signed the request. */
  | { readonly kind: 'anonymous' }

/** A caller with credentials, who belongs to an account. */
export type AccountPrincipal = (
  | {
      readonly kind: 'assumed-role'
      /** For a role that asks without a session, the ARN of the role itself. */
      readonly sessionArn: string
      readonly roleArn: string
    }
  | { readonly kind: 'user' | 'root' | 'federated-user'; readonly arn: string }
) & {
  readonly account: string
  /** The id by which S3 knows the account; left out: not known. */
  readonly canonicalUserId?: string
}

/** What is known of a caller besides its ARN. */
export interface PrincipalDetails {
  /** Gives a role its path, which the ARN of a session does not show. */
  readonly roleArn?: string
  readonly canonicalUserId?: string
}

const ARN = /^arn:(aws[a-z-]*):(iam|sts)::(\d{12}):(.+)$/s

/**
 * Who is meant by this principal of an authorisation case?
 *
 * An ARN of an IAM user, a role, a role's session, an account's root user or a federated user; `"*"` for an
 * anonymous caller; `{"federated": PROVIDER}` or `{"service": NAME}`. Total: anything else gives a sentence
 * that says what is wrong.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 * @example
 * parsePrincipal('arn:aws:sts::111122223333:assumed-role/App/session')
 * // { ok: true, value: { kind: 'assumed-role', roleArn: 'arn:aws:iam::111122223333:role/App', ... } }
 */
export function parsePrincipal(input: unknown, details: PrincipalDetails = {}): Result<Principal, string> {
  if (input === '*') return succeed({ kind: 'anonymous' })
  if (typeof input === 'object' && input !== null) {
    const { federated, service } = input as { federated?: unknown; service?: unknown }
    if (typeof federated === 'string') return succeed({ kind: 'federated', provider: federated })
    if (typeof service === 'string') return succeed({ kind: 'service', service })
  }
  if (typeof input !== 'string')
    return fail('a principal is an ARN, "*", {"federated": ...} or {"service": ...}')
  const [, partition, service, account, name] = ARN.exec(input) ?? []
  const unknown = fail(
    `\`${input.slice(0, 200)}\` is not the ARN of a user, role, session, root or federated user`,
  )
  if (partition === undefined || account === undefined || name === undefined) return unknown
  const own = details.canonicalUserId === undefined ? {} : { canonicalUserId: details.canonicalUserId }
  if (service === 'iam') {
    if (name === 'root') return succeed({ kind: 'root', arn: input, account, ...own })
    if (/^user\/./.test(name)) return succeed({ kind: 'user', arn: input, account, ...own })
    if (/^role\/./.test(name)) {
      return succeed({ kind: 'assumed-role', sessionArn: input, roleArn: input, account, ...own })
    }
    return unknown
  }
  if (/^federated-user\/./.test(name)) return succeed({ kind: 'federated-user', arn: input, account, ...own })
  const [, role] = /^assumed-role\/([^/]+)\/[^/]+$/.exec(name) ?? []
  if (role === undefined) return unknown
  const roleArn = details.roleArn ?? `arn:${partition}:iam::${account}:role/${role}`
  return succeed({ kind: 'assumed-role', sessionArn: input, roleArn, account, ...own })
}

/** The name under which AWS speaks of the caller: the session's ARN for a role. */
export function principalName(principal: Principal): string {
  switch (principal.kind) {
    case 'assumed-role':
      return principal.sessionArn
    case 'federated':
      return principal.provider
    case 'service':
      return principal.service
    case 'anonymous':
      return 'anonymous'
    default:
      return principal.arn
  }
}

/** The account that the caller belongs to; null for those that belong to none. */
export function accountOf(principal: Principal): string | null {
  return 'account' in principal ? principal.account : null
}

/** Roles that AWS services keep for themselves: organisation policies do not reach them. */
export function isServiceLinkedRole(principal: Principal): boolean {
  return (
    principal.kind === 'assumed-role' &&
    /^arn:[^:]*:iam::\d*:role\/aws-service-role\//.test(principal.roleArn)
  )
}
