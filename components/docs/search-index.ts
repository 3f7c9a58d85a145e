import MiniSearch from 'minisearch'

/** A piece of a page, from one heading to the next. The build takes them out of the finished pages. */
export interface SearchSection {
  /** Below the site's root: "docs/errors/#sts". */
  readonly url: string
  readonly page: string
  /** Empty for the beginning of a page. */
  readonly heading: string
  readonly text: string
}

export interface SearchHit extends SearchSection {
  /** A few words around the first of those that were found. */
  readonly excerpt: string
}

export type SearchSections = (words: string) => readonly SearchHit[]

const SHOWN = 20
const EXCERPT = 140

/**
 * Finds sections by words, the best first; a word may be half typed, or have a letter wrong.
 *
 * @example
 * createSearch(sections)('leading keys')[0]?.page // "DynamoDB: rows for each user"
 */
export function createSearch(sections: readonly SearchSection[]): SearchSections {
  const index = new MiniSearch<SearchSection & { id: number }>({
    fields: ['heading', 'page', 'text'],
    // Names such as `sts:TagSession` and `aws:PrincipalTag/team` are found whole and by their parts.
    tokenize: (text) => text.split(/[\s.,:;/()[\]{}"'`“”’$|?!<>=*]+/).filter(Boolean),
    searchOptions: {
      boost: { heading: 3, page: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  })
  index.addAll(sections.map((section, id) => ({ ...section, id })))
  return (words) => {
    // All words first; where no section has them all, those that have most.
    const all = index.search(words, { combineWith: 'AND' })
    const found = all.length > 0 ? all : index.search(words)
    return found.slice(0, SHOWN).flatMap(({ id, terms }) => {
      const section = sections[id as number]
      return section ? [{ ...section, excerpt: excerptOf(section.text, terms) }] : []
    })
  }
}

function excerptOf(text: string, terms: readonly string[]): string {
  const lower = text.toLowerCase()
  const places = terms.map((term) => lower.indexOf(term.toLowerCase())).filter((at) => at >= 0)
  const from = Math.max(0, Math.min(...(places.length > 0 ? places : [0])) - 40)
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1
  const piece = text.slice(start, start + EXCERPT)
  return `${start > 0 ? '… ' : ''}${piece}${start + EXCERPT < text.length ? ' …' : ''}`
}
