import { complement, type Language } from './language'

/**
 * What one key of a request has to be: absent, there, or there with all or some of its values in a language.
 * The resource is a key like any other, always there and with one value.
 */
export type Atom =
  | { readonly kind: 'absent' | 'present'; readonly key: string }
  | { readonly kind: 'all' | 'some'; readonly key: string; readonly language: Language }

/**
 * What a request has to be. `unsure` is what cannot be told of any request, with the reason: it counts as true
 * and as false, so that nothing is proved by it.
 */
export type Formula =
  | { readonly kind: 'atom'; readonly atom: Atom }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Formula[] }
  | { readonly kind: 'unsure'; readonly reason: UnsureReason }

/** Why something cannot be told, as a code; `sayReason` puts it in words. */
export type UnsureReason =
  | 'malformed-statement'
  | 'unknown-operator'
  | 'malformed-variable'
  | 'variable-in-any-case'
  | 'variable-in-bool'
  | 'variable-in-arn-part'
  | 'wildcards-in-values'
  | 'beyond-ascii'
  | 'number-too-long'
  | 'date-out-of-range'
  | 'mixed-operators'
  | 'principal-not-clear'
  | 'other-account'
  | 'too-many-variables'

export const TRUE: Formula = { kind: 'and', parts: [] }
export const FALSE: Formula = { kind: 'or', parts: [] }

export function unsure(reason: UnsureReason): Formula {
  return { kind: 'unsure', reason }
}

export function atom(made: Atom): Formula {
  return { kind: 'atom', atom: made }
}

/** All of them; what is surely true or false is taken out at once. */
export function and(parts: readonly Formula[]): Formula {
  return join('and', parts, isTrue, isFalse, FALSE)
}

/** One of them at least. */
export function or(parts: readonly Formula[]): Formula {
  return join('or', parts, isFalse, isTrue, TRUE)
}

export function isTrue(formula: Formula): boolean {
  return formula.kind === 'and' && formula.parts.length === 0
}

export function isFalse(formula: Formula): boolean {
  return formula.kind === 'or' && formula.parts.length === 0
}

function join(
  kind: 'and' | 'or',
  parts: readonly Formula[],
  isIdle: (part: Formula) => boolean,
  settles: (part: Formula) => boolean,
  settled: Formula,
): Formula {
  const flat = parts
    .flatMap((part) => (part.kind === kind ? part.parts : [part]))
    .filter((part) => !isIdle(part))
  if (flat.some(settles)) return settled
  const [only] = flat
  return flat.length === 1 && only ? only : { kind, parts: flat }
}

/**
 * The opposite.
 *
 * Of a key with several values "all are in it" and "some is not" are opposites, and so is that it is absent.
 */
export function not(formula: Formula): Formula {
  switch (formula.kind) {
    case 'and':
      return or(formula.parts.map(not))
    case 'or':
      return and(formula.parts.map(not))
    case 'unsure':
      return formula
    case 'atom':
      return notAtom(formula.atom)
  }
}

function notAtom(one: Atom): Formula {
  const { key } = one
  switch (one.kind) {
    case 'absent':
      return atom({ kind: 'present', key })
    case 'present':
      return atom({ kind: 'absent', key })
    case 'all':
      return or([
        atom({ kind: 'absent', key }),
        atom({ kind: 'some', key, language: complement(one.language) }),
      ])
    case 'some':
      return or([
        atom({ kind: 'absent', key }),
        atom({ kind: 'all', key, language: complement(one.language) }),
      ])
  }
}
