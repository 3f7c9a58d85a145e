import type { SourceRange } from '@/lib/base/source-range'
import { compilePattern, createRequestContext, type JsonNode, parseJson, variableValue } from '@/lib/iam'
import { membersOf } from './policy-place'
import type { WorldSession } from './types'

/** A `${…}` of a policy, and what it is worth for one session. */
export interface ResolvedVariable {
  /** From `$` to the closing brace. */
  readonly range: SourceRange
  /** `cognito-identity.amazonaws.com:sub`. */
  readonly name: string
  /** Null: the session has no such key, and the text that it stands in matches nothing. */
  readonly value: string | null
  /** Without Version 2012-10-17 it is no variable at all. */
  readonly isPlainText: boolean
}

const OPENED = /\$\{[^}"\\\r\n]*\}/g

/**
 * What are the variables of this policy worth for this session?
 *
 * Those in `Resource`, `NotResource` and the values of a Condition, where AWS fills them in; half-written text gives
 * what can be found. Keys that only a request brings, such as `s3:prefix`, have no value here. Total.
 */
export function variablesIn(text: string, session: WorldSession): readonly ResolvedVariable[] {
  const { root } = parseJson(text)
  const version = membersOf(root).find(({ name }) => name === 'Version')?.value
  const isPlainText = version?.kind !== 'string' || version.value !== '2012-10-17'
  const context = createRequestContext(session.context)
  const found: ResolvedVariable[] = []
  for (const range of placesOf(root)) {
    for (const match of text.slice(range.start, range.end).matchAll(OPENED)) {
      const [variable] = compilePattern(match[0], 'text', '2012-10-17').variables
      if (!variable) continue
      const start = range.start + match.index
      found.push({
        range: { start, end: start + match[0].length },
        name: variable.name,
        value: isPlainText ? null : (variableValue(variable, context, () => {}) ?? null),
        isPlainText,
      })
    }
  }
  return found
}

/** The texts in which variables are filled in. */
function placesOf(root: JsonNode | null): readonly SourceRange[] {
  const statements = membersOf(root).find(({ name }) => name === 'Statement')?.value ?? null
  const list = statements?.kind === 'array' ? statements.items : [statements]
  return list.flatMap((statement) =>
    membersOf(statement).flatMap(({ name, value }) => {
      if (name === 'Resource' || name === 'NotResource') return textRanges(value)
      if (name !== 'Condition') return []
      return membersOf(value).flatMap((operator) =>
        membersOf(operator.value).flatMap((key) => textRanges(key.value)),
      )
    }),
  )
}

function textRanges(node: JsonNode | null): readonly SourceRange[] {
  if (node?.kind === 'string') return [node.range]
  return node?.kind === 'array'
    ? node.items.flatMap(({ kind, range }) => (kind === 'string' ? range : []))
    : []
}
