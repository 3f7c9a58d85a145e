// Writes sw.js, by which the site works without a connection: the list of its files and a version that is a hash of them.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './project.mjs'

/** Pictures for links that are shown elsewhere, texts for machines, and what the server alone reads. */
const LEFT_OUT =
  /(^|\/)(headers\.json|robots\.txt|sitemap\.xml|sw\.js|\.[^/]*)$|^social\/|^schema\/|\.(br|gz|map)$/
/** Data that the router fetches in place of pages; without it the browser opens the page. */
const ROUTER_DATA = /\.txt$/

export function writeServiceWorker(site) {
  const names = readdirSync(site, { recursive: true })
    .map((name) => name.split(path.sep).join('/'))
    .filter(
      (name) => statSync(path.join(site, name)).isFile() && !LEFT_OUT.test(name) && !ROUTER_DATA.test(name),
    )
    .sort()
  const { shell, late } = sortFiles(names, (name) => readFileSync(path.join(site, name), 'utf8'))
  const version = createHash('sha256')
  for (const name of names) version.update(`${name}\0`).update(readFileSync(path.join(site, name)))
  const source = readFileSync(path.join(root, '.tools/service-worker.js'), 'utf8')
    .replace("'__VERSION__'", JSON.stringify(version.digest('hex').slice(0, 16)))
    .replace("['__SHELL__']", JSON.stringify(shell))
    .replace("['__LATE__']", JSON.stringify(late))
  writeFileSync(path.join(site, 'sw.js'), source)
  return { shell, late }
}

/**
 * Which files does a page need to be shown, and which come when they are asked for?
 *
 * Pages by their address: `docs/` for `docs/index.html`. Everything else by its name.
 */
export function sortFiles(names, read) {
  const pages = names.filter((name) => name.endsWith('.html') && !/^_not-found|^404\/index/.test(name))
  const needed = new Set()
  const note = (text) => {
    for (const [name] of text.matchAll(/_next\/static\/[^"'\\?)\s]+/g)) needed.add(name)
  }
  for (const page of pages) for (const [tag] of read(page).matchAll(/<(script|link)\b[^>]*>/g)) note(tag)
  for (const style of [...needed].filter((name) => name.endsWith('.css'))) {
    // Fonts, by their address within the style sheet: `../media/inter.woff2`.
    for (const [, file] of read(style).matchAll(/url\(["']?([^"')]+)/g)) {
      if (!/^(data|https?):/.test(file))
        needed.add(path.posix.join(path.posix.dirname(style), file.split(/[?#]/)[0]))
    }
  }
  const isShell = (name) => needed.has(name) || !name.startsWith('_next/')
  return {
    shell: names
      .filter((name) => (name.endsWith('.html') ? pages.includes(name) : isShell(name)))
      .map(toAddress),
    late: names.filter((name) => !name.endsWith('.html') && !isShell(name)),
  }
}

function toAddress(name) {
  if (name === 'index.html') return './'
  return name.endsWith('/index.html') ? name.slice(0, -'index.html'.length) : name
}
