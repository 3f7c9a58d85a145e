import { Link2Off, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Modal } from '@/components/ui/modal'
import type { Dependant } from '@/lib/design'

interface DeleteDialogProps {
  name: string
  dependants: readonly Dependant[]
  onDelete(): void
  onClose(): void
}

const SHOWN = 12

/** Asks before something is deleted that others refer to, and names them. */
export function DeleteDialog({ name, dependants, onDelete, onClose }: DeleteDialogProps) {
  const gone = dependants.filter(({ effect }) => effect === 'goes')
  const broken = dependants.filter(({ effect }) => effect === 'breaks')
  return (
    <Modal
      title={`Delete ${name}?`}
      description="Other parts of the design refer to it. Undo brings everything back."
      onClose={onClose}
    >
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto">
        {gone.length > 0 && (
          <DependantList title="Deleted with it" Icon={Trash2} colour="text-deny" dependants={gone} />
        )}
        {broken.length > 0 && (
          <DependantList
            title="Will refer to something that is not there"
            Icon={Link2Off}
            colour="text-warn"
            dependants={broken}
          />
        )}
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" onClick={onDelete}>
          Delete
        </Button>
      </div>
    </Modal>
  )
}

function DependantList(props: {
  title: string
  Icon: typeof Trash2
  colour: string
  dependants: readonly Dependant[]
}) {
  const { title, Icon, colour, dependants } = props
  return (
    <div>
      <h3 className={`flex items-center gap-1.5 font-medium text-sm ${colour}`}>
        <Icon aria-hidden className="size-4" />
        {title}
      </h3>
      <ul className="list-disc pl-9 text-sm">
        {dependants.slice(0, SHOWN).map(({ what }) => (
          <li key={what} className="wrap-anywhere">
            {what}
          </li>
        ))}
        {dependants.length > SHOWN && <li>and {dependants.length - SHOWN} more</li>}
      </ul>
    </div>
  )
}
