// Makes one file of TypeScript that tools can run: bundled as the site is. Run straight from TypeScript, every
// closure would be given its name at run time.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { root } from './project.mjs'

/**
 * Bundles a module of the project; returns the address from which it can be imported.
 *
 * @param entry the module, below the project's root
 * @param kept where the bundle is kept, below `.cache`
 * @param options further ones of esbuild
 */
export async function bundled(entry, kept, options = {}) {
  const outfile = path.join(root, '.cache', kept)
  await build({
    entryPoints: [path.join(root, entry)],
    tsconfig: path.join(root, 'tsconfig.json'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    mainFields: ['module', 'main'],
    outfile,
    logLevel: 'warning',
    ...options,
  })
  return pathToFileURL(outfile).href
}
