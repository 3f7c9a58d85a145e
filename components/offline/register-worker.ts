import { siteHref } from '@/components/site/site-link'

/** After the page has loaded, in milliseconds: what the person came for goes first. */
const PATIENCE = 3_000

/**
 * Keeps a copy of the site in the browser, and says when a new version waits.
 *
 * Nothing happens where the browser has no service workers, or lets this page have none: plain http from another
 * machine, some frames, some private windows.
 *
 * @returns stops listening; the copy stays
 */
export function registerWorker(onWaiting: (worker: ServiceWorker) => void): () => void {
  const gone = new AbortController()
  const container = containerOf()
  if (process.env.NODE_ENV !== 'production' || !container) return () => gone.abort()
  const timer = setTimeout(async () => {
    const base = siteHref('/')
    try {
      const registration = await container.register(`${base}sw.js`, { scope: base, updateViaCache: 'none' })
      watch(registration, container, onWaiting, gone.signal)
      const { active } = await container.ready
      if (!gone.signal.aborted && !savesData()) active?.postMessage('keep-the-rest')
    } catch {
      // Without a copy the site works as before, with a connection.
    }
  }, PATIENCE)
  gone.signal.addEventListener('abort', () => clearTimeout(timer))
  return () => gone.abort()
}

/** Lets the new version take over, and opens the page in it. Work is saved when the page is left. */
export function takeOver(worker: ServiceWorker): void {
  containerOf()?.addEventListener('controllerchange', () => location.reload(), { once: true })
  worker.postMessage('take-over')
}

function watch(
  registration: ServiceWorkerRegistration,
  container: ServiceWorkerContainer,
  onWaiting: (worker: ServiceWorker) => void,
  signal: AbortSignal,
): void {
  // The first version of all has nobody to wait for.
  const tell = () => registration.waiting && container.controller && onWaiting(registration.waiting)
  tell()
  registration.addEventListener(
    'updatefound',
    () => registration.installing?.addEventListener('statechange', tell, { signal }),
    { signal },
  )
}

function containerOf(): ServiceWorkerContainer | null {
  try {
    return navigator.serviceWorker ?? null
  } catch {
    return null
  }
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  return connection?.saveData === true
}
