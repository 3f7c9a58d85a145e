import type { SourceRange } from '@/lib/base/source-range'
import { OPERATORS, parseOperatorName } from '../conditions/operators'
import { compilePattern } from '../match/pattern'
import { forEachTest, type Rule } from './rule'

/** Keys that hold several values. @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html */
const MULTIVALUED_KEYS: ReadonlySet<string> = new Set([
  'cognito-identity.amazonaws.com:amr',
  'dynamodb:leadingkeys',
  'dynamodb:firstpartitionkeyvalues',
  'dynamodb:attributes',
  's3:requestobjecttagkeys',
  'aws:tagkeys',
  'aws:principalorgpaths',
  'aws:resourceorgpaths',
  'aws:calledvia',
  'sts:transitivetagkeys',
])

const operatorsAreKnown: Rule = ({ document }, report) => {
  forEachTest(document, (test) => {
    const { base, ifExists } = parseOperatorName(test.operator.value)
    const isKnown = OPERATORS.has(base) && !(base === 'Null' && ifExists)
    if (isKnown) return
    report('unknown-operator', test.operator.range, { subject: test.operator.value })
  })
}

const variablesCanBeFilledIn: Rule = ({ document }, report) => {
  const isModern = document.version?.value === '2012-10-17'
  const check = (text: string, range: SourceRange, rules: 'resource' | 'text', likes = false) => {
    const opening = text.indexOf('${')
    if (opening < 0) return
    if (!isModern) {
      report('variable-unsupported-in-version', range, {
        subject: text.slice(opening, text.indexOf('}', opening) + 1 || undefined),
      })
      return
    }
    const pattern = compilePattern(text, rules, '2012-10-17')
    if (pattern.malformed !== null) report('malformed-variable', range, { subject: pattern.malformed })
    const open = /\$\{(?![*?$]\})[^}]{0,600}\}\*/.exec(text)
    if (open && (rules === 'resource' || likes)) {
      report('variable-without-separator', range, { subject: open[0] })
    }
    for (const variable of pattern.variables) {
      if (MULTIVALUED_KEYS.has(variable.key))
        report('multivalued-key-as-variable', range, { subject: variable.name })
    }
  }
  for (const statement of document.statements) {
    for (const value of statement.resource?.values ?? []) check(value.value, value.range, 'resource')
  }
  forEachTest(document, (test) => {
    const likes = parseOperatorName(test.operator.value).base.endsWith('Like')
    for (const value of test.values) check(value.value, value.range, 'text', likes)
  })
}

const conditionsDoWhatTheySeemTo: Rule = ({ document }, report) => {
  forEachTest(document, (test) => {
    const { base, qualifier } = parseOperatorName(test.operator.value)
    const operator = OPERATORS.get(base)
    if (operator?.family !== 'string') return
    if (qualifier === null && MULTIVALUED_KEYS.has(test.key.value.toLowerCase())) {
      report('multivalued-key-without-qualifier', test.key.range, { subject: test.key.value })
    }
    if (operator.rules === 'text') {
      for (const value of test.values) {
        const plain = value.value.replace(/\$\{[^}]{0,600}\}/g, '')
        if (/[*?]/.test(plain)) report('wildcard-without-like', value.range, { subject: value.value })
      }
    }
  })
}

export const CONDITION_RULES: readonly Rule[] = [
  operatorsAreKnown,
  variablesCanBeFilledIn,
  conditionsDoWhatTheySeemTo,
]
