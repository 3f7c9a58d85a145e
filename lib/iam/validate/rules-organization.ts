import { isReachedByRcps } from '../evaluate/rcp-services'
import type { Rule } from './rule'

const resourceControlOnlyDenies: Rule = ({ document, kind }, report) => {
  if (kind !== 'rcp') return
  for (const { effect, action } of document.statements) {
    if (effect?.value === 'Allow') report('allow-not-allowed', effect.range)
    if (action?.name !== 'Action') continue
    for (const { value, range } of action.values) {
      if (value === '*') report('everything-not-allowed', range)
      // A wildcard in the prefix may mean a service that they reach.
      const isService = /^[^:*?]+:/.test(value)
      if (isService && !isReachedByRcps(value)) {
        report('service-without-resource-control', range, { subject: value })
      }
    }
  }
}

export const ORGANIZATION_RULES: readonly Rule[] = [resourceControlOnlyDenies]
