import { siteHref } from '@/components/site/site-link'
import { createSearch, type SearchSection, type SearchSections } from './search-index'

let loading: Promise<SearchSections> | null = null

/** The search; fetches the sections of all pages at the first call. After a failure the next call tries again. */
export function loadSearch(): Promise<SearchSections> {
  loading ??= fetchSections().then(createSearch, (error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

async function fetchSections(): Promise<readonly SearchSection[]> {
  const answer = await fetch(siteHref('/docs/search.json'))
  if (!answer.ok) throw new Error(`the search index: ${answer.status}`)
  return answer.json() as Promise<readonly SearchSection[]>
}
