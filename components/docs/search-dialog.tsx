'use client'

import { Command } from 'cmdk'
import { useEffect, useMemo, useState } from 'react'
import { siteHref } from '@/components/site/site-link'
import { Modal } from '@/components/ui/modal'
import { loadSearch } from './load-search'
import type { SearchSections } from './search-index'

/** Searches all pages: type a few letters, choose with the arrow keys, press Enter. */
export function SearchDialog({ onClose }: { onClose(): void }) {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState<SearchSections | 'missing' | null>(null)
  useEffect(() => {
    let isGone = false
    loadSearch().then(
      (found) => !isGone && setSearch(() => found),
      () => !isGone && setSearch('missing'),
    )
    return () => {
      isGone = true
    }
  }, [])
  const hits = useMemo(
    () => (typeof search === 'function' && typed.trim() ? search(typed) : []),
    [search, typed],
  )
  const go = (url: string) => {
    onClose()
    location.assign(siteHref(`/${url}`))
  }

  return (
    <Modal
      title="Search the documentation"
      description="Type what you look for. Arrow keys choose, Enter opens it."
      onClose={onClose}
    >
      <Command
        label="Search"
        shouldFilter={false}
        loop
        vimBindings={false}
        className="flex min-h-0 flex-col gap-2"
      >
        <Command.Input
          autoFocus
          value={typed}
          onValueChange={setTyped}
          placeholder="Leading keys, TagSession, guest, expired …"
          className="h-10 w-full rounded-md border border-line-strong bg-surface px-3 text-base placeholder:text-ink-2"
        />
        <Command.List label="Found sections" className="h-[min(26rem,48vh)] overflow-y-auto">
          {hits.length === 0 && (
            <p role="status" className="px-2 py-3 text-ink-2 text-sm">
              {wordsFor(search, typed)}
            </p>
          )}
          {hits.map(({ url, page, heading, excerpt }, index) => (
            <Command.Item
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of one table share an address
              key={`${url} ${index}`}
              value={`${url} ${index}`}
              onSelect={() => go(url)}
              className="flex min-h-8 cursor-pointer flex-col rounded-md px-2 py-1.5 text-sm aria-selected:bg-accent-soft"
            >
              <span className="wrap-anywhere font-medium">
                {page}
                {heading && <span> › {heading}</span>}
              </span>
              <span className="wrap-anywhere text-ink-2 text-xs">{excerpt}</span>
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Modal>
  )
}

function wordsFor(search: SearchSections | 'missing' | null, typed: string): string {
  if (search === 'missing') return 'The search could not be loaded. Check the connection, and open it again.'
  if (!typed.trim()) return 'It looks through every page, table and error message.'
  return search === null ? 'The search is being loaded …' : 'Nothing fits. Try a shorter word.'
}
