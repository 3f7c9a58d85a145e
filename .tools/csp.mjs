// Gives every exported page a Content-Security-Policy that names its inline scripts by hash.
// Next writes several inline scripts a page, different in each; without the hashes nothing would hydrate.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The policy of one page. Styles need 'unsafe-inline': Monaco and Mermaid write style elements and attributes. */
export function policyFor(html) {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...inlineScriptHashes(html)].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    // A page that shows embedded pages of ours.
    ...(/<iframe\b/i.test(html) ? ["frame-src 'self'"] : []),
  ].join('; ')
}

/** `'sha256-...'` of each different inline script, in order of appearance. */
export function inlineScriptHashes(html) {
  const hashes = new Set()
  for (const [, attributes, text] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
    if (/\ssrc\s*=/i.test(attributes)) continue
    hashes.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  }
  return [...hashes]
}

/** Who may show a page in a frame: the page that is made for it anybody, every other this site alone. */
function framedBy(page) {
  return page === 'embed/index.html' ? '*' : "'self'"
}

/**
 * Writes the policy into each page below `site`, right after `<head>` so that it governs all that follows, and
 * records them in headers.json for the server: the header may say frame-ancestors, which a meta element may not.
 */
export async function addPolicies(site, basePath) {
  const pages = {}
  for (const name of readdirSync(site, { recursive: true })) {
    if (!name.endsWith('.html')) continue
    const file = path.join(site, name)
    const html = readFileSync(file, 'utf8')
    const policy = policyFor(html)
    const guarded = html.replace(
      /<head>/i,
      (head) => `${head}<meta http-equiv="Content-Security-Policy" content="${policy}"/>`,
    )
    if (guarded === html) throw new Error(`${name} has no <head> to put a policy into`)
    writeFileSync(file, guarded)
    const page = name.split(path.sep).join('/')
    pages[page] = `${policy}; frame-ancestors ${framedBy(page)}`
  }
  const trimmed = basePath.replace(/^\/+|\/+$/g, '')
  writeFileSync(
    path.join(site, 'headers.json'),
    `${JSON.stringify({ basePath: trimmed && `/${trimmed}`, contentSecurityPolicy: pages }, null, 2)}\n`,
  )
}
