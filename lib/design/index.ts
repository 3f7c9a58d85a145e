export { type DesignProblem, decodeDesign } from './decode-design'
export { type DesignDiff, type DocumentChange, diffDesigns, type SettingChange } from './diff-designs'
export {
  accessPolicyId,
  boundaryId,
  type DesignDocument,
  documentsOf,
  organizationPolicyId,
  resourcePolicyId,
  trustPolicyId,
  withDocumentText,
} from './documents'
export { encodeDesign } from './encode-design'
export { withExpectation, withoutExpectation } from './expectations'
export { withPlaceOf } from './reorder'
export { resolveRequest } from './resolve-request'
export {
  type Design,
  designSchema,
  type Expectation,
  type Identity,
  type IdentityPool,
  type OtherPool,
  type Provider,
  type Request,
  type Role,
} from './schema/design'
