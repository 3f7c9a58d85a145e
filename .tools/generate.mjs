// Writes the files that are made from source: the JSON Schema of a design, and the catalogue of AWS's actions.
// `--check` writes nothing and fails when a committed file is not what the source makes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { toJsonSchema } from '@valibot/to-json-schema'
import { designSchema } from '../lib/design/schema.ts'
import { catalogFile } from './catalog.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const schema = {
  $id: 'design.v1.json',
  ...toJsonSchema(designSchema, { typeMode: 'input', errorMode: 'throw' }),
}

const files = {
  'public/schema/design.v1.json': `${JSON.stringify(schema, null, 2)}\n`,
  'lib/iam/catalog/catalog-data.generated.ts': catalogFile(),
}

let stale = 0
for (const [path, text] of Object.entries(files)) {
  const target = join(root, path)
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
    continue
  }
  let current = ''
  try {
    current = readFileSync(target, 'utf8')
  } catch {
    // Missing is stale too.
  }
  if (current !== text) {
    stale++
    console.error(`${path} is not current: run npm run generate`)
  }
}
process.exitCode = stale === 0 ? 0 : 1
