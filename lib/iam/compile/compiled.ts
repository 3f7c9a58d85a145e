import type { ConditionTest, Effect, PolicyDocument, PolicyKind, Statement } from '../ast'
import type { Operator, OperatorName } from '../conditions/operators'
import type { RequestContext } from '../evaluate/request'
import type { Pattern } from '../match/pattern'
import type { Trilean } from '../match/trilean'

/** Called with the id of an assumption when a decision comes to rest on it. */
export type NoteAssumption = (assumption: string) => void

/** A policy made ready to decide. */
export interface CompiledPolicy {
  readonly kind: PolicyKind
  /** The caller's id for the document; explanations carry it back. */
  readonly id: string
  /** What people call it: "S3UserFolder". */
  readonly name: string
  readonly text: string
  /** Null when the text is not JSON: the policy then leaves everything undetermined. */
  readonly document: PolicyDocument | null
  readonly statements: readonly CompiledStatement[]
  /** Something outside the statements is malformed, so nothing that the policy says is certain. */
  readonly unreadable: boolean
  /** The statements whose Action element covers this action, or may cover it. */
  candidates(action: string): readonly CompiledStatement[]
}

/** A statement made ready to decide. */
export interface CompiledStatement {
  readonly policy: CompiledPolicy
  readonly source: Statement
  readonly effect: Effect | null
  /** The names of the Action element without wildcards, in lower case. */
  readonly actions: readonly string[]
  /** Those with wildcards. */
  readonly actionPatterns: readonly Pattern[]
  readonly resources: readonly Pattern[]
  readonly conditions: readonly CompiledCondition[]
  /** Some part has no meaning as written: where the rest applies, the statement's outcome cannot be told. */
  readonly malformed: boolean
  /** The elements in which such a part stands, or that stand twice: none of them surely differs from a request. */
  readonly broken: ReadonlySet<StatementPart>
}

export type StatementPart = 'effect' | 'principal' | 'action' | 'resource' | 'condition'

/** One operator on one key, made ready to decide. */
export interface CompiledCondition {
  readonly source: ConditionTest
  readonly name: OperatorName
  /** Null: not an operator of the language. */
  readonly operator: Operator | null
  /** The key in lower case, as contexts are keyed. */
  readonly key: string
  readonly values: readonly Pattern[]
  test(context: RequestContext, note: NoteAssumption): Trilean
}
