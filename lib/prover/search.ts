import { type Box, Boxes, EVERYTHING, type Frame, type KeyAnswer } from './box'
import type { Meter } from './budget'
import type { Atom, Formula, UnsureReason } from './formula'
import { isFalse } from './formula'

/** What came of looking for a request: one that was checked, surely none, or neither. */
export type SearchOutcome<Found> =
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'none' }
  | { readonly kind: 'unclear'; readonly reasons: readonly UnsureReason[] }

/** A box in which nothing is known to be empty, with the shortest values of its keys. */
export interface Candidate {
  readonly answers: ReadonlyMap<string, KeyAnswer>
}

/**
 * Looks for a request that makes the formula true.
 *
 * The formula is taken apart into boxes; a branch ends when a key has no value left. A box that is left over may
 * still hold no request, so `check` makes one of its values and asks the real engine. Only boxes that are surely
 * empty count towards "none".
 *
 * @param check makes a request of the values and says what it found; null when the engine does not agree
 */
export function search<Found>(
  formula: Formula,
  frame: Frame,
  meter: Meter,
  check: (candidate: Candidate) => Found | null,
): SearchOutcome<Found> {
  return new Search(frame, meter, check).run(formula)
}

class Search<Found> {
  private readonly boxes: Boxes
  private readonly meter: Meter
  private readonly check: (candidate: Candidate) => Found | null
  private readonly reasons = new Set<UnsureReason>()
  private unclear = 0

  constructor(frame: Frame, meter: Meter, check: (candidate: Candidate) => Found | null) {
    this.boxes = new Boxes(frame, meter)
    this.meter = meter
    this.check = check
  }

  run(formula: Formula): SearchOutcome<Found> {
    const found = this.explore([formula], EVERYTHING)
    if (found !== null) return { kind: 'found', found }
    if (this.unclear === 0) return { kind: 'none' }
    return { kind: 'unclear', reasons: [...new Set([...this.reasons, ...this.boxes.reasons])] }
  }

  private explore(pending: readonly Formula[], before: Box): Found | null {
    this.meter.tick()
    const settled = this.settle(pending, before)
    if (settled === null) return null
    const { box, choices } = settled
    // Often the first values are good already: then no branch needs to be taken.
    const found = this.check({ answers: this.answersOf(box) })
    if (found !== null) return found
    const [smallest, ...others] = [...choices].sort((left, right) => left.length - right.length)
    if (smallest === undefined) {
      this.unclear++
      return null
    }
    for (const part of smallest) {
      const deeper = this.explore([part, ...others.map((parts): Formula => ({ kind: 'or', parts }))], box)
      if (deeper !== null) return deeper
    }
    return null
  }

  /** Takes over all that has to hold, and what follows from it; null when nothing is left. */
  private settle(
    pending: readonly Formula[],
    before: Box,
  ): { readonly box: Box; readonly choices: readonly (readonly Formula[])[] } | null {
    let box = before
    let choices: (readonly Formula[])[] = []
    let open = [...pending]
    for (;;) {
      const atoms: Atom[] = []
      for (let part = open.pop(); part !== undefined; part = open.pop()) {
        if (part.kind === 'and') open.push(...part.parts)
        else if (part.kind === 'atom') atoms.push(part.atom)
        else if (part.kind === 'unsure') this.reasons.add(part.reason)
        else if (isFalse(part)) return null
        else choices.push(part.parts)
      }
      const next = this.boxes.with(box, atoms)
      if (next === null) return null
      box = next
      const left: (readonly Formula[])[] = []
      open = []
      for (const parts of choices) {
        const possible = parts.filter((part) => this.isPossible(part, box))
        const [only] = possible
        if (only === undefined) return null
        if (possible.length === 1) open.push(only)
        else left.push(possible)
      }
      choices = left
      if (open.length === 0) return { box, choices }
    }
  }

  /** Could this part hold too? Only its plain demands are looked at. */
  private isPossible(part: Formula, box: Box): boolean {
    if (part.kind === 'atom') return this.boxes.with(box, [part.atom]) !== null
    if (part.kind !== 'and') return !isFalse(part)
    const atoms = part.parts.flatMap((one) => (one.kind === 'atom' ? [one.atom] : []))
    return !part.parts.some(isFalse) && this.boxes.with(box, atoms) !== null
  }

  private answersOf(box: Box): ReadonlyMap<string, KeyAnswer> {
    return new Map([...box.keys()].map((key) => [key, this.boxes.answer(box, key)]))
  }
}
