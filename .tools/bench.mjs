// npm run bench: how fast the engine is. A table, or with --json one object a line. Other arguments choose rows.
// Machines are noisy: compare rows of one run, or the same row of runs in turn.
import process from 'node:process'
import { bundled } from './bundle.mjs'
import { fail, requireNode } from './project.mjs'

requireNode()
const { benchmarks } = await import(await bundled('tests/bench/benchmarks.ts', 'bench/benchmarks.mjs'))

const asJson = process.argv.includes('--json')
const wanted = process.argv.slice(2).filter((word) => word !== '--json')
const rows = benchmarks.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
if (rows.length === 0) fail(`no such row; there are ${benchmarks.map(({ name }) => name).join(', ')}`)

const width = Math.max(...rows.map(({ name }) => name.length))
for (const { what, run } of rows) {
  const measured = await run()
  if (asJson) {
    const [unit] = Object.keys(measured).filter((name) => name !== 'name')
    console.log(JSON.stringify({ name: measured.name, [unit]: rounded(measured[unit]) }))
    continue
  }
  const value =
    'opsPerSecond' in measured
      ? `${Math.round(measured.opsPerSecond).toLocaleString('en')} a second`
      : `${rounded(measured.milliseconds)} ms`
  console.log(`${measured.name.padEnd(width)}  ${value.padStart(20)}  ${what}`)
}

/** Four digits say enough about a noisy machine. */
function rounded(value) {
  return value > 1_000 ? Math.round(value) : Number(value.toPrecision(4))
}
