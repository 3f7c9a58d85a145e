import type { PartItem, PartName } from '../form/parts'
import type { Design, Identity, OtherPool, Provider } from '../schema/design'

/** The identities that cannot be without this provider or pool: they sign in there, or come from there. */
export function providersIdentities(
  design: Design,
  part: Extract<PartName, 'providers' | 'otherPools'>,
  item: PartItem,
): readonly Identity[] {
  if (part === 'otherPools') return design.identities.filter(({ pool }) => pool === (item as OtherPool).id)
  const provider = item as Provider
  return design.identities.filter((identity) => {
    if (identity.kind === 'guest') return false
    const id = identity.kind === 'user-pool-user' ? identity.userPool : identity.provider
    return id === provider.id && identity.kind === `${provider.kind}-user`
  })
}
