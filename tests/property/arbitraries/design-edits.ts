import fc from 'fast-check'
import {
  acceptProvider,
  addItem,
  addLevel,
  addPolicy,
  blankIdentity,
  blankItem,
  blankProvider,
  blankRequest,
  blankRole,
  type Design,
  duplicateItem,
  duplicatePolicy,
  itemsOf,
  moveItem,
  movePolicy,
  type OperationName,
  operationsByService,
  PART_NAMES,
  type PartName,
  type PolicyList,
  removeItem,
  removeLevel,
  removePolicy,
  renameItem,
  renamePolicy,
  withBoundary,
  withExpectation,
  withItem,
  withKind,
  withOperation,
} from '@/lib/design'

/** One thing that a person may do to a design in its forms. Places are numbers, taken modulo what there is. */
export interface DesignEdit {
  readonly what: (typeof WHAT)[number]
  readonly part: PartName
  readonly at: number
  readonly other: number
  readonly name: string
}

const WHAT = [
  ...(['add', 'duplicate', 'remove', 'move', 'rename', 'change-kind', 'change-operation'] as const),
  ...(['add-policy', 'duplicate-policy', 'remove-policy', 'move-policy', 'rename-policy'] as const),
  ...(['add-level', 'remove-level', 'boundary', 'expect', 'accept', 'change-name'] as const),
] as const

const name = fc.oneof(
  fc.constantFrom('a', 'New', 'my-bucket', 'us-east-1:0', 'us-east-1_New', 'arn:aws:sns:us-east-1:1:x'),
  fc.constantFrom('ana', 'get-own', 'PhotoAppUser', 'mybucket', 'MyTable', 'S3UserFolder', '__proto__', ''),
  fc.string({ maxLength: 12 }),
)

export const designEdit: fc.Arbitrary<DesignEdit> = fc.record({
  what: fc.constantFrom(...WHAT),
  part: fc.constantFrom(...PART_NAMES),
  at: fc.nat(40),
  other: fc.nat(40),
  name,
})

export const IDENTITY_KINDS = [
  ...(['user-pool-user', 'oidc-user', 'facebook-user', 'amazon-user', 'google-user'] as const),
  ...(['apple-user', 'saml-user', 'developer-user', 'guest'] as const),
] as const
export const PROVIDER_KINDS = [
  ...(['user-pool', 'oidc', 'facebook', 'google', 'amazon', 'apple', 'saml', 'developer'] as const),
] as const
export const OPERATIONS = operationsByService().flatMap(({ service, operations }): OperationName[] =>
  service === 'other'
    ? [{ service: 'other' }]
    : operations.map((operation) => ({ service: service as 's3' | 'dynamodb', operation })),
)

const pick = <Item>(list: readonly Item[], at: number): Item | undefined => list[at % list.length]

/** Kinds of identity that somebody could come as: guests, and users of the providers that there are. */
export function possibleKinds(design: Design) {
  return IDENTITY_KINDS.filter(
    (kind) => kind === 'guest' || design.providers.some((provider) => `${provider.kind}-user` === kind),
  )
}

/** The design after the edit; the same one when there is nothing to do it to. */
export function applyDesignEdit(design: Design, edit: DesignEdit): Design {
  const { part, at, other, name: wanted } = edit
  const count = itemsOf(design, part).length
  const index = count > 0 ? at % count : 0
  const list: PolicyList = pick(
    [
      { of: 'role' as const, index: design.roles.length > 0 ? other % design.roles.length : 0 },
      { of: 'scps' as const, level: other % 2 },
      { of: 'rcps' as const, level: other % 2 },
    ],
    at,
  ) ?? { of: 'role', index: 0 }
  switch (edit.what) {
    case 'add':
      return addItem(design, part, blankOf(design, part, other)).design
    case 'duplicate':
      return duplicateItem(design, part, index).design
    case 'remove':
      return removeItem(design, part, index)
    case 'move':
      return moveItem(design, part, index, other)
    case 'rename':
      return renameItem(design, part, index, wanted)
    case 'change-kind': {
      const identity = pick(design.identities, at)
      const kind = pick(possibleKinds(design), other)
      if (!identity || !kind) return design
      return edited(
        design,
        'identities',
        design.identities.indexOf(identity),
        withKind(design, identity, kind),
      )
    }
    case 'change-operation': {
      const request = pick(design.requests, at)
      const operation = pick(OPERATIONS, other)
      if (!request || !operation) return design
      return edited(
        design,
        'requests',
        design.requests.indexOf(request),
        withOperation(design, request, operation),
      )
    }
    case 'add-policy':
      return addPolicy(design, list, 'NewPolicy').design
    case 'duplicate-policy':
      return duplicatePolicy(design, list, other).design
    case 'remove-policy':
      return removePolicy(design, list, other)
    case 'move-policy':
      return movePolicy(design, list, at % 3, other % 3)
    case 'rename-policy':
      return renamePolicy(design, list, other % 2, wanted)
    case 'add-level':
      return addLevel(design, at % 2 === 0 ? 'scps' : 'rcps')
    case 'remove-level':
      return removeLevel(design, at % 2 === 0 ? 'scps' : 'rcps', other % 2)
    case 'boundary':
      return withBoundary(design, at, other % 2 === 0)
    case 'expect': {
      const decision = at % 2 === 0 ? ('allow' as const) : ('deny' as const)
      const identity = pick(design.identities, at)?.id ?? wanted
      const request = pick(design.requests, other)?.id ?? wanted
      return withExpectation(design, identity, request, at % 3 === 0 ? null : { decision })
    }
    case 'accept': {
      const provider = pick(design.providers, at)
      return provider ? acceptProvider(design, provider) : design
    }
    case 'change-name': {
      const item = itemsOf(design, part)[index]
      return item ? edited(design, part, index, { ...item, name: wanted }) : design
    }
  }
}

function edited(design: Design, part: PartName, index: number, item: unknown): Design {
  const done = withItem(design, part, index, item)
  return done.ok ? done.value : design
}

function blankOf(design: Design, part: PartName, other: number) {
  switch (part) {
    case 'identities':
      return blankIdentity(design, pick(possibleKinds(design), other) ?? 'guest')
    case 'providers':
      return blankProvider(design, pick(PROVIDER_KINDS, other) ?? 'oidc')
    case 'requests':
      return blankRequest(design, pick(OPERATIONS, other) ?? { service: 'other' })
    case 'roles':
      return blankRole(design, other % 2 === 0 ? 'authenticated' : 'unauthenticated')
    default:
      return blankItem(design, part)
  }
}
