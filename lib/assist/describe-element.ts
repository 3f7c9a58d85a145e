import type { PolicyKind } from '@/lib/iam'

/** What each element of a policy is for, in a sentence or two. */
export const ELEMENTS: Readonly<Record<string, string>> = {
  Version:
    'The version of the policy language. Write `2012-10-17`: without it, variables such as `${aws:userid}` are plain text.',
  Id: 'A name for the whole policy. Only some services use it.',
  Statement: 'The rules. Each statement allows or denies by itself; their order does not matter.',
  Sid: 'A name for this statement, to find it again. It changes nothing.',
  Effect: '`Allow` or `Deny`. A Deny that matches always wins.',
  Principal:
    'Who the statement is about. Only policies that are attached to a resource or that let somebody assume a role have it.',
  NotPrincipal: 'Everybody but these. Hard to get right: a Deny with a Condition says the same more safely.',
  Action: 'What may be done, as `service:Operation`. `*` stands for any characters: `s3:Get*`.',
  NotAction: 'Every action but these. With Allow it gives more than it seems to: new actions of AWS too.',
  Resource: 'On what, as ARNs. `*` stands for any characters, and `${…}` for a value of the session.',
  NotResource: 'On everything but these ARNs.',
  Condition:
    'When. Every operator and every key in it must hold; of several values of one key, one is enough.',
  AWS: 'Accounts, roles, users and sessions, by ARN or account number.',
  Federated: 'An identity provider: for the roles of an identity pool `cognito-identity.amazonaws.com`.',
  Service: 'A service of AWS, such as `lambda.amazonaws.com`.',
  CanonicalUser: 'An account by its canonical user id, as S3 knows it.',
}

/** Elements of the whole document, in the order of AWS's guide. */
export const DOCUMENT_ELEMENTS = ['Version', 'Id', 'Statement'] as const

export const PRINCIPAL_TYPES = ['AWS', 'Federated', 'Service', 'CanonicalUser'] as const

/** Elements that a statement of this kind of policy may have, in the order of AWS's guide. */
export function statementElements(kind: PolicyKind): readonly string[] {
  const isNamedByPlace = kind === 'identity' || kind === 'boundary' || kind === 'session' || kind === 'scp'
  return STATEMENT_ELEMENTS.filter((name) => {
    if (isNamedByPlace && PRINCIPALS.includes(name)) return false
    if (kind === 'trust') return !RESOURCES.includes(name)
    return !(kind === 'rcp' && NOT_IN_RCP.includes(name))
  })
}

/** The element that may not stand beside this one. */
export function partnerOf(name: string): string {
  return name.startsWith('Not') ? name.slice(3) : `Not${name}`
}

const STATEMENT_ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]
const PRINCIPALS = ['Principal', 'NotPrincipal']
const RESOURCES = ['Resource', 'NotResource']
const NOT_IN_RCP = ['NotPrincipal', 'NotAction']
