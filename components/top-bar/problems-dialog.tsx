'use client'

import { Modal } from '@/components/ui/modal'
import { RichText } from '@/components/ui/rich-text'
import { ScrollArea } from '@/components/ui/scroll-area'
import type { Refusal } from './open-design'

/** More than these help nobody; the file has to be looked at as a whole. */
const SHOWN = 50

/** Why a file could not be opened, place by place. */
export function ProblemsDialog({ refusal, onClose }: { refusal: Refusal; onClose(): void }) {
  const { fileName, problems } = refusal
  const count = problems.length === 1 ? 'One thing is' : `${problems.length} things are`
  return (
    <Modal
      title={`${fileName} was not opened`}
      description={`${count} not as a design has to be. Your own design is unchanged.`}
      onClose={onClose}
    >
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
      {problems.length > SHOWN && <p className="text-ink-2 text-sm">And {problems.length - SHOWN} more.</p>}
    </Modal>
  )
}
