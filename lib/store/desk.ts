import { type Design, encodeDesign } from '@/lib/design'
import {
  type DecodeDesign,
  type DesignStorage,
  designKey,
  emptySlot,
  loadWork,
  readText,
  type SavedState,
  type SavedWork,
  type Slot,
  saveWork,
} from './persistence'

/** A tab's place in the storage that all tabs of a browser share. */
export interface Desk {
  /** Is there something to load? It need not be a design. */
  hasWork(): boolean
  /** The work of the last visit; null when there is none that can be read. */
  load(decode: DecodeDesign): SavedWork | null
  /** Keeps the work. Where another tab has written since, it goes to a place of its own: nothing is overwritten. */
  save(work: SavedWork): SavedState
  /** Has another tab written something else than this design where this tab would write? */
  isContested(design: Design): boolean
  /** Gives this tab a place of its own, which `save` then fills. */
  moveAside(): void
  /** What the other tab has written last; from then on this tab works in that place too. */
  takeTheirs(decode: DecodeDesign): SavedWork | null
  /** The works that other tabs left, the latest first. */
  others(): readonly Slot[]
}

/** Which slots are in use, the one that was written last at the end. */
const SLOTS_KEY = 'idpool:design:slots'
/** In a tab's own storage: its slot, so that a reload brings back its work and not another's. */
const SLOT_KEY = 'idpool:slot'
/** Works of more tabs than this are not kept: the oldest goes. */
const KEPT = 6

/**
 * Keeps the work of several tabs apart, without the tabs having to talk to each other.
 *
 * A tab remembers the text that it has read or written last. Before it writes it looks: when something else stands
 * there, another tab was at it, and this tab moves to a slot of its own. So the law: a text that a tab has not seen
 * is never overwritten by it, except the oldest of more than six.
 *
 * A new tab begins with what was written last. A copied tab, which has the slot of the tab that it was copied from,
 * moves away at the first change.
 *
 * @param shared what all tabs of the browser share; null where the browser has none to give
 * @param own what only this tab sees and what lasts as long as it
 */
export function createDesk(shared: DesignStorage | null, own: DesignStorage | null = null): Desk {
  let slot: Slot | null = null
  /** What stood in the slot when this tab last looked. */
  let seen: string | null = null
  let rival: Slot | null = null

  const at = (): Slot => {
    if (slot !== null) return slot
    const mine = readOwn(own)
    return settle(mine !== null && readText(shared, designKey(mine)) ? mine : (slotsOf(shared).at(-1) ?? ''))
  }
  const settle = (chosen: Slot): Slot => {
    slot = chosen
    seen = readText(shared, designKey(chosen))
    writeOwn(own, chosen)
    return chosen
  }
  const isForeign = (text: string) => {
    const there = readText(shared, designKey(at()))
    return there !== null && there !== seen && there !== text
  }
  const moveAside = () => {
    rival = at()
    const used = slotsOf(shared)
    let number = 2
    while (used.includes(String(number)) || readText(shared, designKey(String(number)))) number++
    settle(String(number))
  }

  return {
    hasWork: () => readText(shared, designKey(at())) !== null,
    load: (decode) => {
      const work = loadWork(shared, decode, settle(at()))
      // What cannot be read, a newer version may have saved: it stays, and this tab writes somewhere else.
      if (work === null && seen !== null) moveAside()
      return work
    },
    save: (work) => {
      if (isForeign(encodeDesign(work.design))) moveAside()
      const place = at()
      const state = saveWork(shared, work, place)
      seen = readText(shared, designKey(place))
      if (state === 'saved' && shared) noteLatest(shared, place)
      return state
    },
    isContested: (design) => {
      const isSo = isForeign(encodeDesign(design))
      if (isSo) rival = at()
      return isSo
    },
    moveAside,
    takeTheirs: (decode) => (rival === null ? null : loadWork(shared, decode, settle(rival))),
    others: () =>
      slotsOf(shared)
        .filter((each) => each !== at() && readText(shared, designKey(each)) !== null)
        .reverse(),
  }
}

function slotsOf(shared: DesignStorage | null): readonly Slot[] {
  const text = readText(shared, SLOTS_KEY)
  return text === null ? [''] : text.split(' ')
}

/** Puts a slot at the end of the list, and lets go of the oldest when there are too many. */
function noteLatest(shared: DesignStorage, slot: Slot): void {
  const before = slotsOf(shared)
  if (before.at(-1) === slot) return
  const slots = [...before.filter((each) => each !== slot), slot]
  try {
    for (const old of slots.slice(0, -KEPT)) emptySlot(shared, old)
    shared.setItem(SLOTS_KEY, slots.slice(-KEPT).join(' '))
  } catch {
    // The work itself is saved; a reload of this tab finds it by the tab's own note.
  }
}

// A tab's own storage may be blocked as well: then the work that was saved last comes back.

function readOwn(own: DesignStorage | null): Slot | null {
  try {
    return own?.getItem(SLOT_KEY) ?? null
  } catch {
    return null
  }
}

function writeOwn(own: DesignStorage | null, slot: Slot): void {
  try {
    own?.setItem(SLOT_KEY, slot)
  } catch {}
}
