/** A text as one word of a shell, with the value of a variable where `$NAME` stands; everything else is taken as it is. */
export function quoteWithVariables(text: string, names: readonly string[]): string {
  const escaped = text.replaceAll(/[\\"`$]/g, (sign, at: number) => {
    const isVariable = sign === '$' && names.some((name) => text.startsWith(name, at + 1))
    return isVariable ? '$' : `\\${sign}`
  })
  return `"${escaped}"`
}

/** A command with one option a line. */
export function commandLine(command: string, options: readonly (readonly [string, string])[]): string {
  return [command, ...options.map(([name, word]) => `  ${name} ${word}`)].join(' \\\n')
}
