// Writes the files that are made from source: the JSON Schemas of designs and lessons, and the catalogue of AWS's actions.
// `--check` writes nothing and fails when a committed file is not what the source makes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { toJsonSchema } from '@valibot/to-json-schema'
import { designSchemaV1 } from '../lib/design/migrations/schema-v1.ts'
import { designSchema } from '../lib/design/schema/design.ts'
import { lessonSchema } from '../lib/scenarios/lessons/schema.ts'
import { catalogFile } from './catalog.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Every version that was published stays published: designs of it are still read. */
const schemaFile = (name, schema) =>
  `${JSON.stringify({ $id: name, ...toJsonSchema(schema, { typeMode: 'input', errorMode: 'throw' }) }, null, 2)}\n`

const files = {
  'public/schema/design.v1.json': schemaFile('design.v1.json', designSchemaV1),
  'public/schema/design.v2.json': schemaFile('design.v2.json', designSchema),
  'public/schema/lesson.v1.json': schemaFile('lesson.v1.json', lessonSchema),
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
