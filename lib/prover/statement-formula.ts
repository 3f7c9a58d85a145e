import {
  type AuthorizationRequest,
  type CompiledCondition,
  type CompiledStatement,
  compilePattern,
  createRequestContext,
  matchStatementPrincipal,
  type Pattern,
  type PatternToken,
  type VariableToken,
} from '@/lib/iam'
import { finiteTestOf } from './finite-values'
import { and, atom, FALSE, type Formula, or, TRUE, type UnsureReason, unsure } from './formula'
import { mayHold } from './identity-format'
import { type KeyFacts, type KeyModel, RESOURCE } from './key-model'
import {
  finiteLanguageOf,
  type Item,
  type Language,
  languageOf,
  type Slot,
  type SymbolicPattern,
  symbolicPattern,
  textInAnyCase,
  textPattern,
} from './language'
import { ANY, charsOf, NO_COLON } from './letters'

/** What a variable is worth: nothing, a text, or the value of a slot, which stays open. */
export type VariableMeaning =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'slot'; readonly slot: Slot }

/** What statements mean depends on: what keys can be, and what the variables are worth. */
export interface Surroundings {
  readonly model: KeyModel
  readonly variable: (key: string) => VariableMeaning
  /** Who asks, for statements that name principals. */
  readonly caller: Pick<AuthorizationRequest, 'principal'> & {
    /** The unique id of the caller's role, if it has one. */
    readonly roleId?: string
  }
  /** Is the name of the caller's session one of many? */
  readonly hasOpenName: boolean
  readonly hasBoundary: boolean
}

/**
 * When does this statement apply to a request of an action that it covers?
 *
 * The same as `evaluateStatement`, said of all requests at once. What is not understood of a statement is
 * `unsure`, so that it proves nothing.
 */
export function statementFormula(statement: CompiledStatement, around: Surroundings): Formula {
  if (statement.malformed) return unsure('malformed-statement')
  return and([
    principalFormula(statement, around),
    resourceFormula(statement, around),
    ...statement.conditions.map((condition) => conditionFormula(condition, around)),
  ])
}

/** Does the statement's Principal or NotPrincipal speak of sessions by their names? */
export function namesSessions({ source }: CompiledStatement): boolean {
  return JSON.stringify(source.principal).includes(':assumed-role/')
}

/** A name that no policy names: any other session than those that are named. */
const SOME_NAME = 'session'

function principalFormula(statement: CompiledStatement, around: Surroundings): Formula {
  const { caller, hasOpenName } = around
  const { principal, roleId } = caller
  if (statement.source.principal === null) return TRUE
  const isOpen = hasOpenName && roleId !== undefined && principal.kind === 'assumed-role'
  if (!isOpen || !namesSessions(statement)) return named(statement, caller, around)
  // The name is told by `aws:userid` too: each that is named is a case of its own, and so is any other.
  const names = namesIn(statement, principal.sessionArn)
  const is = (some: readonly string[], isNegated: boolean) => {
    const patterns = some.map((name) => textPattern(`${roleId}:${name}`))
    return atom({ kind: 'all', key: 'aws:userid', language: languageOf(patterns, { isNegated }) })
  }
  const other = `${SOME_NAME}-${names.join()}`
  return or([
    ...names.map((name) => and([is([name], false), named(statement, { ...caller, name }, around)])),
    and([is(names, true), named(statement, { ...caller, name: other }, around)]),
  ])
}

/** The names of sessions of the caller's role that stand in the Principal element. */
function namesIn({ source }: CompiledStatement, sessionArn: string): readonly string[] {
  const head = sessionArn.slice(0, sessionArn.lastIndexOf('/') + 1)
  const values = source.principal?.entries.map(({ value }) => value.value) ?? []
  return [...new Set(values.flatMap((arn) => (arn.startsWith(head) ? arn.slice(head.length) : [])))]
}

