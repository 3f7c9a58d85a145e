import { type RefObject, useEffect, useState } from 'react'

/** How far from the window something may be and still be made ready. */
const MARGIN = '200px'

/** Has this been in view, or nearly? Once it has, it has for good. */
export function useHasBeenInView(box: RefObject<HTMLElement | null>): boolean {
  const [hasBeen, setHasBeen] = useState(false)
  useEffect(() => {
    if (!box.current || hasBeen) return
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setHasBeen(true),
      { rootMargin: MARGIN },
    )
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [box, hasBeen])
  return hasBeen
}
