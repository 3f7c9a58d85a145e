import type { PolicyKind } from '../ast'
import { remove, removeMember, replaceBy } from './mend'
import type { Rule } from './rule'

/** Kinds that IAM or Organizations keeps: their Sids are letters and digits, and each is unique. */
const STRICT_SIDS: ReadonlySet<PolicyKind> = new Set([
  'identity',
  'boundary',
  'session',
  'trust',
  'scp',
  'rcp',
])

const sidsAreSound: Rule = ({ document, kind, text }, report) => {
  const isStrict = STRICT_SIDS.has(kind)
  let seen: Map<string, number> | null = null
  for (const { sid } of document.statements) {
    if (sid === null) continue
    const { value, range } = sid
    if (value === '') {
      report('empty-sid', range, { fix: () => removeMember('Remove Sid', text, 'Sid', range) })
      continue
    }
    if (isStrict && /[^A-Za-z0-9]/.test(value)) {
      const plain = value.replace(/[^A-Za-z0-9]/g, '')
      const fix = plain === '' ? undefined : replaceBy(`Change to ${plain.slice(0, 60)}`, range, `"${plain}"`)
      report('invalid-sid', range, { subject: value, fix })
    }
    seen ??= new Map()
    const count = seen.get(value) ?? 0
    seen.set(value, count + 1)
    if (count === 0) continue
    const taken = seen
    report('duplicate-sid', range, {
      subject: value,
      severity: isStrict ? 'error' : 'warning',
      fix: () => {
        // Looks on from the number of repeats, so that many of one name stay cheap.
        let number = count + 1
        while (taken.has(`${value}${number}`)) number++
        return replaceBy(
          `Change to ${value.slice(0, 60)}${number}`,
          range,
          JSON.stringify(`${value}${number}`),
        )
      },
    })
  }
}

const conditionsAreNotEmpty: Rule = ({ document, text }, report) => {
  for (const { condition, malformed } of document.statements) {
    if (condition === null || condition.tests.length > 0 || malformed.length > 0) continue
    report('empty-condition', condition.range, {
      fix: () => remove('Remove Condition', text, condition.range),
    })
  }
}

const conditionKeysStandOnce: Rule = ({ document }, report) => {
  for (const { condition } of document.statements) {
    if (condition === null || condition.tests.length < 2) continue
    const seen = new Set<string>()
    for (const { operator, key } of condition.tests) {
      const name = `${operator.range.start} ${key.value.toLowerCase()}`
      if (seen.has(name)) report('duplicate-condition-key', key.range, { subject: key.value })
      seen.add(name)
    }
  }
}

export const STATEMENT_RULES: readonly Rule[] = [sidsAreSound, conditionsAreNotEmpty, conditionKeysStandOnce]
