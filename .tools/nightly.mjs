// npm run test:nightly: the engine against its simple rival, about two million questions, in shards.
// Options: --seed=NUMBER (the clock's by default; it is printed), --shards=NUMBER (20), PROPERTY_RUNS in all (100).
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fail, requireNode, root, stage, wholeNumber } from './project.mjs'

requireNode()

/** `tests/differential/authorize.diff.test.ts` asks at least as many in a plain run. */
const QUESTIONS_A_RUN = 20_000

const seed = wholeNumber('seed', Date.now() % 1_000_000_000)
const shards = Math.max(1, wholeNumber('shards', 20))
const runs = Math.ceil(Number(process.env.PROPERTY_RUNS ?? 100) / shards)
if (!(runs >= 1)) fail('PROPERTY_RUNS is a whole number')

const total = (shards * runs * QUESTIONS_A_RUN).toLocaleString('en')
const done = stage(`Seed ${seed}: at least ${total} questions in ${shards} shards`)
const waiting = Array.from({ length: shards }, (_, index) => index)
const failed = []

await Promise.all(
  Array.from({ length: Math.min(shards, availableParallelism()) }, async () => {
    for (let shard = waiting.shift(); shard !== undefined; shard = waiting.shift()) await run(shard)
  }),
)
done(failed.length === 0 ? 'The engine and its rival agree' : `${failed.length} shards failed`)
for (const own of failed) {
  console.log(`Again: PROPERTY_SEED=${own} PROPERTY_RUNS=${runs} npm run test:unit -- tests/differential`)
}
process.exitCode = failed.length === 0 ? 0 : 1

/** Each shard is a process and a seed of its own, so that memory is given back and one failure stops no other. */
async function run(shard) {
  const own = seed + shard
  const ended = stage(`Shard ${shard + 1} of ${shards}, seed ${own}`)
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project=node', '--reporter=dot', 'tests/differential'],
    {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', PROPERTY_RUNS: String(runs), PROPERTY_SEED: String(own) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) {
    failed.push(own)
    console.log(output)
  }
  ended(`Shard ${shard + 1} ${code === 0 ? 'agrees' : 'FAILED'}`)
}
