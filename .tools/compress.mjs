// Writes .br and .gz beside each text file, so that the server compresses nothing while it answers.
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const text = /\.(html|js|css|json|svg|txt|map|xml|webmanifest|ttf)$/
const tooSmall = 1024

/** Brotli's best takes ten times as long for a few per cent: worth it for what every page loads, and stays as it is. */
const best = /\.(js|css|svg|ttf)$/

const encoders = {
  br: (bytes, name) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: best.test(name) ? 11 : 8,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes) => promisify(gzip)(bytes, { level: 9 }),
}

/** Most files are the same from build to build, and Brotli's best takes its time: results are kept by content. */
export async function compressTree(site, cache) {
  mkdirSync(cache, { recursive: true })
  const files = readdirSync(site, { recursive: true })
    .map((name) => path.join(site, name))
    .filter((file) => text.test(file) && statSync(file).size > tooSmall)
  // zlib works on Node's thread pool; all at once keeps every core busy.
  await Promise.all(
    files.map(async (file) => {
      const bytes = readFileSync(file)
      const key = createHash('sha256').update(bytes).digest('hex')
      for (const [extension, encode] of Object.entries(encoders)) {
        const kept = path.join(cache, `${key}.${extension}`)
        if (!existsSync(kept)) writeFileSync(kept, await encode(bytes, file))
        copyFileSync(kept, `${file}.${extension}`)
      }
    }),
  )
}
