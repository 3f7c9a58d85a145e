import { SECTIONS } from './sections'

/**
 * On a narrow page: the four parts below, to jump to. Drawn by the server alone: `standing-buttons.ts` gives the
 * buttons their meaning, and the page has less to load.
 */
export function SectionTabs() {
  return (
    <nav aria-label="Parts of the page" className="section-tabs">
      {SECTIONS.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          data-do={`go-${id}`}
          className="h-9 flex-1 rounded-md border border-line bg-surface font-medium text-sm"
        >
          {label}
        </button>
      ))}
    </nav>
  )
}
