import { createLineIndex } from '@/lib/base/source-range'
import { type Design, decodeDesign } from '@/lib/design'
import { type PolicyKind, parsePolicy, validatePolicy } from '@/lib/iam'
import type { IsolationCell } from '@/lib/prover'
import { looksLikeShareLink, readShareLink } from '@/lib/share'
import { simulate } from '@/lib/simulation'
import { compareSimulations } from '@/lib/views'
import { checkLessonText } from './check-lesson-text'
import { changedCellsOf, comparisonToText } from './comparison-to-text'
import { evaluateCases } from './evaluate-cases'
import { cellToLine, isBad, proveDesign, reportToJson, reportToText, statementsToText } from './prove-design'
import { simulationToText } from './simulation-to-text'
import { type CheckedDesign, toJunit } from './to-junit'

/** What the program reads from the world. */
export interface CliInput {
  /** The arguments after the program's name. */
  readonly args: readonly string[]
  /** The text of a file, or of standard input for `-`; throws when it cannot be read. */
  readonly readText: (path: string) => string
  /** The lines of a file, or of standard input for `-`, as they come; throws when it cannot be read. */
  readonly readLines: (path: string) => AsyncIterable<string>
  /** Writes a file; throws when it cannot. */
  readonly writeFile: (path: string, text: string) => void
  /** Writes to standard output at once, for what is too long to be kept; resolves when more may come. */
  readonly write: (text: string) => Promise<void>
}

/**
 * What the program writes at its end, and its exit code: 0 done, 1 an expectation or validation failed or designs
 * differ, 2 unusable input.
 */
export interface CliOutput {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: 0 | 1 | 2
}

const USAGE = `idpool: simulates Amazon Cognito identity pools

  idpool simulate DESIGN [--json]        the six steps and the matrix of a design
  idpool check DESIGN... [--junit FILE]  do the design's expectations hold?
  idpool diff DESIGN DESIGN [--json]     who may do what else, and which policies differ?
  idpool prove DESIGN [--json]           can one identity reach what belongs to another?
                                         the design's "isolation", or what its
                                         policies make look like one's own;
                                         as text, also which statements do nothing
  idpool evaluate FILE                   one decision for each authorisation case,
                                         a JSON object a line
  idpool validate FILE --kind KIND       what is there to say about a policy text?
       [--json]                          KIND: identity, trust, resource, session,
                                         boundary, scp, rcp or endpoint
  idpool lesson check FILE...            is a lesson sound, and does the engine agree
                                         with everything that it says?

DESIGN and FILE are paths; - is standard input. A DESIGN may be a share link, in quotes.
`

const KINDS: ReadonlySet<string> = new Set<PolicyKind>([
  ...(['identity', 'trust', 'resource', 'session', 'boundary', 'scp', 'rcp', 'endpoint'] as const),
])

/**
 * Runs one command.
 *
 * Total: whatever the arguments and files, it ends with an exit code and at most one line on standard error.
 *
 * @example
 * await runCli({ args: ['simulate', 'design.json'], readText: (path) => readFileSync(path, 'utf8'), ... })
 */
export async function runCli({ args, readText, readLines, write, writeFile }: CliInput): Promise<CliOutput> {
  const [command, ...rest] = args
  const asJson = rest.includes('--json')
  const kind = optionValue(rest, '--kind')
  const junit = optionValue(rest, '--junit')
  const isValue = (index: number) => rest[index - 1] === '--kind' || rest[index - 1] === '--junit'
  const files = rest.filter((word, index) => !/^--/.test(word) && !isValue(index))
  const stray = rest.find((word) => /^--/.test(word) && !isOptionOf(command, word))
  if (stray !== undefined) return unusable(`idpool: \`${stray}\` is not an option here; try idpool help`)
  switch (command) {
    case 'simulate':
      return files.length === 1 ? simulateFile(files[0] as string, readText, asJson) : misuse()
    case 'check':
      if (files.length === 0 || (rest.includes('--junit') && junit === null)) return misuse()
      return checkFiles(files, readText, junit === null ? null : (text) => writeFile(junit, text))
    case 'diff':
      return files.length === 2
        ? diffFiles(files[0] as string, files[1] as string, readText, asJson)
        : misuse()
    case 'prove':
      return files.length === 1 ? proveFile(files[0] as string, readText, asJson) : misuse()
    case 'evaluate':
      return files.length === 1 ? evaluateFile(files[0] as string, readLines, write) : misuse()
    case 'validate':
      return files.length === 1 && kind !== null && KINDS.has(kind)
        ? validateFile(files[0] as string, kind as PolicyKind, readText, asJson)
        : misuse()
    case 'lesson':
      return files[0] === 'check' && files.length > 1 ? checkLessonFiles(files.slice(1), readText) : misuse()
    case undefined:
    case 'help':
    case '--help':
      return { stdout: USAGE, stderr: '', exitCode: 0 }
    default:
      return unusable(`idpool: unknown command \`${command}\`; try idpool help`)
  }
}

