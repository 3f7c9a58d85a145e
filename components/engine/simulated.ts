import type { Design } from '@/lib/design'
import type { Simulation } from '@/lib/simulation'
import type { MatrixView } from '@/lib/views'

/** A design with what it brings about. They always belong together. */
export interface Simulated {
  readonly design: Design
  readonly simulation: Simulation
  readonly matrix: MatrixView
}
