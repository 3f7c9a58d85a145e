import { type Design, type DesignDocument, documentsOf } from '@/lib/design'
import { type CompiledPolicy, compilePolicy, parsePolicy, validatePolicy } from '@/lib/iam'
import type { DocumentReport } from './types'

/** A design's policies, ready to decide, each by the id of its document. */
export interface CompiledDesign {
  readonly documents: readonly DocumentReport[]
  readonly policies: ReadonlyMap<string, CompiledPolicy>
  /** Has any bucket, table or other resource a policy of its own? */
  readonly hasResourcePolicies: boolean
}

interface Prepared {
  readonly policy: CompiledPolicy
  readonly report: Pick<DocumentReport, 'isBroken' | 'diagnostics'>
}

/** Texts of one long afternoon of editing; older ones are made ready again when they come back. */
const REMEMBERED = 200
const prepared = new Map<string, Prepared>()

/**
 * Makes all policies of a design ready to decide.
 *
 * A text is read once: after an edit only the document that changed is compiled again.
 */
export function compileDesign(design: Design): CompiledDesign {
  const documents: DocumentReport[] = []
  const policies = new Map<string, CompiledPolicy>()
  for (const document of documentsOf(design)) {
    const { policy, report } = prepare(document)
    policies.set(document.id, policy)
    documents.push({ ...document, ...report })
  }
  return { documents, policies, hasResourcePolicies: documents.some(({ kind }) => kind === 'resource') }
}

function prepare({ id, kind, title, owner, text }: DesignDocument): Prepared {
  const key = `${id}\n${text}`
  const known = prepared.get(key)
  if (known) return known
  const parsed = parsePolicy(text)
  const made = {
    policy: compilePolicy(parsed, kind, kind === 'trust' ? `the trust policy of ${owner}` : title, id),
    report: { isBroken: parsed.document === null, diagnostics: validatePolicy(parsed, kind) },
  }
  if (prepared.size >= REMEMBERED) prepared.clear()
  prepared.set(key, made)
  return made
}
