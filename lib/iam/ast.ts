import type { Located, SourceRange } from '@/lib/base/source-range'

/** The kinds of policy document; each has its own grammar. */
export type PolicyKind =
  | 'identity'
  | 'trust'
  | 'resource'
  | 'session'
  | 'boundary'
  | 'scp'
  | 'rcp'
  | 'endpoint'

export type Effect = 'Allow' | 'Deny'

/** The language versions: variables work only in the newer one. */
export type PolicyVersion = '2008-10-17' | '2012-10-17'

/**
 * A policy document as a syntax tree: what the text says, each part with its place.
 *
 * Parts that cannot be understood are kept as {@link Malformed}, so that no statement is ever treated as if
 * a part of it were not there.
 */
export interface PolicyDocument {
  readonly range: SourceRange
  readonly version: Located<string> | null
  readonly id: Located<string> | null
  readonly statements: readonly Statement[]
  readonly malformed: readonly Malformed[]
}

export interface Statement {
  /** Position in the document, from 0. */
  readonly index: number
  readonly range: SourceRange
  readonly sid: Located<string> | null
  readonly effect: Located<Effect> | null
  readonly principal: PrincipalElement | null
  readonly action: ListElement<'Action' | 'NotAction'> | null
  readonly resource: ListElement<'Resource' | 'NotResource'> | null
  readonly condition: ConditionElement | null
  readonly malformed: readonly Malformed[]
}

/** An element that holds one text or a list of them. */
export interface ListElement<Name extends string> {
  readonly name: Name
  /** From the element's name to the end of its value. */
  readonly range: SourceRange
  readonly values: readonly Located<string>[]
}

export type PrincipalType = 'AWS' | 'Federated' | 'Service' | 'CanonicalUser'

export interface PrincipalElement {
  readonly name: 'Principal' | 'NotPrincipal'
  readonly range: SourceRange
  /** `"Principal": "*"`, written as the bare text. */
  readonly everyone: boolean
  readonly entries: readonly { readonly type: PrincipalType; readonly value: Located<string> }[]
  /** Kinds with an empty list beside others that name somebody: from the name to the end of the list. */
  readonly empty?: readonly Located<PrincipalType>[]
}

export interface ConditionElement {
  readonly range: SourceRange
  readonly tests: readonly ConditionTest[]
}

/** One operator applied to one key: `"StringLike": { "s3:prefix": [...] }`. */
export interface ConditionTest {
  /** From the key to the end of its values. */
  readonly range: SourceRange
  readonly operator: Located<string>
  readonly key: Located<string>
  readonly values: readonly Located<string>[]
}

/** A part of the text that has no meaning as written; `code` is a diagnostic code. */
export interface Malformed {
  readonly code: MalformedCode
  readonly range: SourceRange
  /** The offending text or name, for the message. */
  readonly subject: string
}

export type MalformedCode =
  | 'not-an-object'
  | 'missing-statement'
  | 'empty-statement-list'
  | 'statement-without-document'
  | 'statement-not-an-object'
  | 'unknown-element'
  | 'duplicate-key'
  | 'wrong-type'
  | 'invalid-version'
  | 'invalid-effect'
  | 'missing-effect'
  | 'action-and-not-action'
  | 'resource-and-not-resource'
  | 'principal-and-not-principal'
  | 'missing-action'
  | 'empty-list'
  | 'unknown-principal-type'
  | 'invalid-principal-format'
