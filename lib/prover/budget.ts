/**
 * How much work a proof may take. The library has no clock, so whoever asks hands one in, or counts steps alone.
 */
export interface Budget {
  /** States of automata and branches of the search that may be looked at. */
  readonly steps: number
  /** Is it time to stop? Asked now and then. */
  readonly isOver?: () => boolean
}

/** Enough for the designs of people, and over in a blink. */
export const USUAL_BUDGET: Budget = { steps: 60_000 }

/** Thrown and caught in this package only: the budget is used up. */
export class OutOfBudget extends Error {}

/** Counts what a proof has used. */
export class Meter {
  used = 0
  private readonly budget: Budget

  constructor(budget: Budget) {
    this.budget = budget
  }

  /** One more step; throws when there is none left. */
  tick(): void {
    this.used++
    const { steps, isOver } = this.budget
    if (this.used > steps || (this.used % ASK_EVERY === 0 && isOver?.() === true)) throw new OutOfBudget()
  }

  /** Steps that were taken before, for the same answer. */
  add(steps: number): void {
    this.used += steps
    if (this.used > this.budget.steps) throw new OutOfBudget()
  }
}

const ASK_EVERY = 256
