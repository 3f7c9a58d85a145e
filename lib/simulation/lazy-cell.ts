import type { Cell, Simulation } from './types'

/** What a person sees of a cell only after choosing it. */
export type CellDetails = Pick<Cell, 'checks' | 'answer'>

/** Knows how to put together the details of cells. */
export interface DetailSource {
  detailsOf(cell: Cell): CellDetails
}

/**
 * A cell that puts its details together when they are read: of a hundred thousand cells a person reads a few.
 *
 * The getters are those of the class, so that making a cell costs no more than its own fields. Whoever copies
 * cells calls {@link toPlain} first.
 */
export class LazyCell implements Cell {
  readonly identity: string
  readonly request: string
  readonly verdict: Cell['verdict']
  readonly step: Cell['step']
  readonly isExplicit: boolean
  readonly guard: string | null
  readonly hasVacuousCondition: boolean
  readonly assumptions: readonly string[]
  readonly #source: DetailSource
  #details: CellDetails | null = null

  constructor(settled: Omit<Cell, keyof CellDetails>, source: DetailSource) {
    this.identity = settled.identity
    this.request = settled.request
    this.verdict = settled.verdict
    this.step = settled.step
    this.isExplicit = settled.isExplicit
    this.guard = settled.guard
    this.hasVacuousCondition = settled.hasVacuousCondition
    this.assumptions = settled.assumptions
    this.#source = source
  }

  get checks(): Cell['checks'] {
    return this.#read().checks
  }

  get answer(): Cell['answer'] {
    return this.#read().answer
  }

  toJSON(): Cell {
    return toPlainCell(this)
  }

  #read(): CellDetails {
    this.#details ??= this.#source.detailsOf(this)
    return this.#details
  }
}

/** The simulation as plain data, with every detail: it can be stored, sent and compared. */
export function toPlain(simulation: Simulation): Simulation {
  return { ...simulation, cells: simulation.cells.map(toPlainCell) }
}

/** One cell with its details as plain data. */
export function toPlainCell(cell: Cell): Cell {
  const { identity, request, verdict, step, isExplicit, guard, hasVacuousCondition, assumptions } = cell
  const { checks, answer } = cell
  return {
    identity,
    request,
    verdict,
    step,
    checks,
    answer,
    isExplicit,
    guard,
    hasVacuousCondition,
    assumptions,
  }
}
