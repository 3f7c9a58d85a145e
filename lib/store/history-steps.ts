import type { History } from './history'

/** One state that can be gone back to: what was done last before it. */
export interface HistoryStep {
  /** Null for the state with which the history begins. */
  readonly label: string | null
  readonly when: 'past' | 'now' | 'undone'
}

/** Every state of the history, oldest first. */
export function stepsOf<Value>({ past, future }: History<Value>): readonly HistoryStep[] {
  const labels = [...past.map(({ label }) => label), ...future.map(({ label }) => label)]
  return [null, ...labels].map((label, position) => ({
    label,
    when: position < past.length ? 'past' : position === past.length ? 'now' : 'undone',
  }))
}
