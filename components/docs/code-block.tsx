import type { ComponentProps, ReactElement } from 'react'
import { colourJson } from '@/components/ui/colour-json'
import { CopyButton } from '@/components/ui/copy-button'
import { ScrollArea } from '@/components/ui/scroll-area'

/** A piece of code, with a button that copies it. */
export function CodeBlock({ children, ...rest }: ComponentProps<'pre'>) {
  const code = children as ReactElement<{ children?: string; className?: string }> | undefined
  const text = String(code?.props?.children ?? '').trimEnd()
  const isJson = code?.props?.className === 'language-json'
  return (
    <div className="code-block">
      <ScrollArea label="Code">
        <pre {...rest}>{isJson ? <code>{colourJson(text, true)}</code> : children}</pre>
      </ScrollArea>
      <CopyButton text={text} label="Copy the code" />
    </div>
  )
}
