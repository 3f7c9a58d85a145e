import type { Located } from '@/lib/base/source-range'
import type { ListElement, Statement } from '../ast'
import { catalog } from '../catalog/catalog'
import type { Fix } from '../diagnostics/types'
import { actionsOfOperation } from './api-operations'
import { coveredEntries } from './covered'
import { placeIn, removeValue, rewrite, rewriteAsSeveral } from './mend-values'
import { type ActionReading, readAction } from './read-action'
import { readArn } from './read-arn'
import type { Report, RuleInput, StatementRule } from './rule'

/** Each entry names actions that exist. A trust policy has its own rule for the few that it takes. */
const actionsExist: StatementRule = (statement, input, report) => {
  const { action } = statement
  if (action === null || input.kind === 'trust') return
  for (const value of action.values) {
    const reading = readAction(value.value)
    switch (reading.form) {
      case 'everything':
        break
      case 'variable': {
        const from = value.value.indexOf('${')
        const close = value.value.indexOf('}', from)
        const subject = value.value.slice(from, close < 0 ? undefined : close + 1)
        report('variable-in-wrong-element', placeIn(input.text, value, from, subject.length), { subject })
        break
      }
      case 'no-service':
        report('action-without-service', value.range, {
          subject: value.value,
          fix: withService(statement, value),
        })
        break
      case 'two-colons':
        report('action-with-two-colons', value.range, {
          subject: value.value,
          fix: known(value, value.value.replace(/:{2,}/, ':')),
        })
        break
      case 'bad-service': {
        const subject = value.value.slice(0, value.value.indexOf(':'))
        report('invalid-service-prefix', placeIn(input.text, value, 0, subject.length), {
          subject,
          fix: known(value, value.value.replace(/[^a-z0-9.*?:-]/gi, '')),
        })
        break
      }
      case 'named':
        checkNamed(action, value, reading, input, report)
        break
    }
  }
}

function checkNamed(
  action: ListElement<string>,
  value: Located<string>,
  reading: ActionReading,
  input: RuleInput,
  report: Report,
): void {
  const { text, service } = reading
  const colon = text.indexOf(':')
  if (reading.hasWildcardInService) {
    report('wildcard-in-service', placeIn(input.text, value, 0, colon), { subject: text })
    return
  }
  const prefix = placeIn(input.text, value, 0, colon)
  if (reading.details === null && !catalog.isServicePrefix(service)) {
    const meant = input.suggest(service, () => catalog.allPrefixes)
    report('unknown-service', prefix, {
      subject: text.slice(0, colon),
      detail: meant ?? '',
      fix: meant === null ? undefined : rewrite(`Write ${meant}`, value.range, meant + text.slice(colon)),
    })
    return
  }
  if (input.saver === 's3' && service !== 's3') {
    report('action-of-another-service', value.range, { subject: text })
    return
  }
  if (reading.covered === null || reading.covered.length > 0) return
  if (reading.hasWildcard) {
    report('wildcard-matches-no-action', value.range, { subject: text })
    return
  }
  const instead = actionsOfOperation(text)
  if (instead !== undefined) {
    report('api-operation-not-action', value.range, {
      subject: text,
      detail: instead.join(', '),
      fix: inPlaceOf(action, value, instead, input.text),
    })
    return
  }
  const names = reading.details?.actions ?? []
  const meant = input.suggest(text, () => names.map(({ name }) => name))
  report('unknown-action', value.range, {
    subject: text,
    detail: meant ?? '',
    fix: meant === null ? undefined : rewrite(`Write ${meant}`, value.range, meant),
  })
}

/** The entry with another text, if that is an action. */
function known(value: Located<string>, text: string): Fix | undefined {
  const action = catalog.action(text)
  return action === null ? undefined : rewrite(`Write ${action.name}`, value.range, action.name)
}

/** The service that the rest of the statement speaks of. */
function withService({ action, resource }: Statement, value: Located<string>): Fix | undefined {
  const beside = action?.values.slice(0, FEW).find((other) => readAction(other.value).form === 'named')
  const service = beside
    ? readAction(beside.value).service
    : resource?.values[0] && readArn(resource.values[0].value).parts[2]
  return service === undefined ? undefined : known(value, `${service}:${value.value}`)
}

const FEW = 20

function inPlaceOf(
  element: ListElement<string>,
  value: Located<string>,
  actions: readonly string[],
  text: string,
): Fix {
  const present = new Set(element.values.slice(0, FEW).map((other) => other.value.toLowerCase()))
  const missing = actions.filter((action) => !present.has(action.toLowerCase()))
  if (missing.length === 0) return removeValue(`Take ${value.value} away`, text, value)
  return rewriteAsSeveral(`Write ${missing.join(', ')}`, element, value, missing)
}

const actionsStandOnce: StatementRule = ({ action, malformed }, { text, kind }, report) => {
  if (action === null || kind === 'trust') return
  for (const { entry, by } of coveredEntries(action.values, true)) {
    report('redundant-action', entry.range, {
      subject: entry.value,
      detail: by.value,
      fix: malformed.length > 0 ? undefined : removeValue(`Take ${entry.value} away`, text, entry),
    })
  }
}

export const ACTION_RULES: readonly StatementRule[] = [actionsExist, actionsStandOnce]
