import type { MatrixIdentity, MatrixRow, MatrixView } from './types'

/** A column that is shown, and where its cell stands in each row. */
export interface ArrangedColumn extends MatrixIdentity {
  readonly index: number
}

export interface RowGroup {
  readonly key: string
  /** Null: the only group, without a heading. */
  readonly title: string | null
  readonly rows: readonly MatrixRow[]
}

/** The part of a matrix that is shown, in its order. */
export interface ArrangedMatrix {
  readonly columns: readonly ArrangedColumn[]
  readonly groups: readonly RowGroup[]
  readonly rowCount: number
}

/** What services are called; others go by their prefix. */
const SERVICES: ReadonlyMap<string, string> = new Map([
  ['s3', 'Amazon S3'],
  ['dynamodb', 'Amazon DynamoDB'],
])

/** The whole matrix as the design has it, service by service. */
export function wholeMatrix({ identities, rows }: MatrixView): ArrangedMatrix {
  return {
    columns: identities.map((identity, index) => ({ ...identity, index })),
    groups: byService(rows),
    rowCount: rows.length,
  }
}

/** Rows by their service: the two that everybody knows first, the others as they come. */
export function byService(rows: readonly MatrixRow[]): readonly RowGroup[] {
  const services = new Set([...SERVICES.keys(), ...rows.map((row) => row.service)])
  return [...services].flatMap((service) => {
    const members = rows.filter((row) => row.service === service)
    return members.length === 0
      ? []
      : [{ key: service, title: SERVICES.get(service) ?? service, rows: members }]
  })
}
