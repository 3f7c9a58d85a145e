export { type FoundRequest, findRequest } from './any-request'
export { type Budget, USUAL_BUDGET } from './budget'
export { type AccessChangeView, accessChanges, type DirectionView } from './compare-view'
export { DOCUMENTED_IDS, type IdentityFormat, identityIdsOf } from './identity-format'
export {
  cellsOf,
  formatNamed,
  type IsolationCell,
  type IsolationTopic,
  isMet,
  topicsOf,
} from './isolation-report'
export {
  type CellView,
  type ChosenFormats,
  type ExampleView,
  type IsolationPlan,
  isolationCells,
  isolationPlan,
  type Part,
  type TopicPlan,
  type VariablePlan,
} from './isolation-view'
export { type Formats, type Population, populationsOf } from './populations'
export { type ProofCore, proofCore } from './proof-core'
export type { Answer, UnknownReason } from './prove'
export { type AccessChange, accessChangesOf, compareAccess } from './question-compare'
export {
  type Counterexample,
  type IsolationAnswer,
  type IsolationQuestion,
  proveIsolation,
} from './question-isolation'
export {
  type StatementUse,
  smallestRequest,
  statementsOfRoles,
  statementUse,
  statementUses,
} from './question-statements'
export type { AssumedRole } from './question-token'
export { type TrustFinding, trustFindings } from './question-trust'
export {
  type DocumentFinding,
  eachStatementDiagnostic,
  type StatementDiagnostic,
  statementDiagnostics,
} from './statement-diagnostics'
export type { StatementView } from './statement-view'
export {
  type StatementPlan,
  type StatementUseView,
  statementPlan,
  statementUseViews,
} from './statements-view'
export { TAG_FORMATS, type TagFormatId } from './tag-formats'
export { type ThingOperation, type Things, variablesOf } from './things'
export type { Outsider } from './token-model'
export {
  type RoleAccessCell,
  type RoleAccessPlan,
  roleAccessCells,
  roleAccessPlan,
} from './trust-view'
export { NOT_COVERED, REASONS, RESTS_ON } from './words'
