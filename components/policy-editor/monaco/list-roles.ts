/**
 * Monaco's lists are listboxes, in which only options may stand. On Windows it calls the rows of its suggestions list
 * items, and everywhere the headings among its fixes separators. Watches for those lists and puts that right. Returns
 * what ends the watch.
 *
 * @see https://www.w3.org/TR/wai-aria-1.2/#listbox
 */
export function keepListRoles(container: HTMLElement): () => void {
  const rows = new MutationObserver((records) => {
    for (const { target } of records) {
      if (target instanceof HTMLElement)
        for (const row of [target, ...target.querySelectorAll(misnamed)]) mend(row)
    }
  })
  const watched = new WeakSet<Element>()
  const watch = () => {
    // Every document that is shown brings holders of its own.
    for (const holder of container.querySelectorAll(holders)) {
      if (!watched.has(holder)) widgets.observe(holder, { childList: true })
      watched.add(holder)
    }
    for (const list of container.querySelectorAll(lists)) {
      if (watched.has(list)) continue
      watched.add(list)
      for (const row of list.querySelectorAll(misnamed)) mend(row)
      rows.observe(list, { subtree: true, childList: true, attributes: true, attributeFilter: ['role'] })
    }
  }
  // The widgets are made when they are first needed. What holds them has few children and seldom changes.
  const widgets = new MutationObserver(watch)
  widgets.observe(container, { childList: true })
  watch()
  return () => {
    widgets.disconnect()
    rows.disconnect()
  }
}

const lists = '.suggest-widget, .context-view'
const holders = '.monaco-editor, .contentWidgets, .overflowingContentWidgets'
const misnamed = '.monaco-list-row[role="listitem"], .monaco-list-row[role="separator"]'

function mend(row: Element): void {
  if (!row.matches(misnamed)) return
  if (row.getAttribute('role') === 'separator') row.setAttribute('aria-disabled', 'true')
  row.setAttribute('role', 'option')
}
