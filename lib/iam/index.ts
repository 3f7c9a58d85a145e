export { type Assumption, IAM_ASSUMPTIONS, type IamAssumptionId } from './assumptions'
export type { ConditionTest, Effect, PolicyDocument, PolicyKind, PolicyVersion, Statement } from './ast'
export { catalog } from './catalog/catalog'
export { nearest } from './catalog/nearest'
export type {
  AccessLevel,
  Catalog,
  CatalogAction,
  CatalogConditionKey,
  CatalogResourceType,
  CatalogService,
  KeyType,
} from './catalog/types'
export { wholeResource } from './catalog/whole-resource'
export { compilePolicy } from './compile/compile-policy'
export type { CompiledCondition, CompiledPolicy, CompiledStatement } from './compile/compiled'
export { type Instant, parseInstant } from './conditions/dates'
export { parseIpAddress, parseIpRange } from './conditions/ip-addresses'
export { parseDecimal } from './conditions/numbers'
export {
  OPERATORS,
  type Operator,
  type OperatorFamily,
  parseOperatorName,
} from './conditions/operators'
export { type DiagnosticCode, WORDINGS } from './diagnostics/catalogue'
export type { Diagnostic, Fix, Severity } from './diagnostics/types'
export {
  authorize,
  type Decision,
  type MatchedStatement,
  matchedStatements,
  type PolicySet,
} from './evaluate/authorize'
export {
  combine,
  type DecisionKind,
  type LayerKind,
  type LayerOutcome,
  type Outcomes,
  type ResourceOutcome,
  type Verdict,
} from './evaluate/combine'
export { matchStatementPrincipal, namesCaller } from './evaluate/evaluate-statement'
export { accessDeniedMessage, refusalMessage } from './evaluate/message'
export { type AccountPrincipal, type Principal, parsePrincipal, principalName } from './evaluate/principal'
export { isReachedByRcps } from './evaluate/rcp-services'
export {
  type AssumedValue,
  type AuthorizationRequest,
  type ContextEntry,
  type ContextKeys,
  type ContextValue,
  createRequestContext,
  extendRequestContext,
  type RequestContext,
} from './evaluate/request'
export { hasVacuousTest } from './evaluate/vacuous'
export {
  type ElementExplanation,
  type Explanation,
  explain,
  type Focus,
  type LayerExplanation,
  type PolicyExplanation,
  type StatementExplanation,
} from './explain/explain'
export { explanationToText, LAYER_TITLES, layerTitle, statementTitle, summarize } from './explain/to-text'
export {
  compilePattern,
  type Pattern,
  type PatternRules,
  type PatternToken,
  type VariableToken,
  variableValue,
} from './match/pattern'
export type { Trilean } from './match/trilean'
export { formatJson } from './parse/format-json'
export { type JsonMember, type JsonNode, parseJson } from './parse/json-tree'
export { type ParsedPolicy, parsePolicy } from './parse/parse-policy'
export { printPolicy } from './parse/print-policy'
export { remove as removeItem } from './validate/mend'
export { type ActionReading, readAction } from './validate/read-action'
export { type KeyReading, POOL_PREFIX, readKey } from './validate/read-key'
export { validatePolicy } from './validate/validate-policy'
