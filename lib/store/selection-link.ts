import { type Design, documentsOf } from '@/lib/design'
import type { StepNumber } from '@/lib/simulation'
import type { Selection } from './create-playground-store'
import { DESIGN_TABS, type DesignTab } from './editor-place'

/** What a link asks to be shown, as far as the design has it. */
export interface LinkReading {
  readonly selection: Partial<Selection>
  /** The tab of the design panel. */
  readonly tab?: DesignTab
  /** What the design does not have, for people: "the identity “zoe”". */
  readonly ignored: readonly string[]
}

/**
 * The part of an address behind `#` that leads back to a selection.
 *
 * @example toFragment(selection) // 'identity=ana&request=get-own&step=6&document=roles/App/trust-policy'
 */
export function toFragment(
  { identityId, requestId, step, documentId }: Selection,
  tab: DesignTab = 'policies',
): string {
  const parts = {
    identity: identityId,
    request: requestId ?? '',
    step: String(step),
    document: documentId,
    // The policies are what the panel shows anyway.
    tab: tab === 'policies' ? '' : tab,
  }
  return Object.entries(parts)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${readable(value)}`)
    .join('&')
}

/** Encoded, save what may stand in a fragment as it is and is easier to read so. */
function readable(value: string): string {
  return encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%40', '@')
}

/**
 * What does this address ask for? Null when it asks for nothing of ours: the fragment may belong to somebody else.
 *
 * Total: whatever the text is, what the design does not have is left out and named.
 */
export function readFragment(fragment: string, design: Design): LinkReading | null {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''))
  const selection: { -readonly [Name in keyof Selection]?: Selection[Name] } = {}
  let tab: DesignTab | undefined
  const ignored: string[] = []
  const read = (name: string, what: string, take: (value: string) => boolean) => {
    const value = parts.get(name)
    if (value !== null && !take(value)) ignored.push(`the ${what} “${value.slice(0, 80)}”`)
    return value !== null
  }
  const has = (items: readonly { readonly id: string }[], id: string) => items.some((item) => item.id === id)
  const asked = [
    read('identity', 'identity', (id) => {
      if (!has(design.identities, id)) return false
      selection.identityId = id
      return true
    }),
    read('request', 'request', (id) => {
      if (!has(design.requests, id)) return false
      selection.requestId = id
      return true
    }),
    read('step', 'step', (text) => {
      if (!/^[1-6]$/.test(text)) return false
      selection.step = Number(text) as StepNumber
      return true
    }),
    read('document', 'policy', (id) => {
      if (!has(documentsOf(design), id)) return false
      selection.documentId = id
      return true
    }),
    read('tab', 'tab', (name) => {
      tab = DESIGN_TABS.find((each) => each === name)
      return tab !== undefined
    }),
  ]
  return asked.some(Boolean) ? { selection, ...(tab && { tab }), ignored } : null
}
