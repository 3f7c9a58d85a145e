/** What the browser offers for work that can wait; `requestIdleCallback` is missing in some. */
export interface IdleTime {
  readonly requestIdleCallback?: (run: () => void) => unknown
  readonly setTimeout: (run: () => void, milliseconds: number) => unknown
}

/** Between two parts where the browser does not say when it is idle, in milliseconds: room for what the person does. */
const PAUSE = 50

/**
 * Reads what will be asked for later while nobody waits, one part at a time, until `readNext` says that no more is
 * left. Between two parts the page can answer.
 *
 * A part that throws ends it: whoever needs that part will read it, and hear what is wrong.
 *
 * @see https://developer.mozilla.org/docs/Web/API/Window/requestIdleCallback
 * @example
 * readAhead(() => catalog.readAhead(), window)
 */
export function readAhead(readNext: () => boolean, time: IdleTime): void {
  const run = () => {
    if (readNext()) readAhead(readNext, time)
  }
  if (time.requestIdleCallback) time.requestIdleCallback(run)
  else time.setTimeout(run, PAUSE)
}
