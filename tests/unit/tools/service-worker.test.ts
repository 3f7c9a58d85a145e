// @vitest-environment node
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, test } from 'vitest'

const source = readFileSync(path.join(import.meta.dirname, '../../../.tools/service-worker.js'), 'utf8')
const SITE = 'https://site.test/x/'

/** As much of a browser as the worker needs: caches that outlive it, and a network that can be cut. */
function createBrowser(network: Map<string, string>) {
  const stored = new Map<string, Map<string, Response>>()
  const state = { isOnline: true, asked: [] as string[] }
  const open = async (name: string) => {
    const cache = stored.get(name) ?? stored.set(name, new Map()).get(name) ?? new Map<string, Response>()
    return {
      match: async (key: string | URL) => cache.get(String(key))?.clone(),
      put: async (key: string, response: Response) => void cache.set(key, response),
    }
  }
  const caches = {
    open,
    keys: async () => [...stored.keys()],
    delete: async (name: string) => stored.delete(name),
    match: async (key: string | Request) => {
      const url = typeof key === 'string' ? key : key.url
      for (const cache of stored.values()) if (cache.has(url)) return cache.get(url)?.clone()
      return undefined
    },
  }
  const fetch = async (input: string | Request) => {
    const url = typeof input === 'string' ? input : input.url
    state.asked.push(url)
    if (!state.isOnline) throw new TypeError('no network')
    const text = network.get(url)
    return new Response(text ?? 'nothing', { status: text === undefined ? 404 : 200 })
  }

  /** Starts a version of the worker; what the page would do to it. */
  const start = (version: string, shell: string[], late: string[] = []) => {
    const listeners = new Map<string, (event: object) => void>()
    const self = {
      registration: { scope: SITE },
      addEventListener: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
      clients: { claim: async () => {} },
      skipped: false,
      skipWaiting() {
        this.skipped = true
      },
    }
    const filled = source
      .replace("'__VERSION__'", JSON.stringify(version))
      .replace("['__SHELL__']", JSON.stringify(shell))
      .replace("['__LATE__']", JSON.stringify(late))
    runInContext(filled, createContext({ self, caches, fetch, URL, Promise, Error }))
    const tell = async (type: string, more: object = {}) => {
      let work: unknown
      listeners.get(type)?.({ ...more, waitUntil: (promise: unknown) => (work = promise) })
      await work
    }
    const ask = async (url: string, mode = 'navigate') => {
      let answer: Promise<Response> | undefined
      const request = { url: new URL(url, SITE).href, method: 'GET', mode }
      listeners.get('fetch')?.({ request, respondWith: (given: Promise<Response>) => (answer = given) })
      return answer ? (await answer).text() : null
    }
    return { self, tell, ask }
  }
  return { state, stored, start }
}

const network = () =>
  new Map([
    [SITE, 'the page'],
    [`${SITE}404.html`, 'not found'],
    [`${SITE}_next/static/a-1.js`, 'part a'],
    [`${SITE}_next/static/late-1.js`, 'late part'],
  ])
const SHELL = ['./', '404.html', '_next/static/a-1.js']

describe('the offline copy', () => {
  test('answers from its copy, whatever stands behind the question mark, and leaves other sites alone', async () => {
    const { state, start } = createBrowser(network())
    const worker = start('one', SHELL, ['_next/static/late-1.js'])
    await worker.tell('install')
    await worker.tell('activate')
    await worker.tell('message', { data: 'keep-the-rest' })
    state.isOnline = false
    expect(await worker.ask('./')).toBe('the page')
    expect(await worker.ask('./?present')).toBe('the page')
    expect(await worker.ask('_next/static/late-1.js', 'no-cors')).toBe('late part')
    expect(await worker.ask('nothing/here/')).toBe('not found')
    expect(await worker.ask('https://elsewhere.test/')).toBeNull()
    expect(await worker.ask('https://site.test/other-app/')).toBeNull()
    await expect(worker.ask('search.json', 'cors')).rejects.toThrow('no network')
  })

  test('is not installed when a part of it is missing', async () => {
    const { start } = createBrowser(network())
    await expect(start('one', [...SHELL, 'gone.js']).tell('install')).rejects.toThrow('404')
  })

  test('a new version asks only for what has changed, waits, and then keeps the one before for tabs that run it', async () => {
    const files = network()
    const { state, stored, start } = createBrowser(files)
    const first = start('one', SHELL)
    await first.tell('install')
    await first.tell('activate')

    files.set(SITE, 'the new page').set(`${SITE}_next/static/b-2.js`, 'part b')
    state.asked.length = 0
    const second = start('two', ['./', '404.html', '_next/static/a-1.js', '_next/static/b-2.js'])
    await second.tell('install')
    expect(state.asked).toEqual([SITE, `${SITE}404.html`, `${SITE}_next/static/b-2.js`])
    // Until somebody agrees, everything is as it was.
    expect(second.self.skipped).toBe(false)
    expect(await first.ask('./')).toBe('the page')
    await second.tell('message', { data: 'take-over' })
    expect(second.self.skipped).toBe(true)
    await second.tell('activate')
    expect(await second.ask('./')).toBe('the new page')

    const third = start('three', ['./', '404.html', '_next/static/b-2.js'])
    await third.tell('install')
    await third.tell('activate')
    expect([...stored.keys()]).toEqual(['idpool:/x/:two', 'idpool:/x/:three'])
    state.isOnline = false
    expect(await third.ask('_next/static/a-1.js', 'no-cors')).toBe('part a')
  })
})
