// The service worker of the site. The build puts the three constants in: see service-worker.mjs.
//
// Each version of the site has one cache. Pages come from the cache of the version that runs, so pages and parts always
// fit together; a new version waits until the person agrees, or until no tab is left.
const VERSION = '__VERSION__'
/** Pages, and what they need to be shown. */
const SHELL = ['__SHELL__']
/** What pages ask for later: editors, diagrams, the engine. */
const LATE = ['__LATE__']
const SCOPE = new URL(self.registration.scope)
const PREFIX = `idpool:${SCOPE.pathname}:`
const CACHE = PREFIX + VERSION

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll(SHELL))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([forgetOldVersions(), self.clients.claim()]))
})

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting()
  if (event.data === 'keep-the-rest') event.waitUntil(keepAll(LATE).catch(() => {}))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname))
    return
  const response = answer(request, url)
  event.respondWith(request.destination === 'worker' ? response.then(withoutAddress) : response)
})

/**
 * A worker takes the address of the response for its own, and a kept one has lost what followed `#`, where the build
 * puts what a worker has to know. A response without an address leaves it that of the request.
 */
function withoutAddress(response) {
  return new Response(response.body, response)
}

async function answer(request, url) {
  const cache = await caches.open(CACHE)
  // What follows `?` is for the page itself.
  const known = await cache.match(url.origin + url.pathname)
  if (known) return known
  // A tab that still runs the version before finds its parts.
  const older = url.pathname.includes('/_next/static/') ? await caches.match(request) : undefined
  if (older) return older
  try {
    return await fetch(request)
  } catch (error) {
    const missing = request.mode === 'navigate' ? await cache.match(new URL('404.html', SCOPE)) : undefined
    if (missing) return missing
    throw error
  }
}

/** Files with a hash in their name are taken over from the version before, where it has them. */
async function keepAll(names) {
  const cache = await caches.open(CACHE)
  const wanted = names.map((name) => new URL(name, SCOPE).href)
  // A few at a time: the page may have wishes of its own.
  const next = async () => {
    for (let url = wanted.shift(); url !== undefined; url = wanted.shift()) {
      if (await cache.match(url)) continue
      const isHashed = url.includes('/_next/static/')
      const response =
        (isHashed && (await caches.match(url))) || (await fetch(url, isHashed ? {} : { cache: 'no-cache' }))
      if (!response.ok) throw new Error(`${url}: ${response.status}`)
      await cache.put(url, response)
    }
  }
  await Promise.all([next(), next(), next(), next()])
}

/** All but this version and the one before it. */
async function forgetOldVersions() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE)
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)))
}
