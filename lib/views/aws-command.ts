import type { Json } from '@/lib/services'

/** The value of an option: a flag for a boolean, JSON for a list or an object; undefined leaves the option out. */
export type CliValue = string | number | boolean | readonly unknown[] | object | undefined

/** `['--bucket', 'photos']`. */
export type CliOption = readonly [name: `--${string}`, value: CliValue]

/** A longer command is broken over several lines, an option on each. */
const LINE = 100

/**
 * How is this text written as one word of a shell command?
 *
 * Fits POSIX shells; a text with control characters is written in a way that bash and zsh read, so that nothing in it
 * reaches the terminal when the command is pasted.
 *
 * @example
 * quoteShell("Ana's file") // 'Ana'\''s file'
 */
export function quoteShell(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text
  // No word of a command can hold a NUL.
  const held = text.replaceAll('\0', '')
  if (!/[^\P{Cc}\n\t]/u.test(held)) return `'${held.replaceAll("'", "'\\''")}'`
  const escaped = held
    .replace(/[\\']/g, '\\$&')
    .replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `$'${escaped}'`
}

/**
 * A command of the AWS CLI, ready to be pasted.
 *
 * @param last what stands at its end without an option, such as the file that an object is written to
 * @example
 * awsCommand('s3api', 'head-bucket', [['--bucket', 'photos']]) // 'aws s3api head-bucket --bucket photos'
 */
export function awsCommand(
  service: string,
  operation: string,
  options: readonly CliOption[],
  last?: string,
): string {
  const words = [
    `aws ${quoteShell(service)} ${quoteShell(operation)}`,
    ...options.flatMap(([name, value]) => (value === undefined ? [] : [writeOption(name, value)])),
    ...(last === undefined ? [] : [quoteShell(last)]),
  ]
  const line = words.join(' ')
  return line.length <= LINE ? line : words.join(' \\\n  ')
}

/**
 * The name that the AWS CLI gives an operation or parameter of an API.
 *
 * @example
 * cliName('ListObjectsV2') // 'list-objects-v2'
 */
export function cliName(name: string): string {
  return name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
}

/** A line that a shell passes over. */
export function remark(text: string): string {
  return `# ${text.replace(/\p{Cc}/gu, ' ')}\n`
}

function writeOption(name: string, value: Exclude<CliValue, undefined>): string {
  if (typeof value === 'boolean') return value ? name : name.replace('--', '--no-')
  const text = typeof value === 'object' ? JSON.stringify(value as Json) : String(value)
  // A value that begins with a dash would be taken for an option.
  return `${name}${text.startsWith('-') ? '=' : ' '}${quoteShell(text)}`
}
