// npm run report:bundle: what the engine and its catalogue of AWS's actions weigh in a browser, minified and gzipped,
// against their bars. `--json` prints one object a line. Unlike times, these numbers are the same on every machine.
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { isMain, root } from './project.mjs'

const DATA = 'lib/iam/catalog/catalog-data.generated.ts'

/** Kilobytes of the engine without the catalogue's data, and of that data. */
export async function measureBundles() {
  return [
    { name: 'engine', value: await weigh('lib/iam/index.ts', { without: DATA }), unit: 'kB gzip', bar: 40 },
    { name: 'catalog-data', value: await weigh(DATA, {}), unit: 'kB gzip', bar: 15 },
  ].map((row) => ({ ...row, holds: row.value <= row.bar }))
}

async function weigh(entry, { without }) {
  const leaveOut = {
    name: 'leave-out',
    setup(builder) {
      builder.onResolve({ filter: /^\./ }, ({ path: target, resolveDir, kind }) => {
        if (kind === 'entry-point' || !without) return null
        const isIt = `${path.resolve(resolveDir, target)}.ts` === path.join(root, without)
        return isIt ? { path: target, external: true } : null
      })
    },
  }
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path.join(root, entry)],
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
