export { ASSUMPTIONS } from './assumptions'
export { auditTrail, type TrailOfUse } from './audit-trail'
export { blankStep } from './blank-step'
export { type BothFlows, type FlowRun, simulateBothFlows } from './both-flows'
export { type Coverage, coverage, type StatementUse, type UseCase } from './coverage'
export { createSimulator, type Simulator } from './create-simulator'
export { explainRequest } from './explain-request'
export { type InspectionOfToken, inspectTokenAgainst } from './inspect-token'
export { type DetailSource, LazyCell, toPlain } from './lazy-cell'
export { placeOf } from './place-of'
export { replayDetails } from './replay'
export { type SimulationEnvironment, simulate } from './simulate'
export type {
  Call,
  Cell,
  Check,
  DecisivePlace,
  DocumentId,
  DocumentPlace,
  DocumentReport,
  ExpectationVerdict,
  IdentityRun,
  Json,
  Party,
  PoolFinding,
  RoleTrust,
  ServiceAnswer,
  ServiceError,
  Session,
  Simulation,
  Step,
  StepNumber,
  StepStatus,
  TokenView,
  TrustProbe,
  Verdict,
} from './types'
export {
  effectOfKeys,
  type Hypothesis,
  type KeyChange,
  keysOfRequest,
  type RequestKey,
  type ShiftedCell,
  whatIf,
} from './what-if'
