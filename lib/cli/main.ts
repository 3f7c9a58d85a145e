import { createReadStream, readFileSync, writeFileSync } from 'node:fs'
import { runCli } from './run'

// Whoever reads the output may stop early (`| head`): then there is nobody left to write for.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const { stdout, stderr, exitCode } = await runCli({
  args: process.argv.slice(2),
  readText: (path) => readFileSync(path === '-' ? 0 : path, 'utf8'),
  readLines,
  writeFile: (path, text) => writeFileSync(path, text),
  write: (text) =>
    new Promise((resolve) => {
      if (process.stdout.write(text)) resolve()
      else process.stdout.once('drain', resolve)
    }),
})
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = exitCode

/** Lines end at a line feed and nowhere else: JSON texts may hold every other kind of line end. */
async function* readLines(path: string): AsyncGenerator<string> {
  const stream = path === '-' ? process.stdin : createReadStream(path)
  stream.setEncoding('utf8')
  let pieces: string[] = []
  for await (const chunk of stream as AsyncIterable<string>) {
    let start = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      pieces.push(chunk.slice(start, end))
      yield pieces.join('')
      pieces = []
      start = end + 1
    }
    if (start < chunk.length) pieces.push(chunk.slice(start))
  }
  if (pieces.length > 0) yield pieces.join('')
}
