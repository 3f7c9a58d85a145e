'use client'

import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { Button } from './button'
import { classNames } from './class-names'

interface ModalProps {
  title: string
  /** One or two sentences below the title. */
  description: string
  isWide?: boolean
  onClose(): void
  children: ReactNode
}

/**
 * A dialog above the page. Escape, the cross and a press beside it close it, and the focus goes back to where it
 * was. It is in the page only while it is open.
 */
export function Modal({ title, description, isWide, onClose, children }: ModalProps) {
  // There is no trigger that Radix knows: the dialog comes late, in a part of its own.
  const [before] = useState(() => document.activeElement)
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(2_6_23/0.5)]" />
        <Dialog.Content
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (before instanceof HTMLElement) before.focus()
          }}
          className={classNames(
            'fixed top-1/2 left-1/2 z-50 flex -translate-x-1/2 -translate-y-1/2 flex-col gap-3 rounded-lg border border-line bg-surface p-5 shadow-dialog max-sm:p-4',
            isWide
              ? 'max-h-[90vh] w-[min(60rem,calc(100vw-2rem))] max-sm:w-[calc(100vw-1rem)]'
              : 'max-h-[80vh] w-[min(40rem,calc(100vw-2rem))]',
          )}
        >
          <div className="flex items-start justify-between gap-3">
            <Dialog.Title className="wrap-anywhere font-semibold text-xl">{title}</Dialog.Title>
            <Dialog.Close asChild>
              <Button look="quiet" isIconOnly aria-label="Close">
                <X aria-hidden />
              </Button>
            </Dialog.Close>
          </div>
          <Dialog.Description className="text-ink-2">{description}</Dialog.Description>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
