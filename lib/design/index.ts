export { type DesignProblem, decodeDesign } from './decode-design'
export {
  accessPolicyId,
  type DesignDocument,
  documentsOf,
  trustPolicyId,
  withDocumentText,
} from './documents'
export { encodeDesign } from './encode-design'
export { resolveRequest } from './resolve-request'
export {
  type Design,
  designSchema,
  type Expectation,
  type Identity,
  type Provider,
  type Request,
  type Role,
} from './schema'
