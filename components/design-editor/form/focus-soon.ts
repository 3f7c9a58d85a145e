/** Gives the focus to what is there once the change that was just made is drawn. */
export function focusSoon(find: () => HTMLElement | null | undefined) {
  setTimeout(() => find()?.focus())
}

/** The first thing inside an element, or beside it, that can be filled in or pressed. */
export function firstControl(element: Element | null | undefined): HTMLElement | null {
  return element?.querySelector<HTMLElement>('input, select, textarea, button') ?? null
}
