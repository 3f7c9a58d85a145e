import type { Design, Identity, Request } from '@/lib/design'

// What designs are made of, so that each of them says only what is its own.

export const REGION = 'us-east-1'
export const SUB = '${cognito-identity.amazonaws.com:sub}'

type Statement = Readonly<Record<string, unknown>>
type Loose<Item> = Item extends unknown ? Omit<Item, 'service' | 'kind'> : never

/** The text of a policy document, laid out as people write it: short lists and single pairs on one line. */
export function policyText(document: object): string {
  const oneLine = (whole: string, inner: string, brackets: string) => {
    const line = brackets[0] + inner.replace(/\s*\n\s*/g, ' ') + brackets[1]
    return line.length <= 76 ? line : whole
  }
  return JSON.stringify(document, null, 2)
    .replace(/\[\s*("[^"]*"(?:,\s*"[^"]*")*)\s*\]/g, (whole, inner: string) => oneLine(whole, inner, '[]'))
    .replace(/\{\s*("[^"]*": (?:"[^"]*"|\[[^\n]*\]))\s*\}/g, (whole, inner: string) =>
      oneLine(whole, ` ${inner} `, '{}'),
    )
}

/** A policy of statements that allow, unless a statement says otherwise. */
export function policy(...statements: readonly Statement[]): string {
  return policyText({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })),
  })
}

interface Trust {
  /** Ids of the pools whose tokens are taken. */
  readonly aud: string | readonly string[]
  /** `authenticated`, `unauthenticated` or the name of a login provider. */
  readonly amr: string
  /** Session tags need an action of their own. */
  readonly canTag?: boolean
}

/** The trust policy of a pool's role: these pools only, and only such identities. */
export function trust({ aud, amr, canTag = false }: Trust): string {
  const action = 'sts:AssumeRoleWithWebIdentity'
  return policy({
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: canTag ? [action, 'sts:TagSession'] : action,
    Condition: {
      StringEquals: { 'cognito-identity.amazonaws.com:aud': aud },
      'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': amr },
    },
  })
}

/** A role with its policies by name. */
export function role(
  name: string,
  trustPolicy: string,
  policies: Readonly<Record<string, string>>,
): Design['roles'][number] {
  const named = Object.entries(policies).map(([policyName, text]) => ({ name: policyName, text }))
  return { name, path: '/', trustPolicy, policies: named }
}

/** An identity id that is easy to tell from others: one digit, over and over. */
export function identityId(digit: string, region = REGION): string {
  return `${region}:${digit.repeat(8)}-0000-4000-8000-${digit.repeat(12)}`
}

/** The subject of a user in a user pool; never the same as the identity id. */
export function userSub(digit: string): string {
  return `${digit.repeat(8)}-aaaa-4aaa-8aaa-${digit.repeat(12)}`
}

type UserPoolUser = Extract<Identity, { kind: 'user-pool-user' }>

/** Somebody of a user pool; the username is the id. */
export function userPoolUser(
  userPool: string,
  id: string,
  digit: string,
  more: Partial<UserPoolUser> = {},
): UserPoolUser {
  const name = id.charAt(0).toUpperCase() + id.slice(1)
  const who = { id, name, userPool, username: id, sub: userSub(digit), identityId: identityId(digit) }
  return { kind: 'user-pool-user', ...who, ...more }
}

/** A guest with the id `guest`, unless told otherwise. */
export function guest(digit: string, more: Partial<Extract<Identity, { kind: 'guest' }>> = {}): Identity {
  return { kind: 'guest', id: 'guest', name: 'Guest', identityId: identityId(digit), ...more }
}

/** A request to S3. */
export function s3(request: Loose<Extract<Request, { service: 's3' }>>): Request {
  return { service: 's3', ...request } as Request
}

/** A request to DynamoDB. */
export function dynamodb(request: Loose<Extract<Request, { service: 'dynamodb' }>>): Request {
  return { service: 'dynamodb', ...request } as Request
}

/** Expectations by request: who may, and who may not. */
export function expectations(
  rows: Readonly<Record<string, { readonly allow?: readonly string[]; readonly deny?: readonly string[] }>>,
): Design['expectations'] {
  return Object.entries(rows).flatMap(([request, { allow = [], deny = [] }]) => [
    ...allow.map((identity) => ({ identity, request, decision: 'allow' as const })),
    ...deny.map((identity) => ({ identity, request, decision: 'deny' as const })),
  ])
}

/** What a user pool is called where it is a login provider. */
export function userPoolProvider(userPoolId: string, clientId: string) {
  return { providerName: `cognito-idp.${REGION}.amazonaws.com/${userPoolId}`, clientId }
}

export const ACCOUNT = '111122223333'

type Given = Pick<Design, 'name' | 'description' | 'identityPool' | 'roles' | 'identities' | 'requests'>

/** A design of an ordinary account, with what it says of its own. */
export function designOf(own: Given & Partial<Design>): Design {
  return {
    version: 2,
    account: ACCOUNT,
    region: REGION,
    now: '2026-03-02T09:00:00Z',
    providers: [],
    buckets: [],
    tables: [],
    expectations: [],
    ...own,
  }
}
