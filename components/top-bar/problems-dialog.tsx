'use client'

import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { Button } from '@/components/ui/button'
import { RichText } from '@/components/ui/rich-text'
import { ScrollArea } from '@/components/ui/scroll-area'
import type { Refusal } from './open-design'

/** More than these help nobody; the file has to be looked at as a whole. */
const SHOWN = 50

/** Why a file could not be opened, place by place. */
export function ProblemsDialog({ refusal, onClose }: { refusal: Refusal; onClose(): void }) {
  const { fileName, problems } = refusal
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(2_6_23/0.5)]" />
        <Dialog.Content className="fixed top-1/2 left-1/2 z-50 flex max-h-[80vh] w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 flex-col gap-3 rounded-lg border border-line bg-surface p-5 shadow-dialog">
          <div className="flex items-start justify-between gap-3">
            <Dialog.Title className="wrap-anywhere font-semibold text-xl">
              {fileName} was not opened
            </Dialog.Title>
            <Dialog.Close asChild>
              <Button look="quiet" isIconOnly aria-label="Close">
                <X aria-hidden />
              </Button>
            </Dialog.Close>
          </div>
          <Dialog.Description className="text-ink-2">
            {problems.length === 1 ? 'One thing is' : `${problems.length} things are`} not as a design has to
            be. Your own design is unchanged.
          </Dialog.Description>
          <ScrollArea label="Problems" className="min-h-0 rounded-md border border-line">
            <ul className="divide-y divide-line">
              {problems.slice(0, SHOWN).map((problem) => (
                <li
                  key={`${problem.line}:${problem.column} ${problem.path} ${problem.message}`}
                  className="px-3 py-2"
                >
                  <p className="wrap-anywhere">
                    <RichText text={problem.message} />
                  </p>
                  <p className="wrap-anywhere font-mono text-ink-2 text-xs">
                    Line {problem.line}, column {problem.column}
                    {problem.path && `: ${problem.path}`}
                  </p>
                </li>
              ))}
            </ul>
          </ScrollArea>
          {problems.length > SHOWN && (
            <p className="text-ink-2 text-sm">And {problems.length - SHOWN} more.</p>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
