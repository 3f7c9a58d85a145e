// What every tool here needs: where the project is, a clock for stages, and a check of Node itself.
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** Says what starts; the returned function says what ended and how long it took. */
export function stage(starting) {
  const since = performance.now()
  console.log(`${starting} ...`)
  return (ended) => console.log(`${ended} (${((performance.now() - since) / 1000).toFixed(1)} s)`)
}

/** Ends the program with one line when Node is too old to run the project. */
export function requireNode() {
  const [major] = process.versions.node.split('.').map(Number)
  if (major < 20)
    fail(`Node 20 or newer is needed, and this is ${process.versions.node}. See https://nodejs.org/`)
}

export function fail(message) {
  console.error(message)
  process.exit(1)
}

/** The option `--name=NUMBER` of the program, or another number where it is left out; anything else ends the program. */
export function wholeNumber(name, otherwise) {
  const given = process.argv.find((argument) => argument.startsWith(`--${name}=`))
  const value = Number(given?.slice(name.length + 3) ?? otherwise)
  return Number.isSafeInteger(value) && value >= 0 ? value : fail(`--${name} is a whole number`)
}

/** Whether this module is the program being run, rather than imported by another. */
export function isMain(moduleUrl) {
  return Boolean(process.argv[1]) && path.resolve(process.argv[1]) === fileURLToPath(moduleUrl)
}
