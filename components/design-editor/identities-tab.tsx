import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import {
  acceptProvider,
  addItem,
  blankIdentity,
  blankProvider,
  type Design,
  type Identity,
  type IdentityKind,
  type ProviderKind,
  withItem,
  withKind,
} from '@/lib/design'
import type { EditorTarget } from '@/lib/store'
import { signInLine } from '@/lib/views'
import { ChoiceField } from './form/choice-field'
import { optionWords, wordsOf } from './form/words'
import { ItemForm } from './item-form'
import { MasterDetail } from './master-detail'

const KINDS = [
  ...(['user-pool-user', 'guest', 'oidc-user', 'saml-user', 'google-user'] as const),
  ...(['apple-user', 'facebook-user', 'amazon-user', 'developer-user'] as const),
].map((value) => ({ value, label: optionWords(value) }))

/** Who signs in, and how. */
export function IdentitiesTab({ target }: { target: EditorTarget | undefined }) {
  return (
    <MasterDetail
      part="identities"
      kind="identity"
      word="identity"
      label="Identities"
      target={target}
      detailOf={(identity) => signInLine(identity)}
      kinds={KINDS}
      make={(design, kind) => {
        const ready = withProviderFor(design, kind as IdentityKind)
        return { design: ready, item: blankIdentity(ready, kind as IdentityKind) }
      }}
      empty="Nobody signs in yet. Add a person or a guest: each becomes a column of the matrix."
    >
      {(index) => (
        <ItemForm part="identities" index={index} hidden={['kind']}>
          <KindField index={index} />
        </ItemForm>
      )}
    </MasterDetail>
  )
}

/** A person signs in somewhere: without a provider of that kind there is one now, and the pool takes its tokens. */
function withProviderFor(design: Design, kind: IdentityKind): Design {
  if (kind === 'guest' || design.providers.some((provider) => `${provider.kind}-user` === kind)) return design
  const provider = blankProvider(design, kind.replace(/-user$/, '') as ProviderKind)
  return acceptProvider(addItem(design, 'providers', provider).design, provider)
}

function KindField({ index }: { index: number }) {
  const store = usePlaygroundStore()
  const identity = usePlayground((state) => state.design.identities[index]) as Identity | undefined
  if (!identity) return null
  return (
    <ChoiceField
      path={['kind']}
      {...wordsOf(['identities', 'kind'])}
      value={identity.kind}
      options={KINDS}
      apply={(kind) => {
        const ready = withProviderFor(store.getState().design, kind as IdentityKind)
        const changed = withItem(ready, 'identities', index, withKind(ready, identity, kind as IdentityKind))
        if (!changed.ok) return changed.error
        store.getState().edit(`Change how ${identity.name} signs in`, () => changed.value)
        return []
      }}
    />
  )
}
