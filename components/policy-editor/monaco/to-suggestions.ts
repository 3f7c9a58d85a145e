import type { IMarkdownString, IRange, languages } from 'monaco-editor/editor'
import type { Hover, PageLink, Proposal, ProposalKind } from '@/lib/assist'

// Monaco's CompletionItemKind and CompletionItemInsertTextRule, as numbers: this file must not load Monaco.
const kinds: Readonly<Record<ProposalKind, number>> = {
  element: 9,
  service: 8,
  action: 1,
  wildcard: 28,
  resource: 20,
  operator: 11,
  key: 3,
  value: 13,
  variable: 4,
  principal: 25,
}
const insertAsSnippet = 4

/** Opens the list of proposals again, where more is to be chosen. */
const openList = { id: 'editor.action.triggerSuggest', title: 'What may follow' }

/** Our proposals as Monaco's suggestions, in our order. */
export function toSuggestions(
  proposals: readonly Proposal[],
  rangeOf: (range: Proposal['range']) => IRange,
): languages.CompletionItem[] {
  return proposals.map((proposal, index) => {
    const { label, kind, insert, caret, range, detail, documentation, link, opensMore } = proposal
    return {
      label: detail ? { label, description: detail } : label,
      kind: kinds[kind],
      ...(caret === undefined
        ? { insertText: insert }
        : { insertText: toSnippet(insert, caret), insertTextRules: insertAsSnippet }),
      range: rangeOf(range),
      filterText: label,
      sortText: String(index).padStart(5, '0'),
      ...(documentation ? { documentation: toMarkdown([documentation], link ?? null) } : {}),
      ...(opensMore ? { command: openList } : {}),
    }
  })
}

/** A text with a place for the caret as a snippet, in which some characters have a meaning. */
function toSnippet(text: string, caret: number): string {
  return `${escapeSnippet(text.slice(0, caret))}$0${escapeSnippet(text.slice(caret))}`
}

const escapeSnippet = (text: string) => text.replaceAll(/[\\$}]/g, '\\$&')

/** An explanation as Monaco's hover. */
export function toHover(hover: Hover, rangeOf: (range: Hover['range']) => IRange): languages.Hover {
  const { title, lines, link, range } = hover
  return { contents: [{ value: `\`${title}\`` }, toMarkdown(lines, link)], range: rangeOf(range) }
}

/** Paragraphs in which only what stands in backquotes is more than text, and the page to read on. */
function toMarkdown(lines: readonly string[], link: PageLink | null): IMarkdownString {
  const page = link ? [`[${escapeMarkdown(link.title)}](${link.url})`] : []
  return { value: [...lines.map(keepCode), ...page].join('\n\n') }
}

function keepCode(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? escapeMarkdown(part) : `\`${part}\``))
    .join('')
}

const escapeMarkdown = (text: string) => text.replaceAll(/[\\*_[\]()<>#|~!&]/g, '\\$&')
