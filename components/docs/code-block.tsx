import type { ComponentProps, ReactElement } from 'react'
import { CopyButton } from '@/components/ui/copy-button'

/** A piece of code, with a button that copies it. */
export function CodeBlock({ children, ...rest }: ComponentProps<'pre'>) {
  const code = children as ReactElement<{ children?: string }> | undefined
  const text = String(code?.props?.children ?? '').trimEnd()
  return (
    <div className="code-block">
      {/* biome-ignore lint/a11y/useSemanticElements: no landmark; a page may have many */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrow keys */}
      <div role="group" tabIndex={0} aria-label="Code">
        <pre {...rest}>{children}</pre>
      </div>
      <CopyButton text={text} label="Copy the code" />
    </div>
  )
}
