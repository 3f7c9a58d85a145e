import { onIdle } from '@/components/ui/on-idle'
import { whenTouched } from '@/components/ui/when-touched'

const idleLimitMs = 2000

/**
 * Resolves when loading a heavy part into `box` is worth its cost: at once when `box` has the focus or the
 * pointer, else when it is in view, someone is at the page (or some seconds have passed), and the browser is
 * idle. Never resolves once `signal` is aborted.
 */
export function whenWanted(box: HTMLElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let isInView = false
    let isTouched = false
    let giveUpIdle: (() => void) | undefined

    const finished = new AbortController()
    const options = { signal: finished.signal, passive: true, capture: true }
    const stop = () => {
      finished.abort()
      observer.disconnect()
      giveUpIdle?.()
    }
    const now = () => {
      stop()
      resolve()
    }
    const consider = () => {
      if (!isInView || !isTouched || finished.signal.aborted) return
      giveUpIdle ??= onIdle(now, idleLimitMs)
    }

    const observer = new IntersectionObserver(
      (entries) => {
        isInView = entries.some((entry) => entry.isIntersecting)
        consider()
      },
      { rootMargin: '200px' },
    )
    signal.addEventListener('abort', stop, { once: true })

    if (box.contains(document.activeElement)) return now()
    box.addEventListener('focusin', now, options)
    box.addEventListener('pointerenter', now, options)
    void whenTouched().then(() => {
      isTouched = true
      consider()
    })
    observer.observe(box)
  })
}

/** Resolves when nobody is in the middle of a word, a composition or a drag inside `box`. */
export function whenQuiet(box: HTMLElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const underWay = new Set<'composition' | 'drag'>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const finished = new AbortController()
    const options = { signal: finished.signal, capture: true }
    const stop = () => {
      clearTimeout(timer)
      finished.abort()
    }
    const restart = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (underWay.size > 0) return
        stop()
        resolve()
      }, quietMs)
    }
    const begin = (what: 'composition' | 'drag') => () => {
      underWay.add(what)
    }
    const end = (what: 'composition' | 'drag') => () => {
      underWay.delete(what)
      restart()
    }
    signal.addEventListener('abort', stop, { once: true })

    if (!box.contains(document.activeElement)) {
      stop()
      return resolve()
    }
    for (const sign of ['keydown', 'input', 'focusout']) box.addEventListener(sign, restart, options)
    box.addEventListener('compositionstart', begin('composition'), options)
    box.addEventListener('compositionend', end('composition'), options)
    box.addEventListener('pointerdown', begin('drag'), options)
    window.addEventListener('pointerup', end('drag'), options)
    window.addEventListener('pointercancel', end('drag'), options)
    restart()
  })
}

const quietMs = 350
