import { type CatalogAction, type JsonNode, readAction } from '@/lib/iam'
import { membersOf } from './policy-place'

/** What a statement that is being written says so far. */
export interface StatementFacts {
  readonly names: readonly string[]
  /** The actions that it speaks of; null when that may be any: no action yet, `*`, `NotAction`, an unknown service. */
  readonly actions: readonly CatalogAction[] | null
}

/** Reads as much of a half-written statement as there is. Total. */
export function factsOf(statement: JsonNode | null): StatementFacts {
  const members = membersOf(statement)
  const names = members.map(({ name }) => name)
  const action = members.find(({ name }) => name === 'Action')?.value ?? null
  const written = textsOf(action).filter((text) => text !== '')
  if (written.length === 0) return { names, actions: null }
  const covered = written.map((text) => readAction(text).covered)
  // An action that is being typed covers nothing yet.
  const known = covered.filter((actions) => actions === null || actions.length > 0)
  const isOpen = known.length === 0 || known.includes(null)
  return { names, actions: isOpen ? null : known.flatMap((actions) => actions ?? []) }
}

/** The texts of a value that is one text or a list of them. */
export function textsOf(node: JsonNode | null): readonly string[] {
  if (node?.kind === 'string') return [node.value]
  return node?.kind === 'array'
    ? node.items.flatMap((item) => (item.kind === 'string' ? item.value : []))
    : []
}

/** The condition keys that requests for these actions may carry, besides the global ones. */
export function keysOf(actions: readonly CatalogAction[] | null): ReadonlySet<string> | null {
  if (actions === null || actions.some(({ conditionKeys }) => conditionKeys === null)) return null
  return new Set(actions.flatMap(({ conditionKeys }) => conditionKeys ?? []))
}

/** Can one of these actions be limited to resources of this type? `null` of a list means that it is not known. */
export function takesResource(
  actions: readonly CatalogAction[] | null,
  service: string,
  type: string,
): boolean {
  if (actions === null) return true
  return actions.some(
    (action) =>
      action.service === service && (action.resourceTypes === null || action.resourceTypes.includes(type)),
  )
}
