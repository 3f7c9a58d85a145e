import type { Located } from '@/lib/base/source-range'
import { OPERATORS, parseOperatorName } from '../conditions/operators'
import type { Fix } from '../diagnostics/types'
import { placeIn, rewrite, setVersion } from './mend-values'
import { POOL_PREFIX, readKey } from './read-key'
import { remembering } from './remembering'
import { isOfSession, type Report, type RuleInput, type StatementRule } from './rule'
import { isMisspelledPool, meantKey } from './rules-condition-key'

const SUBJECT = `\${${POOL_PREFIX}:sub}`

/** What stands between `${` and `}`, or to the end of the text when there is no `}`. */
interface Found {
  readonly from: number
  /** With its braces, as far as they are there. */
  readonly whole: string
  readonly inner: string
  readonly isClosed: boolean
  readonly colonsBefore: number
}

type Place = 'resource' | 'text' | 'other'

/** Variables are well formed, stand where they mean something, and have a value in some request. */
const variablesCanBeFilledIn: StatementRule = ({ resource, condition }, input, report) => {
  for (const value of resource?.values ?? []) {
    if (value.value.includes('${')) checkText(value, 'resource', '', true, input, report)
  }
  for (const test of condition?.tests ?? []) {
    for (const value of test.values) {
      if (!value.value.includes('${')) continue
      const operator = OPERATORS.get(parseOperatorName(test.operator.value).base)
      // The documentation contradicts itself about Bool: the engine fills variables in there.
      const takesVariables =
        operator === undefined || ['string', 'arn', 'bool'].includes(operator.family satisfies string)
      const isLike = operator?.rules === 'text-with-wildcards' || operator?.rules === 'arn'
      checkText(value, takesVariables ? 'text' : 'other', test.operator.value, isLike, input, report)
    }
  }
}

function checkText(
  value: Located<string>,
  place: Place,
  operator: string,
  isLike: boolean,
  input: RuleInput,
  report: Report,
): void {
  const at = ({ from, whole }: Found) => placeIn(input.text, value, from, whole.length)
  if (input.document.version?.value !== '2012-10-17') {
    const [first] = variablesOf(value.value)
    if (first === undefined) return
    const fix = setVersion(input.document, input.text)
    report('variable-unsupported-in-version', at(first), { subject: first.whole, fix })
    return
  }
  // One text can hold a great many; the first ones say it all.
  for (const found of variablesOf(value.value)) {
    if (place === 'other') {
      report('variable-with-wrong-operator', at(found), { subject: found.whole, detail: operator })
      return
    }
    const isEscape = found.isClosed && /^[*?$]$/.test(found.inner)
    if (place === 'resource' && found.colonsBefore < 5 && value.value.startsWith('arn:')) {
      report('variable-before-fifth-colon', at(found), { subject: found.whole })
    } else if (!isEscape && !(found.isClosed && isSound(found.inner)))
      checkVariable(found, value, input, (code, more) => report(code, at(found), more))
    const behind = value.value[found.from + found.whole.length]
    if (isLike && !isEscape && found.isClosed && behind === '*') {
      const pair = { ...found, whole: `${found.whole}*` }
      report('variable-without-separator', at(pair), {
        subject: pair.whole,
        fix: instead(value, found, `${found.whole}/`),
      })
    }
  }
}

const MOST_IN_A_TEXT = 20

type Say = (code: Parameters<Report>[0], more: Parameters<Report>[2]) => void

function checkVariable(found: Found, value: Located<string>, input: RuleInput, say: Say): void {
  const { whole, inner, isClosed } = found
  if (!isClosed) {
    const name = inner.trim()
    const fix = readKey(name).isKnown && name.length < 100 ? instead(value, found, `\${${name}}`) : undefined
    say('variable-without-closing-brace', { subject: whole, fix })
    return
  }
  const comma = inner.indexOf(',')
  const name = (comma < 0 ? inner : inner.slice(0, comma)).trim()
  if (name === '') {
    say('empty-variable', { subject: whole })
    return
  }
  if (comma >= 0) {
    const fallback = inner.slice(comma + 1).trim()
    if (!/^'[^']*'$/.test(fallback)) {
      const plain = fallback.replace(/["']/g, '')
      say('variable-default-without-quotes', {
        subject: whole,
        fix: instead(value, found, `\${${name}, '${plain}'}`),
      })
      return
    }
  }
  if (/['*?$]/.test(name)) {
    say('malformed-variable', { subject: whole })
    return
  }
  const written = comma < 0 ? inner : inner.slice(0, comma)
  if (/\s/.test(name) || written.length !== name.length) {
    const rest = comma < 0 ? '' : inner.slice(comma)
    const fix = /\s/.test(name) ? undefined : instead(value, found, `\${${name}${rest}}`)
    say('blank-in-variable', { subject: whole, fix })
    return
  }
  checkKey(name, found, value, input, say)
}

function checkKey(name: string, found: Found, value: Located<string>, input: RuleInput, say: Say): void {
  const key = readKey(name)
  const comma = found.inner.indexOf(',')
  const rest = comma < 0 ? '' : found.inner.slice(comma)
  const write = (other: string) => instead(value, found, `\${${other}${rest}}`)
  if (key.isMultivalued) say('multivalued-key-as-variable', { subject: name })
  else if (isMisspelledPool(key)) {
    const meant = POOL_PREFIX + name.slice(key.prefix.length)
    say('unknown-variable', { subject: name, detail: meant, fix: write(meant) })
  } else if (key.family === 'malformed' || !key.isKnown || key.lacksTagKey) {
    const meant = key.family === 'malformed' || key.lacksTagKey ? null : meantKey(key, input)
    say('unknown-variable', {
      subject: name,
      detail: meant ?? '',
      fix: meant === null ? undefined : write(meant),
    })
  } else if (!isOfSession(input.kind)) return
  else if (key.family === 'provider' || key.lower === 'aws:username') {
    say('variable-never-in-pool-session', { subject: name, fix: instead(value, found, SUBJECT) })
  } else if (key.lower === 'aws:userid') {
    say('variable-same-for-all-users', { subject: name, fix: instead(value, found, SUBJECT) })
  }
}

function instead(value: Located<string>, { from, whole }: Found, text: string): Fix {
  const { value: old } = value
  return rewrite(`Write ${text}`, value.range, old.slice(0, from) + text + old.slice(from + whole.length))
}

/** The plain name of a key with one value that sessions of a pool have: most variables are. */
const isSound = remembering((inner) => {
  const key = readKey(inner)
  return (
    !/[\s,'*?$]/.test(inner) &&
    key.isKnown &&
    !key.isMultivalued &&
    key.family !== 'provider' &&
    !/^aws:user(name|id)$/.test(key.lower)
  )
})

const variablesOf = remembering((text) => variablesIn(text, MOST_IN_A_TEXT))

function variablesIn(text: string, most: number): readonly Found[] {
  const found: Found[] = []
  let colonsBefore = 0
  for (let index = 0; index < text.length && found.length < most; index++) {
    if (text[index] === ':') colonsBefore++
    if (text[index] !== '$' || text[index + 1] !== '{') continue
    const close = text.indexOf('}', index)
    const end = close < 0 ? text.length : close + 1
    found.push({
      from: index,
      whole: text.slice(index, end),
      inner: text.slice(index + 2, close < 0 ? end : close),
      isClosed: close >= 0,
      colonsBefore,
    })
    index = end - 1
  }
  return found
}

export const VARIABLE_RULES: readonly StatementRule[] = [variablesCanBeFilledIn]