const TAKE_JSON: ReadonlySet<string> = new Set(['simulate', 'validate', 'evaluate', 'diff', 'prove'])

/** Which options each command takes. */
function isOptionOf(command: string | undefined, option: string): boolean {
  // `evaluate` speaks nothing but JSON, and takes the option all the same.
  if (option === '--json') return TAKE_JSON.has(command ?? '')
  if (option === '--junit') return command === 'check'
  return option === '--kind' && command === 'validate'
}

type ReadText = CliInput['readText']
type Opened<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly output: CliOutput }

async function simulateFile(path: string, readText: ReadText, asJson: boolean): Promise<CliOutput> {
  const opened = openDesign(path, readText)
  if (!opened.ok) return opened.output
  const simulation = await simulate(opened.value)
  const stdout = asJson
    ? `${JSON.stringify(simulation, null, 2)}\n`
    : simulationToText(opened.value, simulation)
  return { stdout, stderr: '', exitCode: 0 }
}

function proveFile(path: string, readText: ReadText, asJson: boolean): CliOutput {
  const opened = openDesign(path, readText)
  if (!opened.ok) return opened.output
  const report = proveDesign(opened.value)
  const stdout = asJson
    ? `${JSON.stringify(reportToJson(report), null, 2)}\n`
    : reportToText(report) + statementsToText(opened.value)
  return { stdout, stderr: '', exitCode: report.some(isBad) ? 1 : 0 }
}

async function checkFiles(
  paths: readonly string[],
  readText: ReadText,
  writeReport: ((text: string) => void) | null,
): Promise<CliOutput> {
  let stdout = ''
  const checked: CheckedDesign[] = []
  const isolation: IsolationCell[] = []
  for (const path of paths) {
    const opened = openDesign(path, readText)
    if (!opened.ok) return opened.output
    const { expectations } = await simulate(opened.value)
    const name = looksLikeShareLink(path) ? 'the link' : path
    // What is guessed from the policies is for whoever asks to prove; only what the design states is checked.
    const cells = opened.value.isolation ? proveDesign(opened.value) : []
    isolation.push(...cells)
    checked.push({ path: name, expectations, isolation: cells })
    for (const cell of cells.filter(isBad)) stdout += `${name}: ${cellToLine(cell)}\n`
    for (const { identity, request, expected, actual, actualStep, isMet } of expectations) {
      if (isMet) continue
      stdout += `${name}: ${identity}, ${request}: expected ${expected}, is ${actual} at step ${actualStep}\n`
    }
  }
  try {
    writeReport?.(toJunit(checked))
  } catch (error) {
    return unusable(`the report cannot be written (${codeOf(error)})`)
  }
  const all = checked.flatMap(({ expectations }) => expectations)
  const failed = all.filter(({ isMet }) => !isMet).length + isolation.filter(isBad).length
  stdout += `${all.length + isolation.length - failed} expectations hold, ${failed} do not\n`
  return { stdout, stderr: '', exitCode: failed === 0 ? 0 : 1 }
}

async function diffFiles(
  beforePath: string,
  afterPath: string,
  readText: ReadText,
  asJson: boolean,
): Promise<CliOutput> {
  const before = openDesign(beforePath, readText)
  if (!before.ok) return before.output
  const after = openDesign(afterPath, readText)
  if (!after.ok) return after.output
  const comparison = compareSimulations(
    before.value,
    await simulate(before.value),
    after.value,
    await simulate(after.value),
  )
  const { cellOf: _, ...found } = comparison
  const stdout = asJson
    ? `${JSON.stringify({ ...found, cells: changedCellsOf(comparison) }, null, 2)}\n`
    : comparisonToText(comparison)
  return { stdout, stderr: '', exitCode: comparison.isSame ? 0 : 1 }
}

