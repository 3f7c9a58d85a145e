import { SquarePen } from 'lucide-react'
import type { ShownStep } from '@/components/engine/views-of'
import { usePlayground } from '@/components/store/use-playground'
import { Button } from '@/components/ui/button'
import type { EditorTarget } from '@/lib/store'

/** From a step to the form in which that is edited of which the step tells. */
export function EditStep({ step }: { step: Pick<ShownStep, 'number' | 'trust'> }) {
  const openEditor = usePlayground((state) => state.openEditor)
  const selection = usePlayground((state) => state.selection)
  const place = placeOf(step, selection)
  if (!place) return null
  return (
    <Button look="link" className="self-start" onClick={() => openEditor(place.target)}>
      <SquarePen aria-hidden />
      {place.words}
    </Button>
  )
}

function placeOf(
  { number, trust }: Pick<ShownStep, 'number' | 'trust'>,
  { identityId, requestId }: { readonly identityId: string; readonly requestId: string | null },
): { readonly words: string; readonly target: EditorTarget } | null {
  switch (number) {
    case 1:
      return { words: 'Edit the sign-in', target: { kind: 'identity', id: identityId } }
    case 2:
    case 3:
      return { words: 'Edit the identity pool', target: { kind: 'pool' } }
    case 4:
      return trust && { words: 'Edit the role', target: { kind: 'role', id: trust.roleName } }
    case 6:
      return requestId === null
        ? null
        : { words: 'Edit the request', target: { kind: 'request', id: requestId } }
    default:
      return null
  }
}
