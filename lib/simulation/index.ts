export { ASSUMPTIONS } from './assumptions'
export { explainRequest } from './explain-request'
export { placeOf } from './place-of'
export { blankStep } from './run-identity'
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
