// What axe finds on every route, in every state and theme: tests/a11y looks for it, and this counts.
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { root } from './project.mjs'

/** In how many states of the built site axe finds something, or could not look. */
export async function statesWithFindings() {
  const cli = path.join(root, 'node_modules/@playwright/test/cli.js')
  const options = { cwd: root, maxBuffer: 1 << 28, encoding: 'utf8' }
  const run = promisify(execFile)(
    process.execPath,
    [cli, 'test', '--project=a11y', '--reporter=json'],
    options,
  )
  // A test that fails is what is asked for, and no fault of the run.
  const { stdout } = await run.catch((error) => error)
  return countFindings(JSON.parse(stdout))
}

/** Each state that fails is an error of its test's last try; what kept the tests from running counts too. */
export function countFindings({ suites, errors }) {
  const testsIn = (suite) => [
    ...(suite.specs ?? []).flatMap(({ tests }) => tests),
    ...(suite.suites ?? []).flatMap(testsIn),
  ]
  const tests = suites.flatMap(testsIn)
  const found = tests.reduce((sum, { results }) => sum + (results.at(-1)?.errors.length ?? 0), 0)
  return { tests: tests.length, found: found + errors.length + (tests.length === 0 ? 1 : 0) }
}
