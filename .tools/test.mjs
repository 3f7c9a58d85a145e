// npm test: everything that must hold, one step each, and a last line `N passed, N failed`.
// Options: --only=unit (no browser) or --only=e2e (only the browser).
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ensureInstalled } from './install.mjs'
import { fail, requireNode, root } from './project.mjs'

requireNode()
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)
if (only && only !== 'unit' && only !== 'e2e') fail('--only is unit or e2e')

try {
  ensureInstalled()
} catch (error) {
  finish([{ name: 'Dependencies install', passed: 0, failed: 1 }], error.message)
}

const reports = path.join(root, '.cache/test')
mkdirSync(reports, { recursive: true })
const bin = (file) => path.join('node_modules', file)
/** One entry a step; a step that runs no tests of its own counts as one test. */
const results = []

if (only !== 'e2e') {
  step('Types are sound', () => {
    // Next's own types of the routes: they are generated, and a fresh clone has none.
    return node(bin('next/dist/bin/next'), 'typegen') && node(bin('typescript/bin/tsc'), '--noEmit')
  })
  step('Lint and format are clean', () =>
    node(
      bin('@biomejs/biome/bin/biome'),
      'ci',
      '--error-on-warnings',
      ...(process.stdout.isTTY ? [] : ['--colors=off']),
    ),
  )
  if (existsSync(path.join(root, '.tools/generate.mjs')))
    step('Generated files are current', () => node('--import', 'tsx', '.tools/generate.mjs', '--check'))
  runner('Units, properties and components hold', 'vitest.json', countVitest, (report) =>
    spawn(
      process.execPath,
      [bin('vitest/vitest.mjs'), 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
      // The same tries each time: a change is judged by what it changed. `npm run test:nightly` looks further.
      { PROPERTY_SEED: process.env.PROPERTY_SEED ?? '20261125' },
    ),
  )
}

if (only !== 'unit') {
  // Types have been checked, with those of the tests, unless only the browser was asked for.
  const checked = results.some(({ name, failed }) => name === 'Types are sound' && failed === 0)
  const build = (env) =>
    spawn(process.execPath, ['.tools/build.mjs', '--if-stale'], {
      ...env,
      ...(checked ? { TYPES_CHECKED: 'yes' } : {}),
    })
  const built = step('The site builds', () => build({}))
  // Made here so that no browser test waits for it; tests/e2e/sub-path.spec.ts looks at it.
  step('The site builds for a sub-path', () =>
    build({ BASE_PATH: '/x', OUT_DIR: '.cache/sub-path', COMPRESS: 'no' }),
  )
  const browser = step('A browser is there', haveBrowser)
  if (built && browser)
    runner('The built site works in a browser', 'playwright.json', countPlaywright, () =>
      node(bin('@playwright/test/cli.js'), 'test'),
    )
  else results.push({ name: 'The built site works in a browser (not run)', passed: 0, failed: 1 })
}

finish(results)

function step(name, check) {
  const ok = timed(name, check)
  results.push({ name, passed: ok ? 1 : 0, failed: ok ? 0 : 1 })
  return ok
}

/** Runs a test runner and believes its report, unless it crashed or ran nothing: that is a failure of its own. */
function runner(name, reportName, count, run) {
  const report = path.join(reports, reportName)
  rmSync(report, { force: true })
  const ok = timed(name, () => run(report))
  const counted = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0 }
  if (counted.failed === 0 && (!ok || counted.passed === 0)) counted.failed = 1
  results.push({ name, ...counted })
}

function countVitest({ testResults }) {
  let passed = 0
  let failed = 0
  for (const { status, assertionResults } of testResults) {
    const failures = assertionResults.filter((test) => test.status === 'failed').length
    passed += assertionResults.filter((test) => test.status === 'passed').length
    // A file that cannot even be loaded has no tests to report, and still failed.
    failed += failures || (status === 'failed' ? 1 : 0)
  }
  return { passed, failed }
}

/** A test that passed at its second try counts as passed: Playwright lists it as flaky. */
function countPlaywright({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }
}

function haveBrowser() {
  // In a process of its own: nothing from node_modules is imported here, where it may not have been there at the start.
  const find = () =>
    node(
      '--input-type=module',
      '-e',
      `const { findBrowser, noBrowser } = await import('./.tools/browser.mjs')
       const found = await findBrowser().catch((error) => console.log(error.message))
       console.log(found ?? noBrowser)
       process.exitCode = found ? 0 : 1`,
    )
  // A wrong CHROMIUM_PATH is for its author to correct; another browser would not be used anyway.
  return find() || (!process.env.CHROMIUM_PATH && installBrowser() && find())
}

function installBrowser() {
  // As root on Debian or Ubuntu (containers, mostly) the system's package brings every library it needs along.
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const apt = (...args) => spawn('apt-get', args, { DEBIAN_FRONTEND: 'noninteractive' })
    if (apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium')) return true
  }
  return node(bin('@playwright/test/cli.js'), 'install', 'chromium')
}

function node(...args) {
  return spawn(process.execPath, args)
}

function spawn(command, args, env = {}) {
  const clean = {
    ...process.env,
    // What is tested does not depend on how the shell was set up: React, for one, has no `act` in production.
    NODE_ENV: undefined,
    BASE_PATH: undefined,
    OUT_DIR: undefined,
    // In a log file colour codes only hide the words.
    ...(process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined }),
  }
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...clean, ...env } }
  return spawnSync(command, args, options).status === 0
}

function timed(name, work) {
  console.log(`\n== ${name}`)
  const since = performance.now()
  const ok = work()
  console.log(`-- ${name}: ${ok ? 'yes' : 'NO'} (${((performance.now() - since) / 1000).toFixed(1)} s)`)
  return ok
}

function finish(counts, message) {
  if (message) console.error(message)
  console.log()
  for (const { name, passed, failed } of counts) console.log(`${name}: ${passed} passed, ${failed} failed`)
  const total = (key) => counts.reduce((sum, each) => sum + each[key], 0)
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`)
  process.exit(total('failed') > 0 ? 1 : 0)
}
