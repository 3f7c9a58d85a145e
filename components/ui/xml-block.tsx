import { CopyButton } from './copy-button'
import { ScrollArea } from './scroll-area'

/** An XML document, one element a line. Copying gives it as it travels: white space would break its signature. */
export function XmlBlock({ xml, title }: { xml: string; title: string }) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <h4 className="wrap-anywhere font-semibold text-sm">{title}</h4>
        <CopyButton text={xml} label="Copy the XML" />
      </div>
      <ScrollArea label={title} className="max-h-80 rounded-md border border-line bg-surface-2">
        <pre className="wrap-anywhere whitespace-pre-wrap px-3 py-2 font-mono text-ink-2 text-xs leading-5">
          {indentXml(xml).map(({ depth, text }, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text, in order
              key={index}
              className="block"
              style={{ paddingLeft: `${Math.min(depth, 12) + 1.5}ch`, textIndent: '-1.5ch' }}
            >
              {colour(text)}
            </span>
          ))}
        </pre>
      </ScrollArea>
    </div>
  )
}

interface Line {
  readonly depth: number
  readonly text: string
}

/** The elements of an XML text as lines; one with nothing but text inside stays on its line. Any text gives some. */
export function indentXml(xml: string): readonly Line[] {
  const lines: { depth: number; text: string }[] = []
  let depth = 0
  /** The start tag that nothing but text has followed. */
  let open: { depth: number; text: string } | null = null
  for (const [part] of xml.matchAll(/<[^<>]*>|[^<]+|</g)) {
    if (part.trim() === '') continue
    if (part.startsWith('</')) {
      depth = Math.max(0, depth - 1)
      if (open) open.text += part
      else lines.push({ depth, text: part })
      open = null
    } else if (/^<[^?!/]/.test(part) && part.endsWith('>')) {
      const line = { depth, text: part }
      lines.push(line)
      open = null
      if (part.endsWith('/>')) continue
      open = line
      depth++
    } else if (open) open.text += part.trim()
    else lines.push({ depth, text: part.trim() })
  }
  return lines
}

function colour(text: string) {
  return text.split(/("[^"]*"|<\/?[\w:.-]+)/).map((part, index) => {
    const kind = part.startsWith('<') ? 'text-key' : part.startsWith('"') ? 'text-text' : undefined
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one line, in order
      <span key={index} className={kind}>
        {part}
      </span>
    )
  })
}
