/** How long to wait, in milliseconds, where the browser does not say when it is idle. */
const BREATH = 50

/**
 * Runs something once the browser has nothing else to do, at the latest after `limit` milliseconds.
 *
 * @returns what takes that back
 * @see https://developer.mozilla.org/docs/Web/API/Window/requestIdleCallback
 * @example
 * const giveUp = onIdle(() => drawPicture(), 2_000)
 */
export function onIdle(run: (time?: IdleDeadline) => void, limit: number): () => void {
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, BREATH)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(run, { timeout: limit })
  return () => cancelIdleCallback(handle)
}
