import { fingerprint } from '@/lib/base/fingerprint'
import { type PartItem, shapeOfPart } from '../form/parts'
import { fits, type ObjectShape, optionFor, type Shape, type VariantShape } from '../form/shape'
import type { Design, Identity, Provider, Request, Role } from '../schema/design'
import { freshCognitoId, freshId, freshName, freshSub } from './fresh-names'

export type IdentityKind = Identity['kind']
export type ProviderKind = Provider['kind']
export type OperationName =
  | { readonly service: 's3' | 'dynamodb'; readonly operation: string }
  | { readonly service: 'other' }

const POLICY = `{
  "Version": "2012-10-17",
  "Statement": []
}`

/**
 * A value to begin with for something that is added by a form: valid by itself, and as plain as can be.
 *
 * @param field the name of the field, which says what would be of use there
 */
export function blankValue(shape: Shape, field: string, design: Design): unknown {
  switch (shape.kind) {
    case 'text':
      return blankText(shape, field, design)
    case 'number':
      return shape.problemOf(0) === null ? 0 : shape.problemOf(1) === null ? 1 : 3600
    case 'yes-no':
      return false
    case 'nothing':
      return null
    case 'fixed':
      return shape.value
    case 'choice':
      return shape.options[0]
    case 'list': {
      const isEnough = shape.problemOf([]) === null
      return isEnough ? [] : [blankValue(shape.item, field, design)]
    }
    case 'map':
      return {}
    case 'object':
      return Object.fromEntries(
        shape.fields
          .filter(({ isOptional }) => !isOptional)
          .map((each) => [each.name, each.isNullable ? null : blankValue(each.shape, each.name, design)]),
      )
    case 'variant':
      return blankValue(shape.options[0] as ObjectShape, field, design)
    case 'union':
      return blankValue(shape.options[0] as Shape, field, design)
  }
}

function blankText(shape: Extract<Shape, { kind: 'text' }>, field: string, design: Design): string {
  if (shape.holds === 'policy') return POLICY
  const role = design.roles[0]?.name ?? 'Role'
  const likely: Readonly<Record<string, string>> = {
    id: 'new',
    name: 'New',
    partitionKey: 'id',
    sortKey: 'sort',
    key: '{{self}}/notes.txt',
    bucket: design.buckets[0]?.name ?? 'my-bucket',
    table: design.tables[0]?.name ?? 'MyTable',
    account: design.account,
    providerName: `cognito-idp.${design.region}.amazonaws.com/${design.region}_NewPool`,
    clientId: 'newclient',
    objectLockRetainUntilDate: '2027-01-01T00:00:00Z',
  }
  const candidates = [
    shape.holds === 'role' ? role : (likely[field] ?? ''),
    ...['', 'new', 'New', design.account, `arn:aws:iam::${design.account}:oidc-provider/example.com`],
    ...[`${design.region}:0`, 'https://example.com', 'o-exampleorgid', '/', 'x:y', design.region, design.now],
    ...[`${design.region}_NewPool`, freshSub([], field)],
  ]
  return candidates.find((text) => shape.problemOf(text) === null) ?? ''
}

/** What operations can be asked for, by service. */
export function operationsByService(): readonly {
  readonly service: string
  readonly operations: readonly string[]
}[] {
  const shape = shapeOfPart('requests') as VariantShape
  const found = new Map<string, string[]>()
  for (const { fields } of shape.options) {
    const service = fields.find(({ name }) => name === 'service')?.shape
    const operation = fields.find(({ name }) => name === 'operation')?.shape
    if (service?.kind !== 'fixed') continue
    const names =
      operation?.kind === 'fixed'
        ? [String(operation.value)]
        : operation?.kind === 'choice'
          ? operation.options
          : []
    found.set(String(service.value), [...(found.get(String(service.value)) ?? []), ...names])
  }
  return [...found].map(([service, operations]) => ({ service, operations }))
}

