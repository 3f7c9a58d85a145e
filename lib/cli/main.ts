import { readFileSync } from 'node:fs'
import { runCli } from './run'

const { stdout, stderr, exitCode } = await runCli({
  args: process.argv.slice(2),
  readText: (path) => readFileSync(path === '-' ? 0 : path, 'utf8'),
})
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = exitCode
