// @vitest-environment node
import { expect, test } from 'vitest'

test('the engine, the catalogue of actions and the checks hold their bars of size, and the prover is weighed', async () => {
  // A tool of plain JavaScript, which the type checker is not shown.
  const tool = '../../../.tools/report-bundle.mjs'
  const { measureBundles } = await import(/* @vite-ignore */ tool)
  const bundles = await measureBundles()
  expect(bundles).toEqual([
    { name: 'engine', value: expect.any(Number), unit: 'kB gzip', bar: 40, holds: true },
    { name: 'catalog-data', value: expect.any(Number), unit: 'kB gzip', bar: 15, holds: true },
    { name: 'checks', value: expect.any(Number), unit: 'kB gzip', bar: 45, holds: true },
    // It does not hold its bar yet. What it weighs is reported all the same; here it may not grow.
    { name: 'prover', value: expect.any(Number), unit: 'kB gzip', bar: 15, holds: expect.any(Boolean) },
    { name: 'prover-views', value: expect.any(Number), unit: 'kB gzip', bar: 10, holds: true },
  ])
  expect(bundles.at(-2).value).toBeLessThanOrEqual(25.2)
})
