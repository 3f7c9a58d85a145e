export { ASSUMPTIONS } from './assumptions'
export { auditTrail, type TrailOfUse } from './audit-trail'
export { blankStep } from './blank-step'
export { createSimulator, type Simulator } from './create-simulator'
export { explainRequest } from './explain-request'
export { type InspectionOfToken, inspectTokenAgainst } from './inspect-token'
export { placeOf } from './place-of'
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
