import { Columns2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { HistoryButton } from './history-button'

interface PanelActionsProps {
  isWide: boolean
  onWiden(isWide: boolean): void
}

/** Beside the title of the design panel: the history, and the policies beside a form. */
export function PanelActions({ isWide, onWiden }: PanelActionsProps) {
  return (
    <div className="flex items-center gap-0.5">
      <HistoryButton />
      <Button
        look="quiet"
        isIconOnly
        aria-label="Policies beside the form"
        title="Policies beside the form"
        aria-pressed={isWide}
        className="max-lg:hidden aria-pressed:bg-accent-soft aria-pressed:text-accent"
        onClick={() => onWiden(!isWide)}
      >
        <Columns2 aria-hidden />
      </Button>
    </div>
  )
}
