import type { Page } from '@playwright/test'

/** Resolves when the service worker of the page has put by everything that it lists. */
export async function keptForOffline(page: Page, basePath = ''): Promise<void> {
  await page.evaluate(async (worker) => {
    const listed = async (cache: Cache) => {
      const source = await (await fetch(worker)).text()
      const count = (name: string) =>
        (JSON.parse(new RegExp(`const ${name} = (\\[[^\\]]*\\])`).exec(source)?.[1] ?? '[]') as string[])
          .length
      return (await cache.keys()).length >= count('SHELL') + count('LATE')
    }
    for (;;) {
      const name = (await caches.keys())[0]
      if (name && navigator.serviceWorker.controller && (await listed(await caches.open(name)))) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }, `${basePath}/sw.js`)
}
