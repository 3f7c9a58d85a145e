import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compressTree } from '../../../.tools/compress.mjs'
import { addPolicies } from '../../../.tools/csp.mjs'
import { createSiteServer } from '../../../.tools/serve.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'serve-test-'))
const script = '/_next/static/chunks/main-0a1b.js'
const inline = '<script>self.started = true</script>'
const page = (title: string) => `<!DOCTYPE html><html><head><title>${title}</title>${inline}</head></html>`

let root: Site
let below: Site

beforeAll(async () => {
  writeFileSync(path.join(folder, 'secret.txt'), 'not for visitors')
  root = await publish('root', '')
  below = await publish('below', '/docs/lab')
})

afterAll(() => {
  root.server.close()
  below.server.close()
  rmSync(folder, { recursive: true })
})

describe('what is found', () => {
  test('a folder answers with its page', async () => {
    const answer = await root.get('/')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.text).toContain('<title>Home</title>')
    expect((await root.get('/guide/')).text).toContain('<title>Guide</title>')
  })

  test('a page without its final slash is redirected, with its query', async () => {
    const answer = await root.get('/guide?step=2')
    expect(answer.status).toBe(308)
    expect(answer.headers.location).toBe('/guide/?step=2')
  })

  test('a redirect never leads to another host', async () => {
    expect((await root.get('//guide')).headers.location).toBe('/guide/')
  })

  test('an unknown address answers 404 with the page for it', async () => {
    const answer = await root.get('/nowhere/')
    expect(answer.status).toBe(404)
    expect(answer.text).toContain('<title>Not found</title>')
  })

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/guide/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/.build-stamp',
    '/headers.json',
    '/_next/%00',
    '/index.html/',
    'http://elsewhere.example/secret.txt',
    `/${'a'.repeat(5000)}`,
  ])('%s is not found', async (address) => {
    const answer = await root.get(address)
    expect(answer.status).toBe(404)
    expect(answer.text).not.toContain('not for visitors')
  })

  test('an address that cannot be decoded answers 400', async () => {
    expect((await root.get('/%E0%A4%A')).status).toBe(400)
  })

  test('HEAD answers the headers of GET and no body', async () => {
    const [head, get] = [await root.get('/', { method: 'HEAD' }), await root.get('/')]
    expect(head.status).toBe(200)
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
    expect(head.text).toBe('')
  })

  test('other methods are refused', async () => {
    const answer = await root.get('/', { method: 'POST' })
    expect(answer.status).toBe(405)
    expect(answer.headers.allow).toBe('GET, HEAD')
  })
})

describe('compression', () => {
  test.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate, br;q=0', 'gzip', gunzipSync],
    ['gzip;q=0.5', 'gzip', gunzipSync],
  ])('%s gets %s', async (accepted, encoding, decompress) => {
    const answer = await root.get(script, { headers: { 'accept-encoding': accepted } })
    expect(answer.headers['content-encoding']).toBe(encoding)
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(answer.headers.vary).toBe('Accept-Encoding')
    expect(decompress(answer.bytes).toString()).toBe(root.scriptText)
  })

  test('nothing asked for, or nothing compressed, gets the file as it is', async () => {
    expect((await root.get(script)).text).toBe(root.scriptText)
    const small = await root.get('/', { headers: { 'accept-encoding': 'br' } })
    expect(small.headers['content-encoding']).toBeUndefined()
  })
})

describe('caching', () => {
  test('files with a hash in their name are kept for good, pages are asked for again', async () => {
    expect((await root.get(script)).headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await root.get('/')).headers['cache-control']).toBe('no-cache')
  })

  test('a known version answers 304 without a body', async () => {
    const { etag } = (await root.get('/')).headers
    const answer = await root.get('/', { headers: { 'if-none-match': `"other", W/${etag}` } })
    expect(answer.status).toBe(304)
    expect(answer.text).toBe('')
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'self'")
  })

  test('each encoding has a version of its own', async () => {
    const plain = await root.get(script)
    const brotli = await root.get(script, { headers: { 'accept-encoding': 'br' } })
    expect(plain.headers.etag).not.toBe(brotli.headers.etag)
  })
})

describe('security headers', () => {
  test('a page has its policy as header and as meta element; only the header speaks of frames', async () => {
    const { headers, text } = await root.get('/')
    const meta = /<head><meta http-equiv="Content-Security-Policy" content="([^"]*)"\/>/.exec(text)?.[1]
    expect(meta).toMatch(/^default-src 'none'; script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='; style-src/)
    expect(headers['content-security-policy']).toBe(`${meta}; frame-ancestors 'self'`)
  })

  test('the page for unknown addresses has one too', async () => {
    expect((await root.get('/nowhere/')).headers['content-security-policy']).toContain("'sha256-")
  })

  test.each(['/', script, '/nowhere/', '/guide'])('%s has the headers that hold for all', async (address) => {
    const { headers } = await root.get(address)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['permissions-policy']).toContain('camera=()')
  })
})

describe('a site below a sub-path', () => {
  test('is served there', async () => {
    expect((await below.get('/docs/lab/guide/')).text).toContain('<title>Guide</title>')
    expect((await below.get(`/docs/lab${script}`)).headers['cache-control']).toContain('immutable')
  })

  test.each(['/', '/docs/lab'])('%s leads there', async (address) => {
    const answer = await below.get(address)
    expect(answer.status).toBe(307)
    expect(answer.headers.location).toBe('/docs/lab/')
  })

  test('a missing final slash is added with the sub-path kept', async () => {
    expect((await below.get('/docs/lab/guide')).headers.location).toBe('/docs/lab/guide/')
  })

  test.each(['/guide/', '/docs/laboratory/', script])('%s is outside it', async (address) => {
    expect((await below.get(address)).status).toBe(404)
  })
})

type Site = Awaited<ReturnType<typeof publish>>

/** A site as the build leaves it, on a free port. */
async function publish(name: string, basePath: string) {
  const site = path.join(folder, name)
  const scriptText = 'export const words = "the same again"\n'.repeat(100)
  const files = {
    'index.html': page('Home'),
    'guide/index.html': page('Guide'),
    '404.html': page('Not found'),
    '.build-stamp': 'private',
    [script]: scriptText,
  }
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(site, file)), { recursive: true })
    writeFileSync(path.join(site, file), content)
  }
  await addPolicies(site, basePath)
  await compressTree(site, path.join(folder, 'compressed'))
  const server: Server = createSiteServer(site)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { server, scriptText, get: (address: string, options: Options = {}) => ask(port, address, options) }
}

type Options = { method?: string; headers?: Record<string, string> }
type Answer = { status: number; headers: IncomingHttpHeaders; bytes: Buffer; text: string }

// Not fetch: it would tidy the address, follow redirects and decompress, which is what is tested here.
function ask(port: number, address: string, { method = 'GET', headers = {} }: Options): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path: address, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          text: bytes.toString(),
        })
      })
    })
    outgoing.once('error', reject)
    outgoing.end()
  })
}
