import type { Path } from '@/lib/design'

/** The tabs of the design panel. */
export const DESIGN_TABS = [
  ...(['policies', 'pool', 'identities', 'requests'] as const),
  ...(['data', 'roles', 'json', 'problems'] as const),
] as const
export type DesignTab = (typeof DESIGN_TABS)[number]

const TAB_OF = {
  policies: 'policies',
  pool: 'pool',
  provider: 'pool',
  'other-pool': 'pool',
  settings: 'pool',
  identity: 'identities',
  request: 'requests',
  bucket: 'data',
  table: 'data',
  resource: 'data',
  role: 'roles',
  organization: 'roles',
  json: 'json',
  problems: 'problems',
} as const satisfies Readonly<Record<string, DesignTab>>

/** Something of the design to edit. */
export interface EditorTarget {
  readonly kind: keyof typeof TAB_OF
  /** Of an item of a list: its id, or its name or ARN where that is what others call it by. */
  readonly id?: string
  /** A field in it. */
  readonly path?: Path
}

/** What the design panel shows. */
export interface EditorPlace {
  readonly tab: DesignTab
  /** What was shown last in each tab. */
  readonly chosen: Readonly<Partial<Record<DesignTab, EditorTarget>>>
  /** Something that shall be shown and have the focus; a new object is a new wish. */
  readonly wish: EditorTarget | null
}

export const FIRST_PLACE: EditorPlace = { tab: 'policies', chosen: {}, wish: null }

/** In which tab is this edited? */
export function tabOf(target: EditorTarget): DesignTab {
  return TAB_OF[target.kind]
}

/** The panel with something else shown in it. */
export function showing(place: EditorPlace, target: EditorTarget, isWish: boolean): EditorPlace {
  const tab = tabOf(target)
  return { tab, chosen: { ...place.chosen, [tab]: target }, wish: isWish ? target : null }
}
