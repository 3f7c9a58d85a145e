import type { ComponentProps } from 'react'
import { ScrollArea } from '@/components/ui/scroll-area'

/** A table that scrolls by itself where the page is too narrow for it. */
export function ScrollTable(props: ComponentProps<'table'>) {
  return (
    <ScrollArea label={props['aria-label'] ?? 'Table'} className="scroll-table">
      <table {...props} />
    </ScrollArea>
  )
}
