import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { addPolicies } from '../../../.tools/csp.mjs'

describe('who may show a page of the site in a frame', () => {
  test('anybody the one that is made for it, this site alone every other', async () => {
    const site = mkdtempSync(path.join(tmpdir(), 'site-'))
    mkdirSync(path.join(site, 'embed/example'), { recursive: true })
    const pages = {
      'index.html': '<html><head></head></html>',
      'embed/index.html': '<html><head></head></html>',
      'embed/example/index.html': '<html><head></head><iframe src="/embed/"></iframe></html>',
    }
    for (const [name, html] of Object.entries(pages)) writeFileSync(path.join(site, name), html)
    await addPolicies(site, '')
    const { contentSecurityPolicy: policies } = JSON.parse(
      readFileSync(path.join(site, 'headers.json'), 'utf8'),
    )
    expect(policies['index.html']).toMatch(/frame-ancestors 'self'$/)
    expect(policies['index.html']).not.toContain('frame-src')
    expect(policies['embed/index.html']).toMatch(/frame-ancestors \*$/)
    expect(policies['embed/example/index.html']).toMatch(/frame-src 'self'; frame-ancestors 'self'$/)
  })
})
