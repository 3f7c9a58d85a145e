// Installs dependencies when they are missing or not those of package-lock.json. Needs nothing but Node.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, stage } from './project.mjs'

const stampFile = path.join(root, 'node_modules/.idpool-lock-hash')

/** Throws with a one-line message when the dependencies cannot be installed. */
export function ensureInstalled() {
  const lockText = readFileSync(path.join(root, 'package-lock.json'), 'utf8')
  const hash = createHash('sha256').update(lockText).digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return
  if (!matchesInstalled(JSON.parse(lockText))) {
    const done = stage('Installing dependencies (npm ci, about half a minute)')
    runNpmCi()
    done('Dependencies installed')
  }
  writeFileSync(stampFile, hash)
}

/** Whether what npm recorded in node_modules (by anyone's `npm ci` or `npm install`) is what the lockfile asks for. */
function matchesInstalled(lock) {
  const record = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(lock.packages).every(([name, wanted]) => {
    if (name === '') return true
    const found = installed[name]
    // Binaries for other platforms are optional, and absent on purpose.
    return found ? found.version === wanted.version : Boolean(wanted.optional)
  })
}

function runNpmCi() {
  // Asked for here, because an outer `npm --silent` or NODE_ENV=production would hide errors or leave out the build tools.
  const args = ['ci', '--include=dev', '--loglevel=notice', '--no-audit', '--no-fund']
  const npm = process.env.npm_execpath
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (result.status !== 0) throw new Error('npm ci failed; its messages are above')
}
