import { fingerprintUuid } from '@/lib/base/fingerprint'

/** How a name may look: the text before a number, and how long the whole may be. */
interface NameForm {
  /** Between the name and its number: `get-own-2`, `Ana copy 2`. */
  readonly separator: string
  readonly longest: number
}

/**
 * The wanted name if nobody has it, else the same with the first number that makes it a new one.
 *
 * @example
 * freshName(['get-own', 'get-own-2'], 'get-own', { separator: '-', longest: 64 }) // 'get-own-3'
 */
export function freshName(
  taken: readonly string[],
  wanted: string,
  { separator, longest }: NameForm,
): string {
  const used = new Set(taken)
  const whole = wanted.slice(0, longest)
  if (whole !== '' && !used.has(whole)) return whole
  const isNumber = /^\d+$/
  const cut = wanted.lastIndexOf(separator)
  const base =
    separator && cut > 0 && isNumber.test(wanted.slice(cut + separator.length))
      ? wanted.slice(0, cut)
      : wanted
  for (let number = 2; ; number++) {
    const end = `${separator}${number}`
    const name = base.slice(0, longest - end.length) + end
    if (!used.has(name)) return name
  }
}

/** "Ana copy", "Ana copy 2": what a person calls a copy. */
export function nameOfCopy(taken: readonly string[], name: string): string {
  const base = name.replace(/ copy(?: \d+)?$/, '')
  return freshName(taken, `${base.slice(0, 128 - ' copy'.length)} copy`, { separator: ' ', longest: 128 })
}

/** An id in the form of those in links: small letters, digits and dashes. */
export function freshId(taken: readonly string[], wanted: string): string {
  const slug = wanted
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return freshName(taken, slug || 'new', { separator: '-', longest: 64 })
}

/** An identity id or pool id that nobody has yet. The same design always gets the same one. */
export function freshCognitoId(taken: readonly string[], region: string, seed: string): string {
  return firstFree(taken, (turn) => `${region}:${fingerprintUuid(`${seed} ${turn}`)}`)
}

/** A `sub` that no user has yet. */
export function freshSub(taken: readonly string[], seed: string): string {
  return firstFree(taken, (turn) => fingerprintUuid(`sub of ${seed} ${turn}`))
}

function firstFree(taken: readonly string[], make: (turn: number) => string): string {
  const used = new Set(taken)
  for (let turn = 0; ; turn++) {
    const made = make(turn)
    if (!used.has(made)) return made
  }
}
