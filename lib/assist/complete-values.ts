import { OPERATORS, POOL_PREFIX, type PolicyKind, parseOperatorName, readKey } from '@/lib/iam'
import { elementPage, GLOBAL_KEYS_PAGE } from './pages'
import type { PolicyPlace } from './policy-place'
import { proposeValue } from './propose'
import { factsOf, takesResource } from './statement-facts'
import type { AssistWorld, Proposal, WorldValue } from './types'

/** `Effect`: one of two. */
export function proposeEffects(place: PolicyPlace): readonly Proposal[] {
  const link = elementPage('Effect')
  return [
    proposeValue(place, 'Allow', {
      kind: 'value',
      documentation: 'Lets it happen, unless a Deny speaks.',
      link,
    }),
    proposeValue(place, 'Deny', { kind: 'value', documentation: 'Forbids it, whatever allows it.', link }),
  ]
}

/** `Version`: the new one first. */
export function proposeVersions(place: PolicyPlace): readonly Proposal[] {
  const link = elementPage('Version')
  return [
    proposeValue(place, '2012-10-17', { kind: 'value', detail: 'with variables', link }),
    proposeValue(place, '2008-10-17', { kind: 'value', detail: 'old: no variables', link }),
  ]
}

/** ARNs of what there is in the design, if the statement's actions can be limited to such things. */
export function proposeResources(place: PolicyPlace, world: AssistWorld): readonly Proposal[] {
  const { actions } = factsOf(place.statement)
  const fitting = world.resources.filter(({ service, type }) => takesResource(actions, service, type))
  const link = elementPage('Resource')
  return [
    ...fitting.map(({ arn, note }) => proposeValue(place, arn, { kind: 'resource', detail: note, link })),
    proposeValue(place, '*', { kind: 'wildcard', detail: 'everything', link }),
  ]
}

/** Who may be named under a kind of principal. */
export function proposePrincipals(
  place: PolicyPlace,
  kind: PolicyKind,
  world: AssistWorld,
): readonly Proposal[] {
  const type = place.path.at(-1)
  const link = elementPage('Principal')
  const propose = (value: string, detail?: string) =>
    proposeValue(place, value, { kind: 'principal', detail, link })
  switch (type) {
    case 'Federated':
      return world.federatedPrincipals.map((value) =>
        propose(value, value === POOL_PREFIX ? 'identity pools' : 'identity provider'),
      )
    case 'Service':
      return SERVICES.map((value) => propose(value))
    case 'AWS':
      return [
        ...world.roleArns.map((value) => propose(value, 'role of this design')),
        propose(`arn:aws:iam::${world.account}:root`, 'the whole account'),
        ...(kind === 'trust' ? [] : [propose('*', 'everybody')]),
      ]
    case 'Principal':
    case 'NotPrincipal':
      return kind === 'trust' ? [] : [propose('*', 'everybody')]
    default:
      return []
  }
}

const SERVICES = ['lambda.amazonaws.com', 'ec2.amazonaws.com', 's3.amazonaws.com', 'cloudfront.amazonaws.com']

/** Values for a condition key: what sessions of this design carry, what its data suggests, and fixed ones. */
export function proposeConditionValues(place: PolicyPlace, world: AssistWorld): readonly Proposal[] {
  const key = place.path.at(-1) ?? ''
  const operator = place.path.at(-2) ?? ''
  const family = OPERATORS.get(parseOperatorName(operator).base)?.family
  return valuesOf(key, family === 'null' || family === 'bool', world).map(({ value, note }) =>
    proposeValue(place, value, { kind: 'value', detail: note, link: GLOBAL_KEYS_PAGE }),
  )
}

function valuesOf(key: string, isBoolean: boolean, world: AssistWorld): readonly WorldValue[] {
  const { type, lower } = readKey(key)
  if (isBoolean || type === 'Bool') return BOOLEANS
  const found = [
    ...(world.values.get(lower) ?? []),
    ...(FIXED[lower] ?? []).map((value) => ({ value, note: '' })),
    ...ofSessions(lower, world),
  ]
  return [...new Map(found.toReversed().map((each) => [each.value, each])).values()].toReversed()
}

const BOOLEANS: readonly WorldValue[] = [
  { value: 'true', note: '' },
  { value: 'false', note: '' },
]

const FIXED: Readonly<Record<string, readonly string[]>> = {
  [`${POOL_PREFIX}:amr`]: ['authenticated', 'unauthenticated'],
  'dynamodb:select': ['SPECIFIC_ATTRIBUTES', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'COUNT'],
  'dynamodb:returnvalues': ['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'],
  's3:x-amz-acl': ['private', 'public-read', 'bucket-owner-full-control'],
  's3:x-amz-server-side-encryption': ['AES256', 'aws:kms'],
  's3:signatureversion': ['AWS4-HMAC-SHA256'],
  'aws:principaltype': ['AssumedRole', 'User', 'FederatedUser', 'Account'],
}

/** What the sessions of this design carry for the key: by whom. */
function ofSessions(lower: string, { sessions }: AssistWorld): readonly WorldValue[] {
  return sessions.flatMap(({ identityName, context }) =>
    Object.entries(context)
      .filter(([name]) => name.toLowerCase() === lower)
      .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
      .map((value) => ({ value: String(value), note: identityName })),
  )
}
