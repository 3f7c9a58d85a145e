'use client'

import { type ReactNode, useId, useMemo, useState } from 'react'
import { playgroundUrl } from '@/components/site/playground-href'
import { SiteLink } from '@/components/site/site-link'
import { usePlayground } from '@/components/store/use-playground'
import { CopyButton } from '@/components/ui/copy-button'
import { type EmbedView, toEmbedLink, toEmbedSnippet } from '@/lib/share'
import { toFragment } from '@/lib/store'

const VIEWS: readonly { readonly id: EmbedView; readonly label: string; readonly height: number }[] = [
  { id: 'flow', label: 'The six steps', height: 640 },
  { id: 'matrix', label: 'The table, with reasons', height: 720 },
  { id: 'cell', label: 'One answer with its reasons', height: 480 },
]

const THEMES = [
  { id: 'auto', label: 'As the reader’s system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const

type Theme = (typeof THEMES)[number]['id']

/** The lines of HTML that show this design within another page. */
export function EmbedTab() {
  const [view, setView] = useState<EmbedView>('flow')
  const [theme, setTheme] = useState<Theme>('auto')
  const [isLive, setIsLive] = useState(false)
  const design = usePlayground((state) => state.design)
  const selection = usePlayground((state) => state.selection)
  const snippetId = useId()
  const snippet = useMemo(() => {
    const link = toEmbedLink(`${playgroundUrl()}embed/`, design, {
      view,
      theme: theme === 'auto' ? null : theme,
      isLive,
      selection: toFragment(selection),
    })
    const height = VIEWS.find(({ id }) => id === view)?.height ?? 640
    return link && toEmbedSnippet(link, design.name, height)
  }, [design, selection, view, theme, isLive])

  if (snippet === null)
    return <p className="text-sm">This design is too large to be embedded by its address.</p>
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-3">
        <Choice<EmbedView> label="What to show" items={VIEWS} chosen={view} onChoose={setView} />
        <Choice<Theme> label="Theme" items={THEMES} chosen={theme} onChoose={setTheme} />
      </div>
      <label className="flex min-h-6 items-start gap-2 text-sm">
        <input
          type="checkbox"
          checked={isLive}
          onChange={(event) => setIsLive(event.target.checked)}
          className="mt-1 size-3.5 shrink-0 accent-accent"
        />
        Show it at once, without a press on a button
      </label>
      <div className="flex flex-col gap-1">
        <label htmlFor={snippetId} className="font-semibold text-sm">
          HTML for your page
        </label>
        <textarea
          id={snippetId}
          readOnly
          rows={6}
          value={snippet}
          onFocus={(event) => event.target.select()}
          className="wrap-anywhere w-full resize-y rounded-md border border-line-strong bg-surface-2 p-2 font-mono text-xs"
        />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span className="text-ink-2 text-sm">{snippet.length.toLocaleString('en')} characters</span>
          <CopyButton text={snippet} label="Copy the HTML" words="Copy" />
        </div>
      </div>
      <p className="text-ink-2 text-sm">
        No script is needed.{' '}
        <SiteLink
          href="/embed/example/"
          target="_blank"
          rel="noopener"
          className="rounded-sm font-medium text-accent underline underline-offset-2"
        >
          Examples, and a frame as high as what it shows
          <span className="sr-only"> (in a new tab)</span>
        </SiteLink>
      </p>
    </div>
  )
}

interface ChoiceProps<Id extends string> {
  label: ReactNode
  items: readonly { readonly id: Id; readonly label: string }[]
  chosen: Id
  onChoose(id: Id): void
}

function Choice<Id extends string>({ label, items, chosen, onChoose }: ChoiceProps<Id>) {
  return (
    <label className="flex min-w-40 flex-1 flex-col gap-1 text-sm">
      <span className="font-semibold">{label}</span>
      <select
        value={chosen}
        onChange={(event) => onChoose(event.target.value as Id)}
        className="h-8 w-full rounded-md border border-line-strong bg-surface px-2 text-sm"
      >
        {items.map((item) => (
          <option key={item.id} value={item.id}>
            {item.label}
          </option>
        ))}
      </select>
    </label>
  )
}