/** A request of this operation on what the design has: its first bucket, its first table, one's own things. */
export function blankRequest(design: Design, operation: OperationName): Request {
  if (operation.service === 'other') {
    const resource = `arn:aws:ssm:${design.region}:${design.account}:parameter/theme`
    return {
      ...{ id: 'get-parameter', name: 'Get a parameter', service: 'other' },
      ...{ action: 'ssm:GetParameter', resource, context: {} },
    } as Request
  }
  const option = optionFor(shapeOfPart('requests') as VariantShape, operation)
  const blank = blankValue(option, '', design) as Readonly<Record<string, unknown>>
  const table = design.tables[0]
  const row = table
    ? { [table.partitionKey]: '{{self}}', ...(table.sortKey ? { [table.sortKey]: 'new' } : {}) }
    : { id: '{{self}}' }
  const isAbout = (name: string, kind: Shape['kind']) =>
    option.fields.some((field) => field.name === name && !field.isOptional && field.shape.kind === kind)
  const bucket = design.buckets[0]?.name ?? 'my-bucket'
  return {
    ...blank,
    ...operation,
    id: freshId([], wordsOf(operation.operation)),
    name: wordsOf(operation.operation),
    ...(isAbout('key', 'map') ? { key: row } : {}),
    ...(isAbout('item', 'map') ? { item: row } : {}),
    ...(isAbout('copySource', 'text') ? { copySource: `${bucket}/{{self}}/notes.txt` } : {}),
    ...(operation.operation === 'Query' ? { partitionKeyValue: '{{self}}' } : {}),
    ...(isAbout('statement', 'text') ? { statement: `SELECT * FROM "${table?.name ?? 'MyTable'}"` } : {}),
  } as Request
}

