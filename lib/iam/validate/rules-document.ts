import { headOf, type Rule } from './rule'

const versionIsStated: Rule = ({ document }, report) => {
  const isUnreadable = document.malformed.some((part) => part.subject === 'Version')
  if (document.version === null && !isUnreadable && document.statements.length > 0) {
    report('missing-version', { start: document.range.start, end: document.range.start + 1 })
  }
}

const elementsFitTheKind: Rule = ({ document, kind }, report) => {
  for (const statement of document.statements) {
    const { principal, resource, range } = statement
    const head = headOf(range)
    if (kind === 'trust') {
      if (principal === null && statement.malformed.length === 0) report('missing-principal', head)
      if (resource !== null) report('resource-not-allowed', resource.range)
    } else if (kind === 'identity' || kind === 'session' || kind === 'boundary') {
      if (principal !== null) report('principal-not-allowed', principal.range)
      if (resource === null && statement.malformed.length === 0) report('missing-resource', head)
    }
  }
}

export const DOCUMENT_RULES: readonly Rule[] = [versionIsStated, elementsFitTheKind]
