'use client'

import { useEffect } from 'react'
import { SECTIONS, sectionOf } from '@/components/workbench/sections'

/** The part of the page that crosses this line, a third of the screen below its top, is the one that is read. */
const LINE = '-33% 0px -67% 0px'

/** On a narrow page: marks the tab of the part that is being read. */
export function useCurrentSection() {
  useEffect(() => {
    if (typeof IntersectionObserver !== 'function') return
    const tabs = new Map(
      SECTIONS.map(({ id }) => [id, document.querySelector<HTMLElement>(`[data-do="go-${id}"]`)]),
    )
    const ids = new Map(SECTIONS.map(({ id }) => [sectionOf(id) as Element | null, id]))
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const tab = tabs.get(ids.get(target) ?? 'steps')
          if (isIntersecting) tab?.setAttribute('aria-current', 'true')
          else tab?.removeAttribute('aria-current')
        }
      },
      { rootMargin: LINE },
    )
    for (const section of ids.keys()) if (section) observer.observe(section)
    return () => observer.disconnect()
  }, [])
}
