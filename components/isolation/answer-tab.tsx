import type { ReactNode } from 'react'
import { ScrollArea } from '@/components/ui/scroll-area'

interface AnswerTabProps {
  /** Names the box that scrolls. */
  label: string
  /** The question, in a sentence or two. */
  intro: string
  /** How far the answers are, and what they come to. */
  status: string
  children: ReactNode
}

/** One kind of question with its answers: what is asked above, how far it is below. */
export function AnswerTab({ label, intro, status, children }: AnswerTabProps) {
  return (
    <>
      <p className="text-ink-2 text-sm">{intro}</p>
      <ScrollArea label={label} className="-m-1 flex min-h-64 flex-col gap-5 p-1">
        {children}
      </ScrollArea>
      <p role="status" className="text-ink-2 text-sm">
        {status}
      </p>
    </>
  )
}
