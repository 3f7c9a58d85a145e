import { idOfItem, itemsOf, type PartItem, type PartName } from '../form/parts'
import type { Design, IdentityPool, Provider, Role } from '../schema/design'
import { mappingKeyOf } from './accept-provider'
import { providersIdentities } from './identities-of'
import { withRenamed } from './rename-references'

/** Something that refers to an item, and what becomes of it when the item is taken away. */
export interface Dependant {
  /** "the expectation that Ana may do “Get own object”". */
  readonly what: string
  /** `goes`: is taken away too. `breaks`: stays, and refers to something that is not there. */
  readonly effect: 'goes' | 'breaks'
}

/**
 * What else changes, or stops working, when this item is taken away?
 *
 * A role or bucket that is gone leaves references behind, as it does at AWS: the simulation shows what follows.
 * What cannot be without the item goes with it: the identities of a provider, the expectations of an identity.
 */
export function dependantsOf(design: Design, part: PartName, index: number): readonly Dependant[] {
  const item = itemsOf(design, part)[index]
  if (!item) return []
  switch (part) {
    case 'identities':
      return [
        ...expectationsOf(design, (each) => each.identity === idOfItem(part, item)),
        ...breaks(requestsThatChange(design, part, index)),
      ]
    case 'requests':
      return expectationsOf(design, (each) => each.request === idOfItem(part, item))
    case 'roles':
      return dependantsOfRole(design, item as Role, index)
    case 'providers':
    case 'otherPools': {
      const gone = providersIdentities(design, part, item)
      const ids = new Set(gone.map(({ id }) => id))
      return [
        ...gone.map(({ name }): Dependant => ({ what: `the identity ${name}`, effect: 'goes' })),
        ...expectationsOf(design, (each) => ids.has(each.identity)),
        ...breaks(
          part === 'otherPools' ? policiesThatChange(design, part, index) : poolsThatTake(design, item),
        ),
      ]
    }
    case 'buckets':
    case 'tables':
      return breaks([...requestsThatChange(design, part, index), ...policiesThatChange(design, part, index)])
    case 'resources':
      return breaks([
        ...requestsThatChange(design, part, index),
        ...bucketsThatChange(design, index),
        ...policiesThatChange(design, part, index),
      ])
  }
}

/** Expectations of something that goes cannot stay. */
function expectationsOf(
  design: Design,
  isAbout: (expectation: Design['expectations'][number]) => boolean,
): Dependant[] {
  return design.expectations.filter(isAbout).map(({ identity, request, decision }) => {
    const who = design.identities.find(({ id }) => id === identity)?.name ?? identity
    const what = design.requests.find(({ id }) => id === request)?.name ?? request
    const may = decision === 'allow' ? 'may' : 'may not'
    return { what: `the expectation that ${who} ${may} do “${what}”`, effect: 'goes' }
  })
}

function dependantsOfRole(design: Design, role: Role, index: number): Dependant[] {
  const inPool = (pool: IdentityPool, named: string) => [
    ...(pool.roles.authenticated === role.name ? [`${named}: the role of signed-in identities`] : []),
    ...(pool.roles.unauthenticated === role.name ? [`${named}: the role of guests`] : []),
    ...Object.entries(pool.roleMappings ?? {}).flatMap(([key, mapping]) =>
      mapping.type === 'Rules'
        ? mapping.rules.flatMap((rule, at) =>
            rule.role === role.name ? [`${named}: rule ${at + 1} for ${key}`] : [],
          )
        : [],
    ),
  ]
  const groups = design.providers.flatMap((provider) =>
    provider.kind === 'user-pool'
      ? (provider.groups ?? []).flatMap((group) =>
          group.role === role.name ? [`the group ${group.name} of ${provider.name}`] : [],
        )
      : [],
  )
  const identities = changedItems(design, 'identities', 'roles', index).map(
    ({ name }) => `the identity ${name}`,
  )
  return breaks([
    ...inPool(design.identityPool, 'the identity pool'),
    ...(design.otherPools ?? []).flatMap((pool) => inPool(pool, pool.name)),
    ...groups,
    ...identities,
    ...policiesThatChange(design, 'roles', index),
  ])
}

