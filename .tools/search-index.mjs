// Makes docs/search.json: every section of every page that asks to be searched, taken from the finished pages, so that
// tables which are made from code are found as well.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pagesOf } from './site-pages.mjs'

/** Writes the index of `site`; says how many sections it holds. */
export function writeSearchIndex(site) {
  const sections = pagesOf(site).flatMap(({ name, address }) =>
    sectionsOf(readFileSync(path.join(site, name), 'utf8'), address),
  )
  mkdirSync(path.join(site, 'docs'), { recursive: true })
  writeFileSync(path.join(site, 'docs/search.json'), JSON.stringify(sections))
  return sections.length
}

/**
 * The sections of a page: what stands in `<article data-search="Title">`, from one h2 or h3 to the next.
 *
 * Live examples are left out: their answers repeat on many pages and would crowd out the text.
 */
export function sectionsOf(html, address) {
  const article = /<article[^>]*\sdata-search="([^"]*)"[^>]*>([\s\S]*?)<\/article>/.exec(html)
  if (!article) return []
  const [, page, body] = article
  const text = body
    .replace(/<figure[^>]*data-example[\s\S]*?<\/figure>/g, ' ')
    .replace(/<(script|style|button|svg|textarea)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<a [^>]*class="anchor"[\s\S]*?<\/a>/g, ' ')
    .replace(/<h1[\s\S]*?<\/h1>/, ' ')
  const sections = []
  let at = { url: address, heading: '' }
  const close = (whole) => {
    const { rows, rest: piece } = longTables(whole)
    for (const { id, name, words } of rows) {
      sections.push({ url: id ? `${address}#${id}` : at.url, page: toText(page), heading: name, text: words })
    }
    const words = toText(piece)
    if (words || at.heading)
      sections.push({ url: at.url, page: toText(page), heading: at.heading, text: words })
  }
  let end = 0
  for (const match of text.matchAll(/<h([23])[^>]*\sid="([^"]+)"[^>]*>([\s\S]*?)<\/h\1>/g)) {
    close(text.slice(end, match.index))
    at = { url: `${address}#${match[2]}`, heading: toText(match[3]) }
    end = match.index + match[0].length
  }
  close(text.slice(end))
  return sections
}

/** From this many rows on, each row of a table is found by itself: one wants that error, not the page of all errors. */
const MANY_ROWS = 8
const NAME = 90

function longTables(html) {
  const rows = []
  const rest = html.replace(/<table[\s\S]*?<\/table>/g, (table) => {
    const found = [...table.matchAll(/<tr([^>]*)>([\s\S]*?)<\/tr>/g)].filter(([, , cells]) =>
      cells.includes('<td'),
    )
    if (found.length < MANY_ROWS) return table
    for (const [, attributes, cells] of found) {
      const first = /<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/.exec(cells)?.[1] ?? ''
      const name = toText(first.replace(/<span class="block[\s\S]*?<\/span>/g, ' '))
      const id = /\sid="([^"]+)"/.exec(attributes)?.[1]
      rows.push({ id, name: name.length > NAME ? `${name.slice(0, NAME)} …` : name, words: toText(cells) })
    }
    return ' '
  })
  return { rows, rest }
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'", nbsp: ' ' }

function toText(html) {
  return (
    html
      .replace(/<!--[\s\S]*?-->/g, '')
      // Words of neighbouring cells and lines are not one word; those of inline code are.
      .replace(/<\/?(code|strong|em|a|span)\b[^>]*>/g, (tag) => (tag.startsWith('</span') ? ' ' : ''))
      .replace(/<[^>]+>/g, ' ')
      .replace(/&([^;\s]+);/g, (entity, name) => ENTITIES[name] ?? entity)
      .replace(/\s+/g, ' ')
      .trim()
  )
}
