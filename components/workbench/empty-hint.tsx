import { Lightbulb } from 'lucide-react'
import { openDialog } from '@/components/palette/dialogs'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { goToSection } from './sections'

/** What a design can lack. */
export type Missing = 'identities' | 'requests' | 'roles'

const HINTS: Readonly<Record<Missing, { readonly lacks: string; readonly add: string }>> = {
  identities: {
    lacks: 'Nobody signs in yet.',
    add: 'Add an identity in the design: a guest is the simplest.',
  },
  requests: {
    lacks: 'Nobody asks for anything yet.',
    add: 'Add a request in the design, such as getting an object from S3.',
  },
  roles: {
    lacks: 'There is no role yet, so nobody gets credentials.',
    add: 'Add a role in the design, with a trust policy that lets the identity pool in.',
  },
}

/** What is missing, and how to add it. */
export function EmptyHint({ missing, className }: { missing: Missing; className?: string }) {
  const { lacks, add } = HINTS[missing]
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
          <Button look="link" onClick={() => goToSection('design')}>
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
