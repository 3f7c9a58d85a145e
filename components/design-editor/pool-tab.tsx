import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import {
  acceptProvider,
  blankItem,
  blankProvider,
  isAccepted,
  type Provider,
  type ProviderKind,
} from '@/lib/design'
import type { PoolFinding } from '@/lib/simulation'
import type { EditorTarget } from '@/lib/store'
import { firstControl, focusSoon } from './form/focus-soon'
import { optionWords } from './form/words'
import { ItemForm, SingleForm } from './item-form'
import { MasterDetail } from './master-detail'
import { SubTabs } from './sub-tabs'

const PROVIDER_KINDS = [
  ...(['user-pool', 'oidc', 'saml', 'google'] as const),
  ...(['apple', 'facebook', 'amazon', 'developer'] as const),
].map((value) => ({ value, label: optionWords(value) }))

interface PoolTabProps {
  target: EditorTarget | undefined
  findings: readonly PoolFinding[]
}

/** The identity pool, where people sign in, other pools, and what all steps share. */
export function PoolTab({ target, findings }: PoolTabProps) {
  const providers = usePlayground((state) => state.design.providers.length)
  const otherPools = usePlayground((state) => state.design.otherPools?.length ?? 0)
  return (
    <SubTabs
      label="Identity pool and providers"
      target={target}
      tabs={[
        { id: 'pool', label: 'Identity pool' },
        { id: 'provider', label: 'Providers', count: providers },
        { id: 'other-pool', label: 'Other pools', count: otherPools },
        { id: 'settings', label: 'Name, account, time' },
      ]}
    >
      {(kind) => {
        if (kind === 'provider') return <Providers target={target} />
        if (kind === 'other-pool') return <OtherPools target={target} />
        if (kind === 'settings') return <SingleForm single="settings" />
        return <SingleForm single="identityPool" findings={findings} />
      }}
    </SubTabs>
  )
}

function Providers({ target }: { target: EditorTarget | undefined }) {
  return (
    <MasterDetail
      part="providers"
      kind="provider"
      word="provider"
      label="Providers"
      target={target}
      detailOf={({ kind }) => optionWords(kind)}
      kinds={PROVIDER_KINDS}
      make={(design, kind) => ({ design, item: blankProvider(design, kind as ProviderKind) })}
      empty="Nobody can sign in anywhere: only guests come. Add a user pool or another provider."
    >
      {(index) => (
        <ItemForm part="providers" index={index} hidden={['kind']}>
          <Acceptance index={index} />
        </ItemForm>
      )}
    </MasterDetail>
  )
}

/** Whether the pool takes what the provider issues, and the button that makes it so. */
function Acceptance({ index }: { index: number }) {
  const store = usePlaygroundStore()
  const announce = useAnnounce()
  const design = usePlayground((state) => state.design)
  const provider = design.providers[index] as Provider | undefined
  if (!provider) return null
  if (isAccepted(design, provider)) {
    return <p className="text-ink-2 text-sm">The identity pool accepts what this provider issues.</p>
  }
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-md bg-warn-soft px-3 py-2 text-sm">
      <p className="min-w-0 flex-1 text-warn">The identity pool does not accept this provider yet.</p>
      <Button
        onClick={() => {
          store.getState().edit(`Accept ${provider.name}`, (before) => acceptProvider(before, provider))
          announce(`The identity pool accepts ${provider.name} now.`)
          focusSoon(() => firstControl(document.getElementById('providers-form')))
        }}
      >
        Accept it
      </Button>
    </div>
  )
}

function OtherPools({ target }: { target: EditorTarget | undefined }) {
  return (
    <MasterDetail
      part="otherPools"
      kind="other-pool"
      word="identity pool"
      label="Other identity pools"
      target={target}
      kinds={[{ value: 'pool', label: 'Identity pool' }]}
      make={(design) => ({ design, item: blankItem(design, 'otherPools') })}
      empty="No other identity pool. Add one to see what a second app, or an attacker with a pool of their own, could do."
    >
      {(index) => <ItemForm part="otherPools" index={index} />}
    </MasterDetail>
  )
}