/** Does the statement speak to the caller, in a session of this name? */
function named(
  statement: CompiledStatement,
  { principal, roleId, name }: Surroundings['caller'] & { readonly name?: string },
  { hasOpenName, hasBoundary }: Surroundings,
): Formula {
  const isSession = principal.kind === 'assumed-role' && name !== undefined && hasOpenName
  const asked = isSession
    ? { ...principal, sessionArn: principal.sessionArn.replace(/[^/]*$/, () => name) }
    : principal
  const context = createRequestContext(
    roleId === undefined ? {} : { 'aws:userid': `${roleId}:${name ?? SOME_NAME}` },
  )
  const request = { principal: asked, action: '', resource: '', context }
  const answer = matchStatementPrincipal(statement, request, { hasBoundary })
  if (answer === 'unknown') return unsure('principal-not-clear')
  return answer === 'yes' ? TRUE : FALSE
}

function resourceFormula({ source, resources }: CompiledStatement, around: Surroundings): Formula {
  if (source.resource === null) return TRUE
  const patterns = symbolicPatterns(resources, around)
  if ('unsure' in patterns) return unsure(patterns.unsure)
  const isNegated = source.resource.name === 'NotResource'
  if (patterns.list.length === 0) return isNegated ? TRUE : FALSE
  return atom({ kind: 'all', key: RESOURCE, language: languageOf(patterns.list, { isNegated }) })
}

const EMPTY_TEXT = languageOf([textPattern('')])

/** When is this condition true? The same as its `test`, said of all requests at once. */
export function conditionFormula(condition: CompiledCondition, around: Surroundings): Formula {
  const { operator, name, key, values } = condition
  const facts = around.model(key)
  const whenAbsent = isPossible(facts, 'absent', key)
  const whenPresent = isPossible(facts, 'present', key)
  if (operator === null) return unsure('unknown-operator')
  const { qualifier, ifExists } = name
  if (operator.family === 'null') {
    if (ifExists) return unsure('unknown-operator')
    if (qualifier !== null) return qualifier === 'ForAllValues' ? TRUE : FALSE
    const says = (wanted: 'true' | 'false') => values.some(({ source }) => source.toLowerCase() === wanted)
    return or([says('true') ? whenAbsent : FALSE, says('false') ? whenPresent : FALSE])
  }
  if (values.some(({ malformed }) => malformed !== null)) return unsure('malformed-variable')
  const language = languageOfCondition(condition, around)
  if ('unsure' in language) return unsure(language.unsure)
  const isTrueWhenAbsent =
    ifExists || qualifier === 'ForAllValues' || (operator.negated && qualifier === null)
  const all = (of: Language) => atom({ kind: 'all', key, language: of })
  const isSome = qualifier === 'ForAnyValue' || (qualifier === null && !operator.negated)
  const body = isSome ? atom({ kind: 'some', key, language }) : all(language)
  const nothingToTest = qualifier === 'ForAllValues' ? all(emptyTextFor(language)) : FALSE
  return or([isTrueWhenAbsent ? whenAbsent : FALSE, onlyIf(facts, or([body, nothingToTest]))])
}

/** A key that is never there has no values, whatever is asked of them. */
function onlyIf(facts: KeyFacts, formula: Formula): Formula {
  return facts.is === 'never' ? FALSE : formula
}

function isPossible(facts: KeyFacts, kind: 'absent' | 'present', key: string): Formula {
  if (facts.is === 'maybe') return atom({ kind, key })
  return (facts.is === 'always') === (kind === 'present') ? TRUE : FALSE
}

/** The empty text, told in the way in which the other tests of the key are. */
function emptyTextFor({ finite }: Language): Language {
  return finite === null ? EMPTY_TEXT : finiteLanguageOf({ ...finite, holds: (value) => value === '' })
}

/** The values with which the test of one value succeeds. */
function languageOfCondition(
  condition: CompiledCondition,
  around: Surroundings,
): Language | { readonly unsure: UnsureReason } {
  const { operator, values } = condition
  if (operator?.family !== 'string' && operator?.family !== 'arn') {
    const finite = finiteTestOf(condition)
    return 'unsure' in finite ? finite : finiteLanguageOf(finite)
  }
  if (operator.ignoresCase) return inAnyCase(values, operator.negated, around)
  const patterns = symbolicPatterns(values, around)
  return 'unsure' in patterns ? patterns : languageOf(patterns.list, { isNegated: operator.negated })
}

