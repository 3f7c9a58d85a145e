import type { ConditionTest, Statement } from '../ast'
import { nearest } from '../catalog/nearest'
import { coversAction } from '../compile/compile-policy'
import { parseOperatorName } from '../conditions/operators'
import type { Fix } from '../diagnostics/types'
import { replaceBy, startOfMember } from './mend'
import { federatedNameOf, GITHUB, isIdentityPools } from './principal-names'
import { forEachTest, type Report, type Rule } from './rule'

/** Who stands in the Principal of a trust statement, as far as their actions and keys differ. */
interface Trusted {
  /** Host names before the keys of web identities: `graph.facebook.com`. */
  readonly hosts: ReadonlySet<string>
  readonly hasSaml: boolean
  /** AWS principals and services. */
  readonly hasCallers: boolean
  readonly hasEveryone: boolean
}

function trustedBy(statement: Statement): Trusted | null {
  const { principal } = statement
  if (principal === null || principal.name === 'NotPrincipal') return null
  const hosts = new Set<string>()
  let hasSaml = false
  let hasCallers = false
  let hasEveryone = principal.everyone
  for (const { type, value } of principal.entries) {
    if (type === 'AWS' && value.value === '*') hasEveryone = true
    if (type !== 'Federated') {
      hasCallers = true
      continue
    }
    const name = federatedNameOf(value.value)
    if (name.kind === 'built-in' || name.kind === 'oidc') hosts.add(name.host.toLowerCase())
    else if (name.kind === 'saml') hasSaml = true
    // Whatever comes from there, its keys are not known.
    else hasEveryone = true
  }
  return { hosts, hasSaml, hasCallers, hasEveryone }
}

/** Actions of web identities, SAML providers and all others. */
const WEB_IDENTITY = 'sts:AssumeRoleWithWebIdentity'
const SAML = 'sts:AssumeRoleWithSAML'
const CALLER = 'sts:AssumeRole'

const trustIsUsable: Rule = ({ document, kind, text }, report) => {
  if (kind !== 'trust') return
  for (const statement of document.statements) {
    const trusted = trustedBy(statement)
    if (trusted === null || statement.effect?.value !== 'Allow') continue
    reportActionsForOthers(statement, trusted, report)
    reportKeysOfOthers(statement, trusted, report)
    reportOpenProviders(statement, trusted, report)
    reportPoolAsService(statement, text, report)
  }
}

function reportActionsForOthers(statement: Statement, trusted: Trusted, report: Report): void {
  const actions = statement.action?.name === 'Action' ? statement.action.values : []
  const [first] = actions.filter(({ value }) => /^sts:assumerole/i.test(value))
  if (first === undefined || trusted.hasEveryone) return
  const isCovered = (action: string) => actions.some(({ value }) => coversAction(value, action))
  const others = [...trusted.hosts].filter((host) => !isIdentityPools(host))
  if (others.length > 0 && !isCovered(WEB_IDENTITY)) {
    report('trust-action-for-other-principal', first.range, { subject: '`Federated` (web identity)' })
  }
  if (trusted.hasSaml && !isCovered(SAML)) {
    report('trust-action-for-other-principal', first.range, { subject: '`Federated` (SAML)' })
  }
  if (trusted.hasCallers && !isCovered(CALLER)) {
    report('trust-action-for-other-principal', first.range, { subject: '`AWS` or `Service`' })
  }
}

/** What stands before the last colon of a provider's key: `graph.facebook.com`; null for other keys. */
function hostOf(key: string): string | null {
  const end = key.lastIndexOf(':')
  const host = end < 0 ? '' : key.slice(0, end).toLowerCase()
  // Prefixes such as aws:, sts: and saml: have no dot.
  return host.includes('.') && !/^(aws|sts|saml):/.test(host) ? host : null
}

function reportKeysOfOthers(statement: Statement, trusted: Trusted, report: Report): void {
  if (trusted.hasEveryone) return
  const tests = statement.condition?.tests ?? []
  let keys: ReadonlySet<string> | null = null
  const isThere = (name: string) => {
    keys ??= new Set(tests.map(({ key }) => key.value))
    return keys.has(name)
  }
  for (const { key } of tests) {
    const host = hostOf(key.value)
    if (host !== null && !trusted.hosts.has(host)) {
      report('key-of-another-provider', key.range, {
        subject: key.value,
        fix: () => keyAsMeant(key, trusted, isThere),
      })
    }
  }
}

/** The key under the host that was meant, where the name of the host is a misspelling. */
function keyAsMeant(
  { value, range }: ConditionTest['key'],
  { hosts }: Trusted,
  isThere: (name: string) => boolean,
): Fix | undefined {
  const host = hostOf(value) ?? ''
  const meant = nearest(host, hosts)
  if (meant === null) return undefined
  const key = `${meant}${value.slice(host.length)}`
  return isThere(key) ? undefined : replaceBy(`Change to ${key}`, range, JSON.stringify(key))
}

