// npm run build: generate, next build, compile hints, search index, content security policy, service worker, compression.
// Options: --if-stale.
// OUT_DIR (default out) and BASE_PATH (default none) choose where the site goes and below which path it will live,
// SITE_URL (default none) at which address, for links that have to be whole. COMPRESS=no leaves compressing to the server.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { addCompileHints } from './compile-hints.mjs'
import { compressTree } from './compress.mjs'
import { addPolicies } from './csp.mjs'
import { fail, isMain, root, stage } from './project.mjs'
import { writeSearchIndex } from './search-index.mjs'
import { writeServiceWorker } from './service-worker.mjs'
import { writeSitemap } from './sitemap.mjs'

const outDir = process.env.OUT_DIR || 'out'
const stampName = '.build-stamp'

/** Everything that decides what the built site is. */
const inputs = [
  'app',
  'components',
  'lib',
  'public',
  '.tools/build.mjs',
  '.tools/compile-hints.mjs',
  '.tools/compress.mjs',
  '.tools/csp.mjs',
  '.tools/search-index.mjs',
  '.tools/service-worker.js',
  '.tools/service-worker.mjs',
  '.tools/site-pages.mjs',
  '.tools/sitemap.mjs',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.build.json',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

/** A hash of all inputs: equal hashes mean that building again would change nothing. */
function hashInputs() {
  const hash = createHash('sha256').update(
    `BASE_PATH=${process.env.BASE_PATH ?? ''}\nSITE_URL=${process.env.SITE_URL ?? ''}\n`,
  )
  const visit = (file) => {
    const entries = readdirSync(path.join(root, file), { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = `${file}/${entry.name}`
      if (entry.isDirectory()) visit(name)
      else add(name)
    }
  }
  const add = (name) =>
    hash.update(`${name}\0`).update(
      createHash('sha256')
        .update(readFileSync(path.join(root, name)))
        .digest(),
    )
  for (const name of inputs) {
    if (!existsSync(path.join(root, name))) continue
    if (statSync(path.join(root, name)).isDirectory()) visit(name)
    else add(name)
  }
  return hash.digest('hex')
}

function isBuilt() {
  const stamp = path.join(root, outDir, stampName)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashInputs()
}

/** Builds the site; throws with a one-line message when it cannot. */
export async function build({ onlyIfStale }) {
  const unlock = await lock()
  try {
    if (onlyIfStale && isBuilt()) console.log(`${outDir}/ is current`)
    else await buildNow()
  } finally {
    unlock()
  }
}

async function buildNow() {
  let done = stage(`Building the site into ${outDir}/`)
  if (existsSync(path.join(root, '.tools/generate.mjs'))) run(['--import', 'tsx', '.tools/generate.mjs'])
  // Taken before the build: an edit made while it runs leaves the result stale, as it should.
  const stamp = hashInputs()

  // Built beside and moved into place at the end: a failed build leaves the last good site, and nobody is served half a one.
  const fresh = '.cache/export'
  const site = path.join(root, fresh)
  try {
    run(['node_modules/next/dist/bin/next', 'build'], { OUT_DIR: fresh })
    const basePath = process.env.BASE_PATH ?? ''
    addCompileHints(site)
    writeSearchIndex(site)
    writeSitemap(site, { siteUrl: process.env.SITE_URL, basePath })
    await addPolicies(site, basePath)
    // Last: its version is a hash of all other files.
    writeServiceWorker(site)
    done('Pages built')
    done = stage('Compressing')
    if (process.env.COMPRESS !== 'no') await compressTree(site, path.join(root, '.cache/compressed'))
    writeFileSync(path.join(site, stampName), stamp)
    rmSync(path.join(root, outDir), { recursive: true, force: true })
    renameSync(site, path.join(root, outDir))
    done('Compressed')
  } finally {
    rmSync(site, { recursive: true, force: true })
  }
}

/** Two builds at once would spoil each other's work folder: the second one waits. */
async function lock() {
  const holder = path.join(root, '.cache/building')
  mkdirSync(path.dirname(holder), { recursive: true })
  for (;;) {
    try {
      writeFileSync(holder, String(process.pid), { flag: 'wx' })
      return () => rmSync(holder, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      // A holder that was killed leaves its file behind.
      if (!isRunning(holder)) rmSync(holder, { force: true })
      else await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

function isRunning(holder) {
  try {
    return process.kill(Number(readFileSync(holder, 'utf8')), 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function run(args, env = {}) {
  const result = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
  })
  if (result.status !== 0) throw new Error('The build failed; its messages are above')
}

if (isMain(import.meta.url)) {
  const onlyIfStale = process.argv.includes('--if-stale')
  await build({ onlyIfStale }).catch((error) => fail(error.message))
}
