import type { ComponentProps } from 'react'

/** A table that scrolls by itself where the page is too narrow for it. */
export function ScrollTable(props: ComponentProps<'table'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrow keys
    <section className="scroll-table" aria-label={props['aria-label'] ?? 'Table'} tabIndex={0}>
      <table {...props} />
    </section>
  )
}
