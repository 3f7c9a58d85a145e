import type { ComponentProps, ReactElement } from 'react'
import { colourJson } from '@/components/ui/colour-json'
import { CopyButton } from '@/components/ui/copy-button'

/** A piece of code, with a button that copies it. */
export function CodeBlock({ children, ...rest }: ComponentProps<'pre'>) {
  const code = children as ReactElement<{ children?: string; className?: string }> | undefined
  const text = String(code?.props?.children ?? '').trimEnd()
  const isJson = code?.props?.className === 'language-json'
  return (
    <div className="code-block">
      {/* biome-ignore lint/a11y/useSemanticElements: no landmark; a page may have many */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrow keys */}
      <div role="group" tabIndex={0} aria-label="Code">
        <pre {...rest}>{isJson ? <code>{colourJson(text, true)}</code> : children}</pre>
      </div>
      <CopyButton text={text} label="Copy the code" />
    </div>
  )
}
