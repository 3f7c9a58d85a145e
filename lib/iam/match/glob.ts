/** A piece of a pattern once its variables are filled in. */
export type GlobToken =
  | { readonly kind: 'text'; readonly text: string }
  /** `*`: any run of characters. */
  | { readonly kind: 'star' }
  /** `*` inside one of the first five parts of an ARN: any run without a colon. */
  | { readonly kind: 'segment-star' }
  /** `?`: exactly one character. */
  | { readonly kind: 'any' }

/** Decides whether a value fits a pattern, the whole value from end to end. */
export type Glob = (value: string) => boolean

/**
 * Builds the matcher of a wildcard pattern.
 *
 * Between two stars stands a fixed run of characters; the leftmost place where it fits is always good
 * enough, so one walk over the value decides and nothing is tried twice. A `segment-star` breaks that rule
 * (it may not cross a colon), so patterns with one walk a row of reachable places instead: time is the
 * product of both lengths at worst, never more.
 *
 * @example
 * compileGlob([{ kind: 'text', text: 'a/' }, { kind: 'star' }])('a/b/c') // true
 */
export function compileGlob(tokens: readonly GlobToken[]): Glob {
  let exact: string | null = ''
  for (const token of tokens) {
    if (token.kind === 'segment-star') return byReachablePlaces(tokens)
    exact = token.kind === 'text' && exact !== null ? exact + token.text : null
  }
  return exact === null ? byRuns(tokens) : (value) => value === exact
}

/** A run of characters without stars; null stands for `?`. */
type Run = { readonly text: string; readonly holes: readonly number[] }

function byRuns(tokens: readonly GlobToken[]): Glob {
  const runs: Run[] = []
  let text = ''
  let holes: number[] = []
  for (const token of tokens) {
    if (token.kind === 'text') text += token.text
    else if (token.kind === 'any') {
      holes.push(text.length)
      text += '?'
    } else {
      runs.push({ text, holes })
      text = ''
      holes = []
    }
  }
  const last: Run = { text, holes }
  const first = runs[0]
  if (first === undefined) {
    return (value) => value.length === last.text.length && fitsAt(last, value, 0)
  }
  const middle = runs.slice(1).filter((run) => run.text.length > 0)
  const shortest = first.text.length + last.text.length
  return (value) => {
    const end = value.length - last.text.length
    if (value.length < shortest || !fitsAt(first, value, 0) || !fitsAt(last, value, end)) return false
    let position = first.text.length
    for (const run of middle) {
      const found = find(run, value, position, end)
      if (found < 0) return false
      position = found + run.text.length
    }
    return true
  }
}

function fitsAt(run: Run, value: string, position: number): boolean {
  if (run.holes.length === 0) return value.startsWith(run.text, position)
  let hole = 0
  for (let index = 0; index < run.text.length; index++) {
    if (run.holes[hole] === index) hole++
    else if (value.charCodeAt(position + index) !== run.text.charCodeAt(index)) return false
  }
  return true
}

function find(run: Run, value: string, from: number, end: number): number {
  const lastStart = end - run.text.length
  if (run.holes.length === 0) {
    const found = value.indexOf(run.text, from)
    return found >= 0 && found <= lastStart ? found : -1
  }
  for (let start = from; start <= lastStart; start++) if (fitsAt(run, value, start)) return start
  return -1
}

function byReachablePlaces(tokens: readonly GlobToken[]): Glob {
  return (value) => {
    // reachable[i]: the tokens so far can match exactly the first i characters.
    let reachable = new Uint8Array(value.length + 1)
    reachable[0] = 1
    for (const token of tokens) {
      const next = new Uint8Array(value.length + 1)
      if (token.kind === 'text') {
        for (let index = 0; index + token.text.length <= value.length; index++) {
          if (reachable[index] && value.startsWith(token.text, index)) next[index + token.text.length] = 1
        }
      } else if (token.kind === 'any') {
        for (let index = 0; index < value.length; index++) if (reachable[index]) next[index + 1] = 1
      } else {
        let open = false
        for (let index = 0; index <= value.length; index++) {
          if (token.kind === 'segment-star' && index > 0 && value[index - 1] === ':') open = false
          if (reachable[index]) open = true
          if (open) next[index] = 1
        }
      }
      reachable = next
    }
    return reachable[value.length] === 1
  }
}
