import { byteLength } from '../../text'
import { type Item, isList, isMap, type Value } from '../../values'
import { compareValues, isSameValue, typeOfValue } from '../attribute-values'
import type { Comparator, Condition, Operand } from './condition'
import { valueAt } from './paths'

/**
 * Does this condition hold for the item? An item that is not there has no attributes.
 *
 * A comparison with an attribute that the item lacks is false, but for `<>`, which is true.
 */
export function holds(condition: Condition, item: Item): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => holds(part, item))
    case 'or':
      return condition.parts.some((part) => holds(part, item))
    case 'not':
      return !holds(condition.part, item)
    case 'compare':
      return compare(
        condition.operator,
        operandValue(condition.left, item),
        operandValue(condition.right, item),
      )
    case 'between': {
      const value = operandValue(condition.operand, item)
      return (
        compare('>=', value, operandValue(condition.low, item)) &&
        compare('<=', value, operandValue(condition.high, item))
      )
    }
    case 'in': {
      const value = operandValue(condition.operand, item)
      return (
        value !== undefined &&
        condition.options.some((option) => isSameValue(value, operandValue(option, item)))
      )
    }
    case 'exists':
      return (valueAt(item, condition.path) !== undefined) === condition.isWanted
    case 'begins_with': {
      const value = valueAt(item, condition.path)
      const start = operandValue(condition.argument, item)
      return typeof value === 'string' && typeof start === 'string' && value.startsWith(start)
    }
    case 'contains': {
      const value = valueAt(item, condition.path)
      const wanted = operandValue(condition.argument, item)
      if (isList(value)) return value.some((inner) => isSameValue(inner, wanted))
      return typeof value === 'string' && typeof wanted === 'string' && value.includes(wanted)
    }
    case 'attribute_type': {
      const value = valueAt(item, condition.path)
      return value !== undefined && typeOfValue(value) === operandValue(condition.argument, item)
    }
  }
}

function operandValue(operand: Operand, item: Item): Value | undefined {
  if (operand.kind === 'value') return operand.value
  const value = valueAt(item, operand.path)
  return operand.kind === 'path' ? value : sizeOf(value)
}

function sizeOf(value: Value | undefined): number | undefined {
  if (typeof value === 'string') return byteLength(value)
  if (isList(value)) return value.length
  return isMap(value) ? Object.keys(value).length : undefined
}

/** Compares two values as DynamoDB does: values of different types are never equal, and have no order. */
export function compare(operator: Comparator, left: Value | undefined, right: Value | undefined): boolean {
  if (operator === '<>') return !(left !== undefined && isSameValue(left, right))
  if (left === undefined || right === undefined) return false
  if (operator === '=') return isSameValue(left, right)
  const order = compareValues(left, right)
  if (order === null) return false
  switch (operator) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}
