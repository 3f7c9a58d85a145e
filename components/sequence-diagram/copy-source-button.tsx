import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'

type Outcome = 'copied' | 'refused'

const words = { copied: 'Copied', refused: 'The browser did not allow copying' } as const

/** Copies the Mermaid text, and says so. */
export function CopySourceButton({ source }: { source: string }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(null), 4000)
    return () => clearTimeout(timer)
  }, [outcome])

  const copy = () =>
    copyText(source).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    )

  return (
    <div className="flex min-h-8 items-center justify-end gap-2 text-ink-2 text-xs">
      <span role="status">{outcome && words[outcome]}</span>
      <button
        type="button"
        onClick={copy}
        className="flex min-h-7 items-center gap-1.5 rounded-sm border border-line bg-surface px-2 hover:text-ink focus-visible:outline-2 focus-visible:outline-accent"
      >
        {outcome === 'copied' ? (
          <Check aria-hidden className="size-3.5" />
        ) : (
          <Copy aria-hidden className="size-3.5" />
        )}
        Copy Mermaid text
      </button>
    </div>
  )
}

// Async, so that a browser without a clipboard rejects like one that refuses.
async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
}