function inAnyCase(values: readonly Pattern[], isNegated: boolean, around: Surroundings) {
  const list: SymbolicPattern[] = []
  for (const { tokens } of values) {
    let text: string | null = ''
    for (const token of tokens) {
      if (token.kind === 'text' && text !== null) text += token.text
      if (token.kind !== 'variable') continue
      const meaning = variableOf(token, around)
      if (meaning.kind === 'slot') return { unsure: 'variable-in-any-case' as const }
      if (meaning.kind === 'none') text = null
      else if (text !== null) text += meaning.text
    }
    if (text === null) continue
    const pattern = textInAnyCase(text)
    if (pattern === null) return { unsure: 'beyond-ascii' as const }
    list.push(pattern)
  }
  return languageOf(list, { isNegated })
}

function variableOf({ key, fallback }: VariableToken, { variable }: Surroundings): VariableMeaning {
  const meaning = variable(key)
  if (meaning.kind !== 'none') return meaning
  return fallback === null ? meaning : { kind: 'text', text: fallback }
}

type Patterns = { readonly list: readonly SymbolicPattern[] } | { readonly unsure: UnsureReason }

/** The patterns with what is known of their variables; those that can fit nothing are left out. */
function symbolicPatterns(patterns: readonly Pattern[], around: Surroundings): Patterns {
  const list: SymbolicPattern[] = []
  for (const pattern of patterns) {
    if (pattern.malformed !== null) return { unsure: 'malformed-variable' }
    let reason: UnsureReason | null = null
    const items = symbolicPattern(pattern.tokens, (token) => {
      const put = itemsOf(token, pattern, around)
      if (put !== null && 'unsure' in put) {
        reason ??= put.unsure
        return []
      }
      return put
    })
    if (items === null) continue
    if (reason !== null) return { unsure: reason }
    const fitting = pattern.rules === 'arn' ? inSixParts(items) : items
    if (fitting === 'unsure') return { unsure: 'variable-in-arn-part' }
    if (fitting !== null) list.push(fitting)
  }
  return { list }
}

/** What stands in the place of a variable: the wildcards in a tag's value are alive, as in the engine. */
function itemsOf(
  token: VariableToken,
  { rules }: Pattern,
  around: Surroundings,
): readonly Item[] | { readonly unsure: UnsureReason } | null {
  const meaning = variableOf(token, around)
  const isAlive = token.isTag && rules !== 'text'
  switch (meaning.kind) {
    case 'none':
      return null
    case 'slot':
      if (isAlive && mayHold(meaning.slot.format, '*?')) return { unsure: 'wildcards-in-values' }
      return [{ kind: 'slot', slot: meaning.slot }]
    case 'text':
      return isAlive && /[*?]/.test(meaning.text) ? patternItems(meaning.text) : textPattern(meaning.text)
  }
}

function patternItems(text: string): readonly Item[] {
  const tokens: readonly PatternToken[] = compilePattern(text, 'text-with-wildcards', '2008-10-17').tokens
  return symbolicPattern(tokens, () => null) ?? []
}

const COLON = charsOf(':')

/**
 * A pattern as the operators for ARNs read it: in six parts, the wildcards of the first five without colons. Null
 * when it has fewer parts, and fits nothing.
 */
function inSixParts(items: SymbolicPattern): SymbolicPattern | 'unsure' | null {
  let colons = 0
  const parts: Item[] = []
  for (const item of items) {
    if (colons >= 5) {
      parts.push(item)
      continue
    }
    if (item.kind === 'slot') {
      if (mayHold(item.slot.format, ':')) return 'unsure'
      parts.push(item)
    } else if (item.kind === 'set' || item.kind === 'run') {
      if (item.set === COLON) colons++
      parts.push(item.set === ANY ? { ...item, set: NO_COLON } : item)
    } else return 'unsure'
  }
  return colons < 5 ? null : parts
}
