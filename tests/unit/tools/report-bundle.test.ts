// @vitest-environment node
import { expect, test } from 'vitest'

test('the engine, the catalogue of actions, the checks and the prover hold their bars of size', async () => {
  // A tool of plain JavaScript, which the type checker is not shown.
  const tool = '../../../.tools/report-bundle.mjs'
  const { measureBundles } = await import(/* @vite-ignore */ tool)
  expect(await measureBundles()).toEqual([
    { name: 'engine', value: expect.any(Number), unit: 'kB gzip', bar: 40, holds: true },
    { name: 'catalog-data', value: expect.any(Number), unit: 'kB gzip', bar: 15, holds: true },
    { name: 'checks', value: expect.any(Number), unit: 'kB gzip', bar: 45, holds: true },
    { name: 'prover', value: expect.any(Number), unit: 'kB gzip', bar: 26, holds: true },
  ])
})