function reportOpenProviders(statement: Statement, { hosts }: Trusted, report: Report): void {
  const actions = statement.action?.values ?? []
  if (hosts.size === 0 || !actions.some(({ value }) => coversAction(value, WEB_IDENTITY))) return
  const tests = statement.condition?.tests ?? []
  const bound = new Set(tests.filter(isBinding).map(({ key }) => hostOf(key.value)))
  for (const { type, value } of statement.principal?.entries ?? []) {
    if (type !== 'Federated') continue
    const name = federatedNameOf(value.value)
    if (name.kind !== 'built-in' && name.kind !== 'oidc') continue
    const host = name.host.toLowerCase()
    // A pool without `aud` is refused: that has a finding of its own.
    if (isIdentityPools(host)) continue
    if (host === GITHUB) reportGitHub(tests, value.range, report)
    else if (!bound.has(host)) report('oidc-trust-without-condition', value.range, { subject: host })
  }
}

function reportGitHub(
  tests: readonly ConditionTest[],
  place: { start: number; end: number },
  report: Report,
): void {
  const subjects = tests.filter(({ key }) => key.value.toLowerCase() === `${GITHUB}:sub`)
  if (!subjects.some(isBinding)) report('github-trust-without-repository', place)
  for (const { operator, values } of subjects) {
    const isLike = parseOperatorName(operator.value).base === 'StringLike'
    for (const { value, range } of values) {
      if (isLike && /[*?]/.test(value)) report('github-trust-with-wildcard', range, { subject: value })
    }
  }
}

function reportPoolAsService(statement: Statement, text: string, report: Report): void {
  const entries = statement.principal?.entries ?? []
  for (const { type, value } of entries) {
    if (type !== 'Service' || !isIdentityPools(value.value)) continue
    report('pool-as-service', value.range, {
      subject: value.value,
      fix: () => {
        const start = startOfMember(text, 'Service', value.range)
        const hasOthers = entries.some((entry) => entry.type === 'Federated')
        if (start === null || hasOthers) return undefined
        return replaceBy('Name it as Federated', { start, end: start + '"Service"'.length }, '"Federated"')
      },
    })
  }
}

/** Binds its key: a positive test of text that fails when the key is absent. */
export function isBinding({ operator }: ConditionTest): boolean {
  const { base, ifExists, qualifier } = parseOperatorName(operator.value)
  return !ifExists && qualifier !== 'ForAllValues' && /^String(Equals|EqualsIgnoreCase|Like)$/.test(base)
}

const audiencesHoldOneValue: Rule = ({ document, kind }, report) => {
  if (kind !== 'trust') return
  forEachTest(document, ({ operator, key }) => {
    if (!key.value.toLowerCase().endsWith(':aud') || hostOf(key.value) === null) return
    if (parseOperatorName(operator.value).qualifier !== null) {
      report('audience-with-qualifier', operator.range, { subject: key.value })
    }
  })
}

const MARKS = [
  ['missing-tag-session', /^aws:(requesttag\/|tagkeys$)|^sts:transitivetagkeys$/i, 'sts:TagSession'],
  ['missing-set-source-identity', /^sts:sourceidentity$/i, 'sts:SetSourceIdentity'],
] as const

/** Session tags and source identities need an action of their own, in whatever statement. */
const sessionsMayBeMarked: Rule = ({ document, kind, text }, report) => {
  if (kind !== 'trust') return
  const allowed = document.statements.filter(({ effect }) => effect?.value === 'Allow')
  const isAllowed = (action: string) =>
    allowed.some(
      (statement) =>
        statement.action?.name === 'NotAction' ||
        (statement.action?.values ?? []).some(({ value }) => coversAction(value, action)),
    )
  for (const [code, keys, needed] of MARKS) {
    const marked = allowed.flatMap(({ condition, action }) => {
      const test = condition?.tests.find(({ key }) => keys.test(key.value))
      return test === undefined ? [] : [{ key: test.key, action }]
    })
    if (marked.length === 0 || isAllowed(needed)) continue
    for (const { key, action } of marked) {
      report(code, key.range, { subject: key.value, fix: () => addAction(text, action, needed) })
    }
  }
}

function addAction(text: string, action: Statement['action'], name: string) {
  const last = action?.name === 'Action' ? action.values.at(-1) : undefined
  if (action === null || last === undefined) return undefined
  const title = `Allow ${name}`
  if (action.range.end > last.range.end) {
    return replaceBy(title, { start: last.range.end, end: last.range.end }, `, "${name}"`)
  }
  return replaceBy(title, last.range, `[${text.slice(last.range.start, last.range.end)}, "${name}"]`)
}

export const TRUST_RULES: readonly Rule[] = [trustIsUsable, audiencesHoldOneValue, sessionsMayBeMarked]
