import type { SourceRange } from '@/lib/base/source-range'
import type { PolicyPlace, Word } from './policy-place'
import type { PageLink, Proposal, ProposalKind } from './types'

/** What is told of a proposal besides its text. */
interface Said {
  readonly kind: ProposalKind
  readonly detail?: string | undefined
  readonly documentation?: string | undefined
  readonly link?: PageLink | null | undefined
  readonly opensMore?: boolean
}

/** Proposes a text as the value, or the list item, that is being written. */
export function proposeValue({ word }: PolicyPlace, value: string, said: Said): Proposal {
  const written = JSON.stringify(value).slice(1, -1)
  const open = word.isQuoted ? '' : '"'
  const close = word.isClosed ? '' : '"'
  const insert = open + written + close
  // What goes on stays between the quotes.
  const caret = said.opensMore && close ? { caret: insert.length - 1 } : {}
  return { label: value, insert, range: word.range, ...caret, ...defined(said) }
}

/**
 * Proposes the name of a member, with what its value begins with.
 *
 * @param skeleton `|` marks where the caret goes
 */
export function proposeName(place: PolicyPlace, name: string, skeleton: string, said: Said): Proposal {
  const { word, hasColon } = place
  const head = `${word.isQuoted ? '' : '"'}${JSON.stringify(name).slice(1, -1)}"`
  if (hasColon) return { label: name, insert: head, range: wholeName(word), ...defined(said) }
  // A tag's own name is still to be written, before its value.
  const isOpen = name.endsWith('/')
  const caret = isOpen ? -3 : skeleton.indexOf('|')
  const insert = `${head}: ${skeleton.replace('|', '')}`
  return {
    label: name,
    insert,
    ...(caret === -1 ? {} : { caret: head.length + 2 + caret }),
    range: wholeName(word),
    ...defined(said),
    opensMore: caret >= 0,
  }
}

/** With its closing quote, behind which the value goes. */
function wholeName({ range, isClosed }: Word): SourceRange {
  return { start: range.start, end: range.end + (isClosed ? 1 : 0) }
}

/** Leaves out what is not said. */
function defined({ kind, detail, documentation, link, opensMore }: Said) {
  return {
    kind,
    ...(detail ? { detail } : {}),
    ...(documentation ? { documentation } : {}),
    ...(link ? { link } : {}),
    ...(opensMore ? { opensMore } : {}),
  }
}
