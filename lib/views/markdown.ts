/** Any text in a line of Markdown: nothing in it is taken for a sign, and it stays on its line. */
export function markdownText(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_{}[\]<>#|~&]/g, (sign) => `\\${sign}`)
    .trim()
}

/** The playground's own sentences: what stands in backquotes is code, all else is text. */
export function markdownSentence(sentence: string): string {
  return sentence
    .split('`')
    .map((part, index) => (index % 2 === 1 ? markdownCode(part) : escapeKeepingSpace(part)))
    .join('')
}

/** A piece of code in a line. */
export function markdownCode(code: string): string {
  const line = code.replaceAll(/\s+/g, ' ')
  const fence = '`'.repeat(longestRun(line) + 1)
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${space}${line}${space}${fence}`
}

/** Lines of code in a block of their own. */
export function markdownBlock(language: string, code: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1))
  return `${fence}${language}\n${code.replace(/\n+$/, '')}\n${fence}`
}

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function escapeKeepingSpace(part: string): string {
  const [, before = '', after = ''] = /^(\s?)[\s\S]*?(\s?)$/.exec(part) ?? []
  const text = markdownText(part)
  return text === '' ? before : `${before && ' '}${text}${after && ' '}`
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
}