/** "GetObject" -> "Get object". */
function wordsOf(operation: string): string {
  const words = operation.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/**
 * The same request with another operation: what both have stays, what the new one does not know goes.
 *
 * @example
 * withOperation(design, { ...getObject, key: 'a' }, { service: 's3', operation: 'DeleteObject' }).key // 'a'
 */
export function withOperation(design: Design, request: Request, operation: OperationName): Request {
  const blank = blankRequest(design, operation)
  const option = optionFor(shapeOfPart('requests') as VariantShape, blank)
  return keptFields(option, request, { ...blank, id: request.id, name: request.name }, [
    'service',
    'operation',
  ])
}

/** The fields of `from` that the shape knows and takes, laid over `blank`. */
function keptFields<Value extends object>(
  option: ObjectShape,
  from: object,
  blank: Value,
  own: readonly string[],
): Value {
  const kept = Object.entries(from).filter(([name, value]) => {
    const field = option.fields.find((candidate) => candidate.name === name)
    return field && !own.includes(name) && fits(field.shape, value) && field.shape.problemOf(value) === null
  })
  return { ...blank, ...Object.fromEntries(kept) }
}

const PROVIDER_NAMES: Readonly<Record<ProviderKind, string>> = {
  'user-pool': 'User pool',
  oidc: 'OpenID Connect provider',
  facebook: 'Facebook',
  google: 'Google',
  amazon: 'Login with Amazon',
  apple: 'Sign in with Apple',
  saml: 'SAML provider',
  developer: 'Own backend',
}

/** A provider of this kind, as it could be. */
export function blankProvider(design: Design, kind: ProviderKind): Provider {
  const taken = design.providers.map(({ id }) => id)
  const number = Number.parseInt(fingerprint(`${kind} ${taken.length}`).slice(0, 8), 16)
  const id = freshName(taken, kind, { separator: '-', longest: 64 })
  const name = freshName(
    design.providers.map((provider) => provider.name),
    PROVIDER_NAMES[kind],
    { separator: ' ', longest: 128 },
  )
  switch (kind) {
    case 'user-pool': {
      const pool = freshName(taken, `${design.region}_NewPool`, { separator: '', longest: 128 })
      return { kind, id: pool, name, clientId: `newclient${number}` }
    }
    case 'oidc':
      return { kind, id, name, issuer: `https://${id}.example.org`, clientIds: ['my-app'] }
    case 'facebook':
      return { kind, id, name, appId: String(number) }
    case 'amazon':
      return { kind, id, name, appId: `amzn1.application-oa2-client.${number}` }
    case 'google':
      return { kind, id, name, clientId: `${number}.apps.googleusercontent.com` }
    case 'apple':
      return { kind, id, name, servicesId: 'com.example.app' }
    case 'saml':
      return { kind, id, name, providerName: id, flavour: 'okta', entityId: `https://${id}.example.org` }
    case 'developer':
      return { kind, id, name, providerName: 'login.example.app' }
  }
}

/** Somebody who signs in at a provider of the design; a guest signs in nowhere. */
export function blankIdentity(design: Design, kind: IdentityKind): Identity {
  const { identities } = design
  const wanted = kind === 'guest' ? 'Guest' : 'New person'
  const names = identities.map((identity) => identity.name)
  const name = names.includes(wanted) ? freshName(names, wanted, { separator: ' ', longest: 128 }) : wanted
  const id = freshId(
    identities.map((identity) => identity.id),
    name,
  )
  const identityId = freshCognitoId(
    identities.map((identity) => identity.identityId),
    design.region,
    id,
  )
  if (kind === 'guest') return { kind, id, name, identityId }
  const provider = design.providers.find((candidate) => `${candidate.kind}-user` === kind)?.id ?? ''
  const user = freshSub([], id)
  switch (kind) {
    case 'user-pool-user':
      return { kind, id, name, userPool: provider, username: id, sub: user, identityId }
    case 'oidc-user':
    case 'google-user':
    case 'apple-user':
      return { kind, id, name, provider, sub: id, identityId }
    case 'facebook-user':
    case 'amazon-user':
      return { kind, id, name, provider, userId: id, identityId }
    case 'saml-user':
      return { kind, id, name, provider, nameId: `${id}@example.com`, identityId }
    case 'developer-user':
      return { kind, id, name, provider, userIdentifier: id, identityId }
  }
}

/** The same person who comes another way: names and ids stay, and what the new way knows too. */
export function withKind(design: Design, identity: Identity, kind: IdentityKind): Identity {
  const blank = blankIdentity(design, kind)
  const option = optionFor(shapeOfPart('identities') as VariantShape, blank)
  const own = kind === identity.kind ? [] : ['kind', 'provider', 'userPool']
  return keptFields(option, identity, blank, own)
}

/** A role that the design's identity pool may hand to such identities, and that allows nothing yet. */
export function blankRole(
  design: Design,
  state: 'authenticated' | 'unauthenticated' = 'authenticated',
): Role {
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { 'cognito-identity.amazonaws.com:aud': design.identityPool.id },
          'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': state },
        },
      },
    ],
  }
  return { name: 'NewRole', path: '/', trustPolicy: JSON.stringify(trust, null, 2), policies: [] }
}

/** The other parts of a design, as plain as they can be. */
export function blankItem(design: Design, part: 'buckets' | 'tables' | 'resources' | 'otherPools'): PartItem {
  const names = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name)
  switch (part) {
    case 'buckets':
      return { name: 'new-bucket', objects: [] }
    case 'tables':
      return { name: 'NewTable', partitionKey: 'id', items: [] }
    case 'resources':
      return {
        arn: `arn:aws:kms:${design.region}:${design.account}:key/11111111-2222-4333-8444-555555555555`,
        policy: POLICY,
      }
    case 'otherPools': {
      const taken = [design.identityPool, ...(design.otherPools ?? [])]
      return {
        id: freshCognitoId(
          taken.map(({ id }) => id),
          design.region,
          'another pool',
        ),
        name: freshName(names(taken), 'Another pool', { separator: ' ', longest: 128 }),
        allowUnauthenticatedIdentities: true,
        cognitoIdentityProviders: [],
        roles: { authenticated: null, unauthenticated: null },
      }
    }
  }
}

/** Text of a policy that grants nothing yet. */
export function blankPolicyText(): string {
  return POLICY
}
