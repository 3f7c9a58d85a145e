// What Lighthouse says about a page. It comes through npx, which fetches it at the first use: it is no dependency.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { browserFlags } from './browser.mjs'

/** What has to be perfect on every page; performance has bars of its own. */
export const PERFECT = ['accessibility', 'best-practices', 'seo']

/** Lighthouse's names of the measures that have bars of their own. */
const MEASURES = {
  'largest-contentful-paint': 'lcp',
  'total-blocking-time': 'tbt',
  'cumulative-layout-shift': 'cls',
}

/**
 * The scores of a page, from 0 to 1, by category; and what it measured, in milliseconds (a layout shift has no unit).
 * `machine` is how quick Lighthouse found the machine: it slows that down fourfold to stand for a phone, which is right
 * for about 1,500 to 2,000, and too slow a phone for less.
 * Asynchronous, since the server that it visits mostly runs in this very process.
 */
export async function lighthouseScores({ address, kind, executablePath, categories }) {
  const flags = ['--yes', 'lighthouse@12.8.2', address, '--quiet', '--output=json']
  // Without a screen there is no graphics card either: starting one in software would hold the first paint up by a second.
  // And the picture of the page before it is held for a second there, now and then, though the new one is ready.
  const steady = '--headless=new --use-gl=disabled --disable-features=PaintHolding'
  flags.push(`--chrome-flags=${steady} ${browserFlags.join(' ')}`)
  if (kind === 'desktop') flags.push('--preset=desktop')
  if (categories) flags.push(`--only-categories=${categories.join(',')}`)
  const { stdout } = await promisify(execFile)('npx', flags, {
    env: { ...process.env, CHROME_PATH: executablePath },
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  })
  const { categories: found, audits, environment } = JSON.parse(stdout)
  const measures = Object.entries(MEASURES).flatMap(([id, name]) =>
    audits[id] ? [{ id, name, value: audits[id].numericValue }] : [],
  )
  const scores = Object.values(found).map(({ id, score, auditRefs }) => ({
    id,
    score,
    // What cost points.
    faults: auditRefs
      .filter(({ weight }) => weight > 0)
      .map((audit) => audit.id)
      .filter((audit) => {
        const { score: got, scoreDisplayMode } = audits[audit]
        return scoreDisplayMode !== 'notApplicable' && got !== null && got < 1
      }),
  }))
  return { scores, measures, machine: environment.benchmarkIndex }
}
