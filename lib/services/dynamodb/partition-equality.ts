import type { Value } from '../values'
import type { Condition, Operand } from './expressions/condition'

/**
 * The values to which a condition holds an attribute, by `=` or `IN` beside other tests joined with AND; null
 * when it leaves the attribute open. Without a name it is the first attribute that is held to a value.
 */
export function equalityOn(condition: Condition, name: string | undefined): readonly Value[] | null {
  switch (condition.kind) {
    case 'and':
      for (const part of condition.parts) {
        const found = equalityOn(part, name)
        if (found !== null) return found
      }
      return null
    case 'compare': {
      if (condition.operator !== '=') return null
      const { left, right } = condition
      if (isAttribute(left, name) && right.kind === 'value') return [right.value]
      return isAttribute(right, name) && left.kind === 'value' ? [left.value] : null
    }
    case 'in': {
      if (!isAttribute(condition.operand, name)) return null
      const values = condition.options.flatMap((option) => (option.kind === 'value' ? [option.value] : []))
      return values.length === condition.options.length ? values : null
    }
    default:
      return null
  }
}

function isAttribute(operand: Operand, name: string | undefined): boolean {
  return (
    operand.kind === 'path' && operand.path.length === 1 && (name === undefined || operand.path[0] === name)
  )
}
