import type { Design, Identity } from '@/lib/design'

/**
 * Which values do the people of a design have for a session tag, each once?
 *
 * @example
 * tagValuesIn(MULTI_TENANT_SAAS, 'tenant') // ['acme', 'acme-labs', 'zenith']
 */
export function tagValuesIn({ identityPool, identities }: Design, tag: string): readonly string[] {
  const isMeant = (name: string) => name.toLowerCase() === tag.toLowerCase()
  const claims = Object.values(identityPool.principalTagMaps ?? {}).flatMap(({ tags = {} }) =>
    Object.entries(tags).flatMap(([name, claim]) => (isMeant(name) ? claim : [])),
  )
  const values = identities.flatMap((identity) => {
    const said = saidOf(identity)
    return [...claims.map((claim) => said[claim]), ...tagsOfBackend(identity, isMeant)]
  })
  return [...new Set(values.filter((value) => typeof value === 'string'))]
}

/** What the token or assertion says, as far as the design spells it out. */
function saidOf(identity: Identity): Readonly<Record<string, unknown>> {
  const claims = 'claims' in identity ? identity.claims : {}
  if (identity.kind === 'saml-user') return { ...identity.attributes, ...claims }
  if (identity.kind !== 'user-pool-user') return { ...claims }
  const custom = Object.entries(identity.custom ?? {}).map(([name, value]) => [`custom:${name}`, value])
  return { ...Object.fromEntries(custom), ...claims }
}

/** The values under which a developer's own backend vouches for somebody. */
function tagsOfBackend(identity: Identity, isMeant: (tag: string) => boolean): readonly string[] {
  if (identity.kind !== 'developer-user') return []
  return Object.entries(identity.principalTags ?? {}).flatMap(([tag, value]) => (isMeant(tag) ? value : []))
}
