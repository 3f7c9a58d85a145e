import type { ComponentProps } from 'react'

/** A table that scrolls by itself where the page is too narrow for it. */
export function ScrollTable(props: ComponentProps<'table'>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: no landmark; a page may have many
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrow keys
    <div role="group" className="scroll-table" aria-label={props['aria-label'] ?? 'Table'} tabIndex={0}>
      <table {...props} />
    </div>
  )
}
