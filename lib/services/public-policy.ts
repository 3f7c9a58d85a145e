import { type ConditionTest, type PolicyDocument, parsePolicy, type Statement } from '@/lib/iam'

/** Services whose Block Public Access asks whether a resource policy is public. */
export type PublicPolicyService = 's3' | 'dynamodb'

/** Keys that make a grant not public when they are limited to fixed values. */
const LIMITING_KEYS: Readonly<Record<PublicPolicyService, ReadonlySet<string>>> = {
  s3: new Set([
    'aws:sourceip',
    'aws:sourcearn',
    'aws:sourcevpc',
    'aws:sourcevpce',
    'aws:sourceowner',
    'aws:sourceaccount',
    's3:x-amz-server-side-encryption-aws-kms-key-id',
    'aws:userid',
    's3:dataaccesspointarn',
    's3:dataaccesspointaccount',
    'aws:principalorgid',
  ]),
  dynamodb: new Set([
    'aws:principalaccount',
    'aws:principalarn',
    'aws:principalorgid',
    'aws:principalorgpaths',
    'aws:sourceaccount',
    'aws:sourcearn',
    'aws:sourcevpc',
    'aws:sourcevpce',
    'aws:userid',
    'aws:principalservicename',
    'aws:principalservicenameslist',
    'aws:principalisawsservice',
    'aws:ec2instancesourcevpc',
    'aws:sourceorgid',
    'aws:sourceorgpaths',
  ]),
}

/** Operators that limit a key to the values that stand there, in small letters and without a set qualifier. */
const LIMITING_OPERATORS: ReadonlySet<string> = new Set([
  'stringequals',
  'stringequalsignorecase',
  'stringlike',
  'arnequals',
  'arnlike',
  'ipaddress',
  'bool',
])

/**
 * Is this resource policy public, as Block Public Access sees it?
 *
 * A policy is taken for public unless every Allow is limited, by its principals or by a condition, to values
 * that are written out: without wildcards and variables. What cannot be understood counts as public. Denies
 * do not make a policy less public.
 *
 * Total: any syntax tree has an answer.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-bpa-rbp.html
 * @example
 * isPublicPolicy(parsePolicy('{"Statement":{"Effect":"Allow","Principal":"*",...}}').document, 's3') // true
 */
export function isPublicPolicy(document: PolicyDocument, service: PublicPolicyService): boolean {
  return document.statements.some(
    (statement) => statement.effect?.value !== 'Deny' && !isLimited(statement, service),
  )
}

/** The same of a text; what is not JSON can't have been saved, and is not public. */
export function isPublicPolicyText(text: string, service: PublicPolicyService): boolean {
  const { document } = parsePolicy(text)
  return document !== null && isPublicPolicy(document, service)
}

function isLimited(statement: Statement, service: PublicPolicyService): boolean {
  const { principal, condition } = statement
  if (principal?.entries.some(({ type }) => type === 'Federated')) return false
  if (hasFixedPrincipals(statement)) return true
  return (condition?.tests ?? []).some((test) => isLimiting(test, service))
}

function hasFixedPrincipals({ principal }: Statement): boolean {
  if (principal === null || principal.name === 'NotPrincipal' || principal.everyone) return false
  return principal.entries.length > 0 && principal.entries.every(({ value }) => isFixed(value.value))
}

function isLimiting({ operator, key, values }: ConditionTest, service: PublicPolicyService): boolean {
  const name = key.value.toLowerCase()
  if (!LIMITING_KEYS[service].has(name) || values.length === 0) return false
  // ForAllValues and IfExists are true without the key; ForAnyValue is not.
  const plain = operator.value.toLowerCase().replace(/^foranyvalue:/, '')
  if (!LIMITING_OPERATORS.has(plain)) return false
  return values.every(({ value }) => isLimitingValue(name, value))
}

function isLimitingValue(name: string, value: string): boolean {
  switch (name) {
    case 'aws:sourceip':
      return isFixed(value) && isNarrowRange(value)
    case 's3:dataaccesspointarn':
      return hasFixedAccount(value)
    case 'aws:principalisawsservice':
      return value.toLowerCase() === 'true'
    default:
      return isFixed(value)
  }
}

function isFixed(value: string): boolean {
  return value !== '' && !/[*?]|\$\{/.test(value)
}

/** Not wider than /8 for IPv4 and /32 for IPv6. */
function isNarrowRange(range: string): boolean {
  const [, prefix] = /\/(\d{1,3})$/.exec(range) ?? []
  if (prefix === undefined) return true
  return Number(prefix) >= (range.includes(':') ? 32 : 8)
}

/** The name of an access point may hold wildcards as long as the account is written out. */
function hasFixedAccount(arn: string): boolean {
  return /^\d{12}$/.test(arn.split(':')[4] ?? '')
}
