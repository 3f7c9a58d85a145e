// npm run test:z3: compares versions of policies without variables by the prover and by Z3, a solver of strings by
// other people, and says where they differ. Options: --cases=NUMBER (200), --seed=NUMBER (the clock's; it is printed).
// Z3 (the package z3-solver, MIT) is fetched at the first use and kept in .cache: it is large, and no dependency.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { bundled } from './bundle.mjs'
import { fail, requireNode, root, wholeNumber } from './project.mjs'

requireNode()
const cases = wholeNumber('cases', 200)
const seed = wholeNumber('seed', Date.now() % 1_000_000)

const place = path.join(root, '.cache/z3')
if (!existsSync(path.join(place, 'node_modules/z3-solver'))) {
  mkdirSync(place, { recursive: true })
  const { status } = spawnSync(
    'npm',
    ['install', '--prefix', place, '--no-audit', '--no-fund', 'z3-solver@4.15.4'],
    {
      stdio: 'inherit',
    },
  )
  if (status !== 0) fail('Z3 could not be fetched')
}
const { init } = createRequire(path.join(place, 'index.js'))('z3-solver')

const { smtCase } = await import(await bundled('tests/differential/prover/smt.ts', 'bench/smt.mjs'))

const { Z3 } = await init()
console.log(`Seed ${seed}`)
const counts = { proved: 0, counterexample: 0, undecided: 0, differ: 0 }
for (let index = 0; index < cases; index++) {
  const { texts, verdict, questions } = smtCase(seed * 1_000_003 + index)
  const answers = []
  for (const question of questions) answers.push(await ask(question))
  const isThere = answers.includes('sat') ? true : answers.includes('unknown') ? null : false
  if (verdict === 'unknown' || isThere === null) counts.undecided++
  else if ((verdict === 'counterexample') === isThere) counts[verdict]++
  else {
    counts.differ++
    console.log(
      `Case ${index}: the prover says ${verdict}, Z3 ${answers.join(', ')}\n  ${texts.join('\n  ')}`,
    )
  }
}
console.log(
  `${counts.proved} proved by both, ${counts.counterexample} refuted by both, ${counts.undecided} not decided by one, ${counts.differ} differ`,
)
// Z3's threads keep the process alive.
process.exit(counts.differ === 0 ? 0 : 1)

/** `sat`, `unsat` or, after some seconds, `unknown`. */
async function ask(question) {
  const context = Z3.mk_context(Z3.mk_config())
  const solver = Z3.mk_solver(context)
  Z3.solver_inc_ref(context, solver)
  const params = Z3.mk_params(context)
  Z3.params_inc_ref(context, params)
  Z3.params_set_uint(context, params, Z3.mk_string_symbol(context, 'timeout'), 4000)
  Z3.solver_set_params(context, solver, params)
  Z3.solver_from_string(context, solver, question)
  const error = Z3.get_error_code(context)
  if (error !== 0) fail(`Z3 cannot read the question: ${Z3.get_error_msg(context, error)}`)
  const answer = await Z3.solver_check(context, solver)
  Z3.del_context(context)
  return { '-1': 'unsat', 0: 'unknown', 1: 'sat' }[answer]
}