/** Answers are written in pieces of this many characters: a call for each line would be slow. */
const PIECE = 65_536

async function evaluateFile(
  path: string,
  readLines: CliInput['readLines'],
  write: CliInput['write'],
): Promise<CliOutput> {
  let failure: unknown = null
  async function* lines() {
    try {
      yield* readLines(path)
    } catch (error) {
      failure = error
    }
  }
  let piece = ''
  for await (const answer of evaluateCases(lines())) {
    piece += `${answer}\n`
    if (piece.length < PIECE) continue
    await write(piece)
    piece = ''
  }
  await write(piece)
  return failure === null ? { stdout: '', stderr: '', exitCode: 0 } : unreadable(path, failure)
}

function validateFile(path: string, kind: PolicyKind, readText: ReadText, asJson: boolean): CliOutput {
  const opened = openText(path, readText)
  if (!opened.ok) return opened.output
  const text = opened.value
  const diagnostics = validatePolicy(parsePolicy(text), kind)
  const placeOf = createLineIndex(text)
  const lines = diagnostics.map(({ severity, code, message, range, help, refusal }) => {
    const { line, column } = placeOf(range.start)
    const more = [help, refusal && `AWS says: ${refusal}`].filter(Boolean).map((text) => `\n    ${text}`)
    return `${path}:${line}:${column}: ${severity}: ${message} [${code}]${more.join('')}\n`
  })
  const isRefused = diagnostics.some((diagnostic) => diagnostic.severity === 'error')
  const stdout = asJson ? `${JSON.stringify(diagnostics, null, 2)}\n` : lines.join('') || 'no findings\n'
  return { stdout, stderr: '', exitCode: isRefused ? 1 : 0 }
}

async function checkLessonFiles(paths: readonly string[], readText: ReadText): Promise<CliOutput> {
  let stdout = ''
  let isSound = true
  for (const path of paths) {
    const opened = openText(path, readText)
    if (!opened.ok) return opened.output
    const { lines, kind } = await checkLessonText(opened.value)
    if (kind === 'no-lesson') return unusable(`${path}${lines[0] ?? ''}`)
    if (kind === 'faulty') isSound = false
    stdout += lines.map((line) => `${path}${line}\n`).join('')
  }
  return { stdout, stderr: '', exitCode: isSound ? 0 : 1 }
}

function openDesign(path: string, readText: ReadText): Opened<Design> {
  if (looksLikeShareLink(path)) {
    const read = readShareLink(path)
    return read.ok ? read : { ok: false, output: unusable(`the link: ${read.error.message}`) }
  }
  const opened = openText(path, readText)
  if (!opened.ok) return opened
  const decoded = decodeDesign(opened.value)
  if (decoded.ok) return { ok: true, value: decoded.value }
  const [first] = decoded.error
  const where = first
    ? `:${first.line}:${first.column}: ${first.path ? `${first.path}: ` : ''}${first.message}`
    : ''
  return { ok: false, output: unusable(`${path}${where}`) }
}

function openText(path: string, readText: ReadText): Opened<string> {
  try {
    return { ok: true, value: readText(path) }
  } catch (error) {
    return { ok: false, output: unreadable(path, error) }
  }
}

/** With the operating system's own word for why a file cannot be read, `ENOENT`. */
function unreadable(path: string, error: unknown): CliOutput {
  return unusable(`${path}: cannot be read (${codeOf(error)})`)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
}

function unusable(line: string): CliOutput {
  return { stdout: '', stderr: `${line.replaceAll('\n', ' ')}\n`, exitCode: 2 }
}

function misuse(): CliOutput {
  return unusable('idpool: the arguments do not fit the command; try idpool help')
}

function optionValue(words: readonly string[], option: string): string | null {
  const index = words.indexOf(option)
  return index < 0 ? null : (words[index + 1] ?? null)
}
