import type { SourceRange } from '@/lib/base/source-range'
import type { DiagnosticCode } from './catalogue'

export type Severity = 'error' | 'warning' | 'info'

/**
 * Something to say about a text that a person typed.
 *
 * `error`: AWS refuses to save it, or it cannot be read. `warning`: AWS saves it, and it will surprise.
 * `info`: AWS saves it, and it could be said better.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: Severity
  readonly range: SourceRange
  readonly message: string
  /** What to do about it. */
  readonly help?: string
  /** What AWS answers to an attempt to save the policy: its code and message, word by word. */
  readonly refusal?: string
  /** The AWS page it rests on. */
  readonly seeAlso?: string
  /** A change of the text that mends it, where that is mechanical. */
  readonly fix?: Fix
}

/** One replacement of a piece of text. */
export interface Fix {
  /** What it does, as the name of a command: "Add Version 2012-10-17". */
  readonly title: string
  readonly range: SourceRange
  readonly replacement: string
  /** Once it is made, another of its kind may be wrong: all of a kind are never mended at once. */
  readonly onlyAlone?: true
}

/** Where a policy is saved, since each service has its own words for a refusal. */
export type Saver = 'iam' | 'iam-trust' | 's3'

/** A text with the subject of the finding in it, and what else belongs to it; undefined: nothing to say. */
export type Says = string | ((subject: string, detail: string) => string | undefined)

/** How one code is worded. */
export interface Wording {
  /** Where AWS refuses with known words, the finding is an error all the same. */
  readonly severity: Severity
  readonly message: (subject: string, detail: string) => string
  readonly help?: Says
  /** AWS's own words by the place of saving; what is left out has no known words. */
  readonly refusal?: Readonly<Partial<Record<Saver, Says>>>
  readonly seeAlso?: string
}
