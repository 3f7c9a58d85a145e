import { fail, type Result, succeed } from '@/lib/base/result'
import { attributeOf, type Item, recordOf } from '../values'
import { parseProjection, project } from './expressions/projection'
import type { Placeholders, Wanted } from './operations'

/** How the wanted attributes are cut out of an item. */
export type Cut = (item: Item) => Item

const whole: Cut = (item) => item

/** What a request that wants these attributes gets of an item, or why it gets nothing. */
export function cutOf(wanted: Wanted & Placeholders): Result<Cut, string> {
  const { projectionExpression, attributesToGet, expressionAttributeNames } = wanted
  if (projectionExpression !== undefined) {
    const paths = parseProjection(projectionExpression, expressionAttributeNames)
    return paths.ok
      ? succeed((item) => project(item, paths.value))
      : fail(`Invalid ProjectionExpression: ${paths.error}`)
  }
  if (attributesToGet === undefined || attributesToGet.length === 0) return succeed(whole)
  return succeed((item) => only(item, attributesToGet))
}

/** The item with these attributes alone. */
export function only(item: Item, names: readonly string[]): Item {
  return recordOf(
    names.flatMap((name) => {
      const value = attributeOf(item, name)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}
