/** After so long, in milliseconds, somebody is taken to be at a page that nobody has touched. */
const UNTOUCHED = 8_000

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'wheel', 'scroll'] as const

let touch: Promise<void> | null = null

/**
 * Resolves at the first sign that somebody is at the page, or some seconds after the first call. The parts that start
 * with long tasks wait for it: a page that is merely opened stays light.
 *
 * One answer for the whole visit: whoever comes here from another page of ours is there already.
 */
export function whenTouched(): Promise<void> {
  touch ??= new Promise((resolve) => {
    // The first call may come late: after the press of a button that brought this part along.
    if (navigator.userActivation?.hasBeenActive) return resolve()
    const finished = new AbortController()
    const done = () => {
      clearTimeout(timer)
      finished.abort()
      resolve()
    }
    const timer = setTimeout(done, UNTOUCHED)
    for (const sign of SIGNS) {
      window.addEventListener(sign, done, { signal: finished.signal, passive: true, capture: true })
    }
  })
  return touch
}
