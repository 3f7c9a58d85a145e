/**
 * The last part of an ARN as AWS publishes it, `table/${TableName}/index/${IndexName}`, and whether a pattern
 * of a policy can match any text of that shape.
 */
export type ResourceShape = readonly ShapeStep[]

/** Exactly this character; exactly one of a set; or any number of a set. */
type ShapeStep =
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'one' | 'more'; readonly slashes: boolean }

/** Names that hold no slash; other parts of an ARN may, paths and keys for instance. */
const WITHOUT_SLASH = /^(BucketName|TableName|IndexName|StreamLabel|AccessPointName|AccessPointAlias)$/

export function toShape(published: string): ResourceShape {
  const steps: ShapeStep[] = []
  for (let index = 0; index < published.length; index++) {
    const close = published.startsWith('${', index) ? published.indexOf('}', index) : -1
    if (close < 0) {
      const letter = published[index] as string
      if (letter === '*') steps.push({ kind: 'more', slashes: true })
      else steps.push({ kind: 'letter', letter })
      continue
    }
    const slashes = !WITHOUT_SLASH.test(published.slice(index + 2, close))
    steps.push({ kind: 'one', slashes }, { kind: 'more', slashes })
    index = close
  }
  return steps
}

/**
 * Can this part of a pattern match a text of that shape? A variable may stand for anything.
 *
 * Walks over the pattern with all places of the shape that can be reached: time is the product of both lengths.
 */
export function canMatch(pattern: string, shape: ResourceShape): boolean {
  const end = shape.length
  let places = new Uint8Array(end + 1)
  let next = new Uint8Array(end + 1)
  reach(shape, places, 0)
  for (let index = 0; index < pattern.length; index++) {
    const letter = pattern[index] as string
    const close = letter === '$' && pattern[index + 1] === '{' ? pattern.indexOf('}', index) : -1
    if (letter === '*' || close >= 0) {
      places.fill(1, places.indexOf(1))
      if (close >= 0) index = close
      continue
    }
    next.fill(0)
    let isStuck = true
    for (let place = 0; place < end; place++) {
      const step = shape[place] as ShapeStep
      if (places[place] === 0 || !admits(step, letter)) continue
      reach(shape, next, step.kind === 'more' ? place : place + 1)
      isStuck = false
    }
    if (isStuck) return false
    const spare = places
    places = next
    next = spare
  }
  return places[end] === 1
}

function admits(step: ShapeStep, letter: string): boolean {
  if (letter === '?') return true
  return step.kind === 'letter' ? step.letter === letter : step.slashes || letter !== '/'
}

/** Marks a place, and those that it leads to without a letter: `more` may be none. */
function reach(shape: ResourceShape, places: Uint8Array, from: number): void {
  let place = from
  places[place] = 1
  while (shape[place]?.kind === 'more') places[++place] = 1
}
