import { type Command, GROUPS } from './commands'

/** A group of commands under its heading. */
export interface FoundGroup {
  readonly group: Command['group']
  readonly commands: readonly Command[]
  /** How many more there are than are shown. */
  readonly more: number
}

/** Of a design with thousands of requests, as many of a group are shown. */
const SHOWN = 8

/** Which commands fit what was typed? The groups in their order; in each the best first. */
export function findCommands(commands: readonly Command[], typed: string): readonly FoundGroup[] {
  const wanted = typed.trim()
  return GROUPS.flatMap((group) => {
    const ofGroup = commands.filter((command) => command.group === group)
    const found = wanted === '' ? ofGroup : best(ofGroup, wanted)
    if (found.length === 0) return []
    // What can be done is a short list, and all of it should be seen; what can be chosen may be very long.
    const shown = group === 'Design' || group === 'Page' ? found : found.slice(0, SHOWN)
    return [{ group, commands: shown, more: found.length - shown.length }]
  })
}

/** Those in which every word that was typed occurs; where a word of the label begins so, further up. */
function best(commands: readonly Command[], wanted: string): readonly Command[] {
  const words = wanted.toLowerCase().split(/\s+/)
  return commands
    .map((command) => ({ command, score: scoreOf(command, words) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .map(({ command }) => command)
}

/** Zero when a word does not occur; a command is found by its label, its group and its keywords. */
function scoreOf({ group, label, keywords = '' }: Command, words: readonly string[]): number {
  const name = label.toLowerCase()
  const others = `${group} ${keywords}`.toLowerCase()
  let score = 1
  for (const word of words) {
    if (name.startsWith(word)) score += 3
    else if (name.includes(` ${word}`)) score += 2
    else if (name.includes(word)) score += 1
    else if (!others.includes(word)) return 0
  }
  return score
}
