import { usePlayground } from '@/components/store/use-playground'
import { Button } from '@/components/ui/button'
import type { Identity } from '@/lib/design'

/** From who signs in to the form in which that is edited. */
export function EditLinks({ identity }: { identity: Identity | null }) {
  const openEditor = usePlayground((state) => state.openEditor)
  return (
    <span className="inline-flex flex-wrap gap-x-3">
      {identity && (
        <Button look="link" onClick={() => openEditor({ kind: 'identity', id: identity.id })}>
          Edit {identity.name}
        </Button>
      )}
      <Button look="link" onClick={() => openEditor({ kind: 'identity' })}>
        Add somebody
      </Button>
    </span>
  )
}
