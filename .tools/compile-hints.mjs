// Asks the browser to compile whole scripts while they arrive, beside the page, instead of each function at its first call, on the page.
// Chromium reads the comment since 136; to everybody else it is a comment. @see https://v8.dev/blog/explicit-compile-hints
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const HINT = '//# allFunctionsCalledOnLoad\n'

/**
 * What is larger is a library of which a page uses little (the code editor, the layout of diagrams): compiling all of it
 * would cost a phone more than it saves. What is smaller is ours, React and Next, nearly all of which runs.
 */
const MOST_CHARACTERS = 300_000

/** Puts the hint before each script of the site that is used as a whole. */
export function addCompileHints(site) {
  const scripts = path.join(site, '_next/static')
  for (const name of readdirSync(scripts, { recursive: true })) {
    if (!name.endsWith('.js')) continue
    const file = path.join(scripts, name)
    const text = readFileSync(file, 'utf8')
    const hinted = withCompileHint(text)
    if (hinted !== text) writeFileSync(file, hinted)
  }
}

/** The script with the hint, which counts only as the very first thing in it. */
export function withCompileHint(script) {
  return script.length > MOST_CHARACTERS || script.startsWith(HINT) ? script : HINT + script
}
