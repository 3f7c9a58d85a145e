// Writes robots.txt, and a sitemap when the build is told where the site will be: a sitemap holds whole addresses.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pagesOf } from './site-pages.mjs'

/** @param siteUrl `https://example.org`, or nothing */
export function writeSitemap(site, { siteUrl, basePath }) {
  const robots = ['User-agent: *', 'Allow: /']
  if (siteUrl) {
    const root = new URL(`/${basePath.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/'), siteUrl).href
    const addresses = pagesOf(site).flatMap(({ name, address }) =>
      /<meta name="robots" content="[^"]*noindex/.test(readFileSync(path.join(site, name), 'utf8'))
        ? []
        : `${root}${address}`,
    )
    writeFileSync(path.join(site, 'sitemap.xml'), sitemapOf(addresses))
    robots.push('', `Sitemap: ${root}sitemap.xml`)
  }
  writeFileSync(path.join(site, 'robots.txt'), `${robots.join('\n')}\n`)
}

export function sitemapOf(addresses) {
  const inXml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const urls = addresses.map((address) => `  <url><loc>${inXml(address)}</loc></url>`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
}
