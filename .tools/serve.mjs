// A small static server for the built site: compressed siblings, caching, security headers. Nothing but Node.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { fail, isMain, root } from './project.mjs'

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

const sameForAll = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** A server for the site in `site`. It is not listening yet. */
export function createSiteServer(site) {
  return createServer((request, response) => {
    const send = (status, headers, file) => {
      response.writeHead(status, { ...sameForAll, ...headers })
      if (!file || request.method === 'HEAD') response.end()
      else
        createReadStream(file)
          .once('error', () => response.destroy())
          .pipe(response)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, { Allow: 'GET, HEAD' })

    // Read for each request: the site may have been built again since.
    const { basePath, contentSecurityPolicy } = readHeaders(site)
    const [rawPath, query] = request.url.split(/\?(.*)/s)
    const pathname = decode(rawPath)
    if (pathname === null) return send(400, {})
    const redirect = (status, to) => send(status, { Location: query ? `${to}?${query}` : to })
    // 307: browsers would keep a permanent one even for the next site on this port.
    if (basePath && (pathname === '/' || pathname === basePath)) return redirect(307, `${basePath}/`)

    const inside = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : null
    const found = inside === null ? null : resolveFile(site, inside)
    // The site's pages end with a slash, and so must their address for relative links to hold.
    // One leading slash only: `//host` would lead off the site.
    if (found === 'folder') return redirect(308, `${rawPath.replace(/^\/+/, '/')}/`)

    const name = found ?? '404.html'
    const file = path.join(site, name)
    const extension = path.extname(name)
    const encoding = pickEncoding(request.headers['accept-encoding'], file)
    const chosen = encoding ? `${file}.${encoding === 'br' ? 'br' : 'gz'}` : file
    const stats = statOrNull(chosen)
    if (!stats) return send(404, {})
    const { size, mtimeMs } = stats
    const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`
    const headers = {
      'Content-Type': types[extension] ?? 'application/octet-stream',
      'Content-Length': size,
      // Names in this folder carry a hash of their content; everything else is asked for again each time.
      'Cache-Control': name.startsWith('_next/static/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: etag,
      Vary: 'Accept-Encoding',
      ...(encoding && { 'Content-Encoding': encoding }),
      ...(extension === '.html' && { 'Content-Security-Policy': contentSecurityPolicy[name] }),
    }
    if (found === null) return send(404, headers, chosen)
    const known = request.headers['if-none-match']?.split(/\s*,\s*/) ?? []
    if (known.some((tag) => tag.replace(/^W\//, '') === etag)) {
      const { 'Content-Length': _, ...rest } = headers
      return send(304, rest)
    }
    send(200, headers, chosen)
  })
}

/** The file for a path, 'folder' when the path lacks its final slash, or null. Never anything outside `site`. */
function resolveFile(site, pathname) {
  const segments = pathname.split('/').filter(Boolean)
  // No '..', no dot file (the build's own), no second kind of separator, and headers.json is only for us.
  if (/[\\\0]/.test(pathname) || segments.some((segment) => segment.startsWith('.'))) return null
  const name = segments.join('/')
  if (name === 'headers.json') return null
  const stats = statOrNull(path.join(site, name))
  if (!stats?.isDirectory()) return stats?.isFile() && !pathname.endsWith('/') ? name : null
  const index = segments.concat('index.html').join('/')
  if (!existsSync(path.join(site, index))) return null
  return pathname.endsWith('/') ? index : 'folder'
}

/** Null for a file that is not there, was just replaced by a new build, or has a name too long to exist. */
function statOrNull(file) {
  try {
    return statSync(file)
  } catch {
    return null
  }
}

function pickEncoding(accepted = '', file) {
  const refused = /;\s*q=0(\.0*)?$/
  const names = accepted.split(',').filter((part) => !refused.test(part.trim()))
  const accepts = (name) => names.some((part) => part.split(';')[0].trim() === name)
  if (accepts('br') && existsSync(`${file}.br`)) return 'br'
  if (accepts('gzip') && existsSync(`${file}.gz`)) return 'gzip'
  return null
}

function readHeaders(site) {
  try {
    return JSON.parse(readFileSync(path.join(site, 'headers.json'), 'utf8'))
  } catch {
    return { basePath: '', contentSecurityPolicy: {} }
  }
}

function decode(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Serves the built site until interrupted. PORT and HOST decide where; without PORT the first free one from 3000 on. */
export async function serve(site = path.join(root, process.env.OUT_DIR || 'out')) {
  if (!existsSync(path.join(site, 'index.html'))) fail('There is no built site. Run `npm run build` first.')
  // Not 0.0.0.0: a site started on a laptop is for that laptop, unless asked otherwise.
  const host = process.env.HOST || '127.0.0.1'
  const asked = process.env.PORT
  if (asked && !(/^\d+$/.test(asked) && Number(asked) < 65536))
    fail(`PORT is ${asked}, which is not a port number`)
  const server = createSiteServer(site)
  for (let port = Number(asked || 3000); ; port++) {
    const problem = await listen(server, port, host)
    if (!problem) break
    if (problem.code === 'EADDRINUSE' && !asked && port < 3020) continue
    fail(
      problem.code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another with PORT=...` : problem.message,
    )
  }
  const stop = () => {
    server.close(() => process.exit(0))
    server.closeAllConnections()
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  // npm runs scripts through a shell, and a SIGTERM to npm ends that shell only: we would stay behind, holding the port.
  const shell = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== shell && stop(), 250).unref()
  const shown = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host) ? 'localhost' : host
  const url = `http://${shown}:${server.address().port}${readHeaders(site).basePath}/`
  console.log(`Identity Pool Playground is at ${url}`)
}

/** Resolves to nothing when listening, or to what prevented it. */
function listen(server, port, host) {
  return new Promise((resolve) => {
    server.once('error', resolve)
    server.listen(port, host, () => {
      server.off('error', resolve)
      resolve()
    })
  })
}

if (isMain(import.meta.url)) await serve()
