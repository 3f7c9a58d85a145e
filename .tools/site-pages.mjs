import { readdirSync } from 'node:fs'
import path from 'node:path'

/** The pages below `site` that have an address of their own: `docs/errors/index.html` is at `docs/errors/`. */
export function pagesOf(site) {
  return readdirSync(site, { recursive: true })
    .map((name) => name.split(path.sep).join('/'))
    .filter(
      (name) =>
        (name === 'index.html' || name.endsWith('/index.html')) && !/^(_next|404|_not-found)\b/.test(name),
    )
    .sort()
    .map((name) => ({ name, address: name.slice(0, -'index.html'.length) }))
}
