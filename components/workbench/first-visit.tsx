/**
 * One click that shows what the page is for. It is there at a first visit only: a script in the layout hides it before
 * the first paint from whoever has seen it or has work of their own. Drawn by the server alone, like the tabs.
 */
export function FirstVisit() {
  return (
    <p className="first-visit flex flex-wrap items-center gap-x-3 text-sm">
      <button
        type="button"
        data-do="first-visit"
        className="min-h-6 rounded-sm text-left font-medium text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
      >
        New here? See why a guest can’t read Ana’s file
      </button>
      <button
        type="button"
        data-do="hide-first-visit"
        className="min-h-6 rounded-sm px-1 text-ink-2 text-xs hover:text-ink"
      >
        Hide
      </button>
    </p>
  )
}
