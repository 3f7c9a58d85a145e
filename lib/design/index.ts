export { type DesignProblem, decodeDesign, problemsIn, readChecked } from './decode-design'
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
export { acceptProvider, isAccepted, mappingKeyOf } from './edit/accept-provider'
export { blankDesign } from './edit/blank-design'
export {
  blankIdentity,
  blankItem,
  blankPolicyText,
  blankProvider,
  blankRequest,
  blankRole,
  blankValue,
  type IdentityKind,
  type OperationName,
  operationsByService,
  type ProviderKind,
  withKind,
  withOperation,
} from './edit/blanks'
export { type Edited, type FieldProblem, withItem, withSingle } from './edit/check'
export { type Dependant, dependantsOf } from './edit/dependants'
export { withExpectation } from './edit/expectations'
export {
  addItem,
  duplicateItem,
  moveItem,
  removeItem,
  renameItem,
  renameProblem,
  type WithNew,
} from './edit/items'
export {
  addLevel,
  addPolicy,
  duplicatePolicy,
  movePolicy,
  nameProblem,
  type PolicyList,
  policiesOf,
  policyNameProblem,
  removeLevel,
  removePolicy,
  renameBoundary,
  renamePolicy,
  withBoundary,
} from './edit/named-policies'
export { withPlaceOf } from './edit/reorder'
export { encodeDesign } from './encode-design'
export {
  type Bucket,
  ID_FIELDS,
  idOfItem,
  itemsOf,
  nameOfItem,
  PART_NAMES,
  type PartItem,
  type PartName,
  type Resource,
  type SingleName,
  shapeOfPart,
  shapesOfSingle,
  type Table,
} from './form/parts'
export {
  type Field,
  fits,
  type ObjectShape,
  optionFor,
  type Shape,
  type TextShape,
  tellsApart,
  type VariantShape,
} from './form/shape'
export { type Path, valueAt, withMoved, withNameOf, withValueAt } from './form/value-at'
export { resolveRequest } from './resolve-request'
export {
  type Design,
  designSchema,
  type Expectation,
  type Identity,
  type IdentityPool,
  type IsolationExpectation,
  type OtherPool,
  type Provider,
  type Request,
  type Role,
} from './schema/design'
export { ISOLATION_FORMATS, ISOLATION_OPERATIONS } from './schema/isolation'
