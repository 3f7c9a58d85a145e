/** The parts of the page that one jumps to, in the order of a narrow page. */
export const SECTIONS = [
  { id: 'steps', label: 'Steps' },
  { id: 'matrix', label: 'Matrix' },
  { id: 'why', label: 'Why' },
  { id: 'design', label: 'Design' },
] as const

export type SectionId = (typeof SECTIONS)[number]['id']

/** Below all of them, and too far down for a tab. */
const CLASSES: Readonly<Record<SectionId | 'trail', string>> = {
  steps: 'area-steps',
  matrix: 'area-matrix',
  why: 'area-explanation',
  design: 'area-documents',
  trail: 'area-trail',
}

/** The element of a part of the page. */
export function sectionOf(id: SectionId | 'trail'): HTMLElement | null {
  const area = document.querySelector<HTMLElement>(`.${CLASSES[id]}`)
  return area?.matches('section') ? area : (area?.querySelector('section') ?? area)
}

/** Brings a part of the page into view, and the focus with it: the next Tab goes on from there. */
export function goToSection(id: SectionId | 'trail') {
  const section = sectionOf(id)
  if (!section) return
  section.tabIndex = -1
  section.scrollIntoView?.({ block: 'start' })
  section.focus({ preventScroll: true })
}
