export { meaningOf, meaningOfAttribute, meaningsOf, meaningsOfAttributes } from './claim-meanings'
export { explainCell } from './explanation'
export { flowOf } from './flow'
export { type CliView, flowCli } from './flow-cli'
export {
  type FlowCall,
  type FlowColumn,
  type FlowComparison,
  toFlowComparison,
} from './flow-comparison'
export { toMatrix, VERDICT_WORDS } from './matrix'
export { operationName, operationParameters } from './operation-name'
export { partyName, tokenTitle } from './party-names'
export { toSequence } from './sequence'
export { commandLine, quoteShell, quoteWithVariables } from './shell'
export { signInLine } from './sign-in-line'
export { type TrailLine, type TrailView, toTrail } from './trail'
export type { CellExplanation, MatrixCell, MatrixRow, MatrixView, SequenceView } from './types'
