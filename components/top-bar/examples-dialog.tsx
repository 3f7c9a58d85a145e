'use client'

import { Check } from 'lucide-react'
import { usePlaygroundStore } from '@/components/store/use-playground'
import { Modal } from '@/components/ui/modal'
import { ScrollArea } from '@/components/ui/scroll-area'
import { blankDesign, type Design } from '@/lib/design'
import { DESIGNS } from '@/lib/scenarios'

interface ExamplesDialogProps {
  /** The name of the design that is open. */
  openName: string
  onOpen(design: Design): void
  onClose(): void
}

const CHOICE =
  'flex w-full flex-col gap-0.5 rounded-lg border border-line bg-surface px-4 py-3 text-left hover:border-accent hover:bg-accent-soft'

/** The designs that come with the page. This part is loaded when it is asked for: examples are large. */
export function ExamplesDialog({ openName, onOpen, onClose }: ExamplesDialogProps) {
  const store = usePlaygroundStore()
  return (
    <Modal
      title="Examples"
      description="An example takes the place of your design. Undo brings your design back."
      onClose={onClose}
    >
      <ScrollArea label="Designs to open" className="-m-1 min-h-0 p-1">
        <ul className="flex flex-col gap-2">
          {DESIGNS.map(({ design, shows }) => (
            <li key={design.name}>
              <button
                type="button"
                onClick={() => {
                  onOpen(design)
                  onClose()
                }}
                className={CHOICE}
              >
                <span className="flex w-full items-center justify-between gap-3 font-semibold text-base">
                  {design.name}
                  {design.name === openName && (
                    <span className="flex shrink-0 items-center gap-1 font-medium text-ink-2 text-xs">
                      <Check aria-hidden className="size-3.5" />
                      open now
                    </span>
                  )}
                </span>
                <span className="text-sm">{shows}</span>
                <span className="text-ink-2 text-xs">
                  {design.identities.length} identities, {design.requests.length} requests,{' '}
                  {design.roles.length} roles
                </span>
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              onClick={() => {
                onOpen(blankDesign(store.getState().design))
                onClose()
              }}
              className={`${CHOICE} border-dashed`}
            >
              <span className="font-semibold text-base">An empty design</span>
              <span className="text-sm">An identity pool and nothing else, to add everything yourself.</span>
            </button>
          </li>
        </ul>
      </ScrollArea>
    </Modal>
  )
}
