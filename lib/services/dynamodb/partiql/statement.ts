import type { Item } from '../../values'
import type { Condition } from '../expressions/condition'
import type { Path } from '../expressions/paths'
import type { Update } from '../expressions/update'
import type { ReturnValues } from '../operations'

/** A PartiQL statement that the playground can read. */
export type PartiqlStatement =
  | {
      readonly kind: 'select'
      readonly table: string
      readonly index: string | undefined
      /** Null for `*`. */
      readonly paths: readonly Path[] | null
      readonly where: Condition | null
    }
  | { readonly kind: 'insert'; readonly table: string; readonly item: Item }
  | {
      readonly kind: 'update'
      readonly table: string
      readonly updates: readonly Update[]
      readonly where: Condition | null
      readonly returning: ReturnValues
    }
  | {
      readonly kind: 'delete'
      readonly table: string
      readonly where: Condition | null
      readonly returning: ReturnValues
    }

/** The attributes that a condition names, at the top level. */
export function attributesOf(condition: Condition | null): readonly string[] {
  const found = new Set<string>()
  const visit = (one: Condition): void => {
    switch (one.kind) {
      case 'and':
      case 'or':
        one.parts.forEach(visit)
        return
      case 'not':
        visit(one.part)
        return
      case 'compare':
        for (const operand of [one.left, one.right]) if (operand.kind !== 'value') found.add(operand.path[0])
        return
      case 'between':
        for (const operand of [one.operand, one.low, one.high]) {
          if (operand.kind !== 'value') found.add(operand.path[0])
        }
        return
      case 'in':
        for (const operand of [one.operand, ...one.options]) {
          if (operand.kind !== 'value') found.add(operand.path[0])
        }
        return
      default:
        found.add(one.path[0])
    }
  }
  if (condition) visit(condition)
  return [...found]
}
