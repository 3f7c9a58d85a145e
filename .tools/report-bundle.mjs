// npm run report:bundle: what the engine, its catalogue of AWS's actions, the checks of policy texts and the prover weigh in a
// browser, minified and gzipped, against their bars. `--json` prints one object a line. Unlike times, these numbers are the same on every machine.
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { isMain, root } from './project.mjs'

const DATA = 'lib/iam/catalog/catalog-data.generated.ts'

/** What reads, decides and explains, by the names under which the rest of the program takes it from the engine. */
const ENGINE = `export {
  parsePolicy, printPolicy, parseJson, compilePolicy, authorize, combine, matchedStatements, explain,
  explanationToText, summarize, accessDeniedMessage, refusalMessage, parsePrincipal, principalName,
  createRequestContext, extendRequestContext, IAM_ASSUMPTIONS,
} from './lib/iam'`
/** The checks of policy texts, with their words and the reader of the catalogue, which come on top. */
const ALL = `export * from './lib/iam'`

/** What answers the five questions of the prover. */
const PROVER = `export {
  proveIsolation, trustFindings, compareAccess, statementUse, smallestRequest, populationsOf,
} from './lib/prover'`

/** Kilobytes of the engine, of the checks that a text is put to, and of the catalogue's data that they ask. */
export async function measureBundles() {
  const engine = await weigh({ contents: ENGINE })
  const all = await weigh({ contents: ALL })
  const data = await weigh({ file: DATA })
  // The engine is there already when the prover comes.
  const without = /^@\/lib\/(?:iam|federation|design)$/
  const prover = await weigh({ contents: PROVER, without })
  const withViews = await weigh({ file: 'lib/prover/index.ts', without })
  return [
    { name: 'engine', value: engine, bar: 40 },
    { name: 'catalog-data', value: data, bar: 15 },
    { name: 'checks', value: all - engine, bar: 45 },
    // They come late, and the page asks them in a worker.
    { name: 'prover', value: prover, bar: 15 },
    // Their words, the findings of the editor, and what screens show of the answers.
    { name: 'prover-views', value: withViews - prover, bar: 10 },
  ].map((row) => ({
    ...row,
    value: Number(row.value.toFixed(3)),
    unit: 'kB gzip',
    holds: row.value <= row.bar,
  }))
}

/** @param without modules that are there already */
async function weigh({ contents, file, without }) {
  const leaveOut = {
    name: 'leave-out',
    setup(builder) {
      builder.onResolve({ filter: /^\./ }, ({ path: target, resolveDir, kind }) => {
        if (kind === 'entry-point') return null
        const isIt = `${path.resolve(resolveDir, target)}.ts` === path.join(root, DATA)
        return isIt ? { path: target, external: true } : null
      })
      if (without)
        builder.onResolve({ filter: without }, ({ path: target }) => ({ path: target, external: true }))
    },
  }
  const { outputFiles } = await build({
    absWorkingDir: root,
    ...(file
      ? { entryPoints: [path.join(root, file)] }
      : { stdin: { contents, resolveDir: root, loader: 'ts' } }),
    tsconfig: path.join(root, 'tsconfig.json'),
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    plugins: [leaveOut],
    logLevel: 'warning',
  })
  return gzipSync(outputFiles[0].contents, { level: 9 }).length / 1000
}

if (isMain(import.meta.url)) {
  const rows = await measureBundles()
  for (const row of rows) {
    console.log(
      process.argv.includes('--json')
        ? JSON.stringify(row)
        : `${row.holds ? ' ok ' : 'MISS'}  ${row.name}: ${row.value} ${row.unit} (bar ${row.bar})`,
    )
  }
  process.exitCode = rows.every((row) => row.holds) ? 0 : 1
}
