import { useMemo } from 'react'
import { playgroundUrl } from '@/components/site/playground-href'
import { usePlayground } from '@/components/store/use-playground'
import { type ShareLink, toShareLink } from '@/lib/share'
import { toFragment } from '@/lib/store'

/** A link to the design as it is open; null when the design is too large for any. */
export function useShareLink(hasSelection: boolean): ShareLink | null {
  const design = usePlayground((state) => state.design)
  const selection = usePlayground((state) => state.selection)
  const tab = usePlayground((state) => state.editor.tab)
  return useMemo(
    () => toShareLink(playgroundUrl(), design, hasSelection ? toFragment(selection, tab) : ''),
    [design, selection, tab, hasSelection],
  )
}
