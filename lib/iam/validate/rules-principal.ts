import type { Rule } from './rule'

const principalsAreEvaluated: Rule = ({ document, kind }, report) => {
  if (kind !== 'trust') return
  for (const { principal } of document.statements) {
    if (principal?.name === 'NotPrincipal')
      report('principal-not-evaluated', principal.range, { subject: 'NotPrincipal' })
    for (const { type, value } of principal?.entries ?? []) {
      if (type === 'AWS' && value.value === '*') {
        report('principal-not-evaluated', value.range, { subject: '"AWS": "*"' })
      }
    }
  }
}

export const PRINCIPAL_RULES: readonly Rule[] = [principalsAreEvaluated]
