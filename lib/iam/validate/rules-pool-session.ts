import type { ConditionTest, PolicyDocument } from '../ast'
import { parseOperatorName } from '../conditions/operators'
import type { Fix } from '../diagnostics/types'
import { placeIn, rewrite } from './mend-values'
import { readAction } from './read-action'
import { readKey } from './read-key'
import type { Rule, StatementRule } from './rule'

/** A folder in `s3:prefix` ends in a slash, or it also means every folder that begins like it. */
const prefixesEndInSlash: StatementRule = ({ condition, effect }, { text }, report) => {
  if (effect?.value !== 'Allow') return
  for (const test of condition?.tests ?? []) {
    if (test.key.value.length !== 's3:prefix'.length || readKey(test.key.value).lower !== 's3:prefix')
      continue
    const { base } = parseOperatorName(test.operator.value)
    if (base !== 'StringEquals' && base !== 'StringLike') continue
    for (const value of test.values) {
      const { value: prefix } = value
      const isOpen = base === 'StringLike' && prefix.endsWith('*')
      const folder = isOpen ? prefix.slice(0, -1) : prefix
      // A variable right before the star has a finding of its own.
      const isBroken = prefix.lastIndexOf('${') > prefix.lastIndexOf('}') || /\$\{[*?$]\}$/.test(prefix)
      if (
        isBroken ||
        folder === '' ||
        folder.endsWith('/') ||
        folder.endsWith('*') ||
        (isOpen && folder.endsWith('}'))
      )
        continue
      const mended = `${folder}/${isOpen ? '*' : ''}`
      const fix: Fix = rewrite(`Write ${mended}`, value.range, mended)
      report('prefix-without-slash', placeIn(text, value, 0, prefix.length), { subject: prefix, fix })
    }
  }
}

/** `%3A` is how a URL writes the colon of an identity id; policies see the colon. */
const colonsAreNotEncoded: StatementRule = ({ resource, condition }, { text }, report) => {
  const check = (value: { readonly value: string; readonly range: { start: number; end: number } }) => {
    if (!value.value.includes('%3')) return
    const found = /%3a/i.exec(value.value)
    if (found === null) return
    const fix = rewrite('Write a colon', value.range, value.value.replace(/%3a/gi, ':'))
    report('encoded-colon', placeIn(text, value, found.index, found[0].length), { fix })
  }
  for (const value of resource?.values ?? []) check(value)
  for (const test of condition?.tests ?? []) for (const value of test.values) check(value)
}

/** The reads that answer all attributes unless they are told which. */
const READS: ReadonlySet<string> = new Set([
  ...['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:Scan'],
])

/** `dynamodb:Attributes` holds what a request names, never what it is answered: only Select limits that. */
const attributesAreSelected: Rule = ({ document, kind }, report) => {
  if (kind === 'trust') return
  let denialsOfSelect: boolean | null = null
  for (const { condition, action, effect } of document.statements) {
    const test = condition?.tests.find(({ key }) => key.value.toLowerCase() === 'dynamodb:attributes')
    if (test === undefined || action?.name !== 'Action' || effect === null) continue
    const reads = action.values.some(({ value }) =>
      (readAction(value).covered ?? []).some(({ name }) => READS.has(name)),
    )
    if (!reads) continue
    if (effect.value === 'Allow') {
      if (!isAllowList(test) || condition?.tests.some(isOfSelect)) continue
    } else {
      if (!isDenyList(test)) continue
      denialsOfSelect ??= deniesBySelect(document)
      if (denialsOfSelect) continue
    }
    report('attributes-without-select', test.key.range, { subject: test.key.value, detail: effect.value })
  }
}

function isAllowList({ operator }: ConditionTest): boolean {
  return operator.value.startsWith('ForAllValues:String')
}

function isDenyList({ operator }: ConditionTest): boolean {
  return operator.value.startsWith('ForAnyValue:String')
}

function isOfSelect({ key }: ConditionTest): boolean {
  return key.value.toLowerCase() === 'dynamodb:select'
}

function deniesBySelect(document: PolicyDocument): boolean {
  return document.statements.some(
    ({ effect, condition }) => effect?.value === 'Deny' && condition?.tests.some(isOfSelect),
  )
}

export const POOL_SESSION_RULES: readonly StatementRule[] = [prefixesEndInSlash, colonsAreNotEncoded]
export const POOL_DOCUMENT_RULES: readonly Rule[] = [attributesAreSelected]
