/** What a person did, so that undo and redo can name it. */
export interface HistoryEntry<Value> {
  readonly value: Value
  /** "Edit S3UserFolder". */
  readonly label: string
}

/** The present, and what can be undone and redone around it. */
export interface History<Value> {
  readonly present: Value
  readonly past: readonly HistoryEntry<Value>[]
  readonly future: readonly HistoryEntry<Value>[]
  /** What the last change was part of and when, so that a burst of typing is one step. */
  readonly burst: { readonly key: string; readonly at: number } | null
}

/** Typing in one document with shorter pauses than this, in milliseconds, is undone in one step. */
const BURST_PAUSE = 1_000
const KEPT = 100

/** A history that begins now. */
export function beginHistory<Value>(present: Value): History<Value> {
  return { present, past: [], future: [], burst: null }
}

/**
 * Records a change. Changes with the same burst key in quick succession become one step of undo.
 *
 * @param at milliseconds, on any clock that does not run backwards
 */
export function record<Value>(
  history: History<Value>,
  value: Value,
  label: string,
  burstKey: string | null,
  at: number,
): History<Value> {
  if (Object.is(value, history.present)) return history
  const { burst, past } = history
  const continues =
    burstKey !== null && burst?.key === burstKey && at - burst.at < BURST_PAUSE && past.length > 0
  return {
    present: value,
    past: continues ? past : [...past, { value: history.present, label }].slice(-KEPT),
    future: [],
    burst: burstKey === null ? null : { key: burstKey, at },
  }
}

/** One step back; the same history when there is nothing to undo. */
export function undo<Value>(history: History<Value>): History<Value> {
  const last = history.past.at(-1)
  if (!last) return history
  return {
    present: last.value,
    past: history.past.slice(0, -1),
    future: [{ value: history.present, label: last.label }, ...history.future],
    burst: null,
  }
}

/** One step forward again; the same history when there is nothing to redo. */
export function redo<Value>(history: History<Value>): History<Value> {
  const [next, ...rest] = history.future
  if (!next) return history
  return {
    present: next.value,
    past: [...history.past, { value: history.present, label: next.label }],
    future: rest,
    burst: null,
  }
}

/**
 * The history at another of its states, as so many undos or redos would leave it: nothing is forgotten, so that
 * one can come back. The same history when it has no such state.
 *
 * @param position counted as `stepsOf` lists them
 */
export function goTo<Value>(history: History<Value>, position: number): History<Value> {
  const states = history.past.length + 1 + history.future.length
  if (!Number.isInteger(position) || position < 0 || position >= states) return history
  let moved = history
  while (moved.past.length > position) moved = undo(moved)
  while (moved.past.length < position) moved = redo(moved)
  return moved
}
