/** Where the caret and the scroll position of a document are, as offsets in text with `\n` line ends. */
export interface Place {
  start: number
  end: number
  top: number
}

/** Remembers places when one editing surface leaves, for the one that comes next. */
export interface Places {
  of(id: string): Place | undefined
  leave(id: string, place: Place, hadFocus: boolean): void
  /** Whether the surface that just left had the focus. Asking takes it: only one successor may have it. */
  takeFocus(): boolean
}

export function createPlaces(): Places {
  const places = new Map<string, Place>()
  let focused = false
  return {
    of: (id) => places.get(id),
    leave(id, place, hadFocus) {
      places.set(id, place)
      focused = hadFocus
    },
    takeFocus() {
      const taken = focused
      focused = false
      return taken
    },
  }
}
