import { Lightbulb } from 'lucide-react'
import { openDialog } from '@/components/palette/dialogs'
import { usePlaygroundStore } from '@/components/store/use-playground'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import type { EditorTarget } from '@/lib/store'
import { goToSection } from './sections'

/** What a design can lack. */
export type Missing = 'identities' | 'requests' | 'roles'

const HINTS: Readonly<
  Record<Missing, { readonly kind: EditorTarget['kind']; readonly lacks: string; readonly add: string }>
> = {
  identities: {
    kind: 'identity',
    lacks: 'Nobody signs in yet.',
    add: 'Add an identity in the design: a guest is the simplest.',
  },
  requests: {
    kind: 'request',
    lacks: 'Nobody asks for anything yet.',
    add: 'Add a request in the design, such as getting an object from S3.',
  },
  roles: {
    kind: 'role',
    lacks: 'There is no role yet, so nobody gets credentials.',
    add: 'Add a role in the design, with a trust policy that lets the identity pool in.',
  },
}

/** What is missing, and how to add it. */
export function EmptyHint({ missing, className }: { missing: Missing; className?: string }) {
  const { lacks, add, kind } = HINTS[missing]
  const { openEditor } = usePlaygroundStore().getState()
  const goToDesign = () => {
    openEditor({ kind })
    goToSection('design')
  }
  return (
    <div
      className={classNames(
        'flex items-start gap-2 rounded-md border border-line border-dashed px-3 py-2 text-sm',
        className,
      )}
    >
      <Lightbulb aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
      <div className="min-w-0">
        <p>
          <span className="font-medium">{lacks}</span> {add}
        </p>
        <div className="flex flex-wrap gap-x-4">
          <Button look="link" onClick={goToDesign}>
            Go to the design
          </Button>
          <Button look="link" aria-haspopup="dialog" onClick={() => openDialog('examples')}>
            Open an example
          </Button>
        </div>
      </div>
    </div>
  )
}
