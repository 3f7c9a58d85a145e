import { Fragment } from 'react'

/** A sentence in which the parts in backquotes are code. Long names may break anywhere. */
export function RichText({ text }: { text: string }) {
  const parts = text.split('`')
  // An odd number of backquotes is a text that merely contains one: shown as it is.
  if (parts.length % 2 === 0) return text
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in order
      <Fragment key={index}>{part}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Code key={index}>{part}</Code>
    ),
  )
}

export function Code({ children }: { children: string }) {
  return (
    <code className="wrap-anywhere rounded-sm bg-surface-2 px-1 py-px font-mono text-[0.92em] ring-1 ring-line ring-inset">
      {children}
    </code>
  )
}
