export {
  arrangeMatrix,
  type CellTrait,
  type Grouping,
  type MatrixQuery,
  type Ordering,
  WHOLE_MATRIX,
  type Who,
} from './arrange-matrix'
export { awsCliOf } from './aws-cli'
export { awsCommand, type CliOption, type CliValue, cliName, quoteShell } from './aws-command'
export { meaningOf, meaningOfAttribute, meaningsOf, meaningsOfAttributes } from './claim-meanings'
export {
  type CellChangeKind,
  type ComparedCell,
  type ComparedIdentity,
  type ComparedLine,
  type Comparison,
  compareSimulations,
} from './compare'
export { explainCell } from './explanation'
export { flowOf } from './flow'
export { type CliView, flowCli } from './flow-cli'
export {
  type FlowCall,
  type FlowColumn,
  type FlowComparison,
  toFlowComparison,
} from './flow-comparison'
export { diffTexts, type LinePair } from './line-diff'
export { toMatrix, VERDICT_WORDS } from './matrix'
export { toMatrixCsv } from './matrix-csv'
export { operationName, operationParameters } from './operation-name'
export { partyName, tokenTitle } from './party-names'
export { type PolicyFile, policyFilesOf } from './policy-files'
export { toReport } from './report'
export { toSequence } from './sequence'
export { commandLine, quoteWithVariables } from './shell'
export { signInLine } from './sign-in-line'
export { type TrailLine, type TrailView, toTrail } from './trail'
export type {
  CellExplanation,
  MatrixCell,
  MatrixIdentity,
  MatrixRow,
  MatrixView,
  SequenceView,
} from './types'
export { type ShortDecision, type WhatIfView, whatIfView } from './what-if'
export { type ArrangedColumn, type ArrangedMatrix, type RowGroup, wholeMatrix } from './whole-matrix'
