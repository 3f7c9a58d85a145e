import type { PolicyKind, Statement } from '../ast'
import { insertMember, remove, removeMember, replaceBy, startOfMember } from './mend'
import { headOf, KIND_NAMES, type Rule } from './rule'

/** Kinds that AWS saves only in the language of 2012. */
const MODERN_KINDS: ReadonlySet<PolicyKind> = new Set(['identity', 'boundary', 'scp', 'rcp'])

const versionIsCurrent: Rule = ({ document, kind, text }, report) => {
  const severity = MODERN_KINDS.has(kind) ? 'error' : 'warning'
  const { version } = document
  if (version?.value === '2008-10-17') {
    const fix = replaceBy('Set Version 2012-10-17', version.range, '"2012-10-17"')
    report('outdated-version', version.range, { severity, fix })
  }
  const isUnreadable = document.malformed.some((part) => part.subject === 'Version')
  if (version !== null || isUnreadable || document.statements.length === 0) return
  report('missing-version', headOf(document.range), {
    severity,
    fix: () => insertMember('Add Version 2012-10-17', text, document.range, '"Version": "2012-10-17"'),
  })
}

const idIsTaken: Rule = ({ document: { id }, kind, text }, report) => {
  if (id === null || kind === 'trust' || kind === 'resource' || kind === 'endpoint') return
  const start = startOfMember(text, 'Id', id.range)
  report('id-not-needed', start === null ? id.range : { start, end: start + 4 }, {
    subject: KIND_NAMES[kind],
    fix: () => removeMember('Remove Id', text, 'Id', id.range),
  })
}

const NEEDS_PRINCIPAL: ReadonlySet<PolicyKind> = new Set(['trust', 'resource', 'rcp', 'endpoint'])
const NAMES_NOBODY: ReadonlySet<PolicyKind> = new Set(['identity', 'session', 'boundary', 'scp'])

const elementsFitTheKind: Rule = ({ document, kind, text, saver }, report) => {
  const subject = KIND_NAMES[kind]
  // A service other than S3 takes the resource that the policy is attached to.
  const needsResource = kind !== 'trust' && (kind !== 'resource' || saver === 's3')
  for (const statement of document.statements) {
    const { principal, resource, action, range } = statement
    if (principal !== null && NAMES_NOBODY.has(kind)) {
      report('principal-not-allowed', principal.range, {
        subject,
        fix: () => remove(`Remove ${principal.name}`, text, principal.range),
      })
    }
    if (resource !== null && kind === 'trust') {
      report('resource-not-allowed', resource.range, {
        fix: () => remove(`Remove ${resource.name}`, text, resource.range),
      })
    }
    if (principal?.name === 'NotPrincipal' && (kind === 'trust' || kind === 'rcp')) {
      report('not-principal-not-allowed', nameOf(principal), { subject })
    }
    if (action?.name === 'NotAction' && (kind === 'trust' || kind === 'rcp')) {
      report('not-action-not-allowed', nameOf(action), { subject })
    }
    if (principal === null && NEEDS_PRINCIPAL.has(kind) && isReadable(statement)) {
      report('missing-principal', headOf(range), { subject })
    }
    if (resource === null && needsResource && isReadable(statement)) report('missing-resource', headOf(range))
  }
}

/** Where an element has another name, or a statement is none, one finding says so already. */
function isReadable({ malformed }: Statement): boolean {
  return !malformed.some(({ code }) => code === 'unknown-element' || code === 'statement-not-an-object')
}

/** The name of an element, in its quotes. */
function nameOf({ name, range }: { name: string; range: { start: number; end: number } }) {
  return { start: range.start, end: Math.min(range.end, range.start + name.length + 2) }
}

export const DOCUMENT_RULES: readonly Rule[] = [versionIsCurrent, idIsTaken, elementsFitTheKind]