/** The identity pools that accept a provider, and what they say about those who come from there. */
function poolsThatTake(design: Design, provider: PartItem): string[] {
  const key =
    mappingKeyOf(design, provider as Provider) ?? (provider as { providerName?: string }).providerName
  const inPool = (pool: IdentityPool, named: string) => {
    const isOf = (name: string) =>
      name === key || `${name}:${(provider as { clientId?: string }).clientId}` === key
    const taken = [
      ...pool.cognitoIdentityProviders.map(({ providerName, clientId }) => `${providerName}:${clientId}`),
      ...(pool.openIdConnectProviderArns ?? []),
      ...(pool.samlProviderArns ?? []),
      ...Object.keys(pool.supportedLoginProviders ?? {}),
      ...(pool.developerProviderName ? [pool.developerProviderName] : []),
    ]
    return [
      ...(taken.some(isOf) ? [`${named}: the providers that it accepts`] : []),
      ...(Object.keys(pool.roleMappings ?? {}).some(isOf) ? [`${named}: how it chooses a role`] : []),
      ...(Object.keys(pool.principalTagMaps ?? {}).some(isOf) ? [`${named}: the tags that it gives`] : []),
    ]
  }
  return [
    ...inPool(design.identityPool, 'the identity pool'),
    ...(design.otherPools ?? []).flatMap((pool) => inPool(pool, pool.name)),
  ]
}

function breaks(what: readonly string[]): Dependant[] {
  return what.map((each) => ({ what: each, effect: 'breaks' }))
}

function requestsThatChange(design: Design, part: PartName, index: number): string[] {
  return changedItems(design, 'requests', part, index).map(({ name }) => `the request “${name}”`)
}

function bucketsThatChange(design: Design, index: number): string[] {
  const { buckets } = renamedAway(design, 'resources', index)
  const isEncryptedAlike = (at: number) => JSON.stringify(buckets[at]) === JSON.stringify(design.buckets[at])
  return design.buckets.flatMap(({ name }, at) => (isEncryptedAlike(at) ? [] : [`the bucket ${name}`]))
}

function policiesThatChange(design: Design, part: PartName, index: number): string[] {
  const renamed = renamedAway(design, part, index)
  return [
    ...design.roles.flatMap((role, at) => {
      const after = renamed.roles[at]
      const policies = role.policies.filter(({ text }, policy) => after?.policies[policy]?.text !== text)
      return [
        ...(after?.trustPolicy === role.trustPolicy ? [] : [`the trust policy of ${role.name}`]),
        ...policies.map(({ name }) => `the policy ${name} of ${role.name}`),
      ]
    }),
    ...design.buckets.flatMap(({ name, policy }, at) =>
      renamed.buckets[at]?.policy === policy || (part === 'buckets' && at === index)
        ? []
        : [`the bucket policy of ${name}`],
    ),
    ...(design.resources ?? []).flatMap(({ arn, policy }, at) =>
      renamed.resources?.[at]?.policy === policy || (part === 'resources' && at === index)
        ? []
        : [`the policy of ${arn}`],
    ),
  ]
}

/** What a rename would touch is what refers to the item: one place knows all references. */
function renamedAway(design: Design, part: PartName, index: number): Design {
  return withRenamed(design, part, index, part === 'otherPools' ? 'gone:0' : 'gone-for-good')
}

function changedItems<Other extends 'identities' | 'requests'>(
  design: Design,
  other: Other,
  part: PartName,
  index: number,
): readonly PartItem<Other>[] {
  const renamed = itemsOf(renamedAway(design, part, index), other)
  return itemsOf(design, other).filter(
    (item, at) => item !== renamed[at] && JSON.stringify(item) !== JSON.stringify(renamed[at]),
  )
}
