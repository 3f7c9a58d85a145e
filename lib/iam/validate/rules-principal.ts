import type { PolicyKind, PrincipalElement, Statement } from '../ast'
import { nearest } from '../catalog/nearest'
import { parseOperatorName } from '../conditions/operators'
import type { Fix } from '../diagnostics/types'
import { remove, replaceBy } from './mend'
import {
  awsNameOf,
  BUILT_IN_PROVIDERS,
  federatedNameOf,
  isAccountId,
  isServicePrincipal,
  quoted,
} from './principal-names'
import { KIND_NAMES, type Report, type Rule } from './rule'

type Entry = PrincipalElement['entries'][number]

const principalsAreSound: Rule = ({ document, kind, text }, report) => {
  // In these kinds the element itself is out of place.
  if (kind === 'identity' || kind === 'session' || kind === 'boundary' || kind === 'scp') return
  for (const { principal } of document.statements) {
    if (principal === null) continue
    for (const entry of principal.entries) {
      if (entry.type === 'AWS') reportAws(entry, report)
      else if (entry.type === 'Service') reportService(entry, report)
      else if (entry.type === 'CanonicalUser') reportCanonicalUser(entry, kind, report)
      else if (kind === 'trust') reportFederated(entry, report)
      else {
        report('federated-principal-not-supported', entry.value.range, { subject: KIND_NAMES[kind] })
      }
    }
    for (const { value, range } of principal.empty ?? []) {
      report('empty-principal-list', range, {
        subject: value,
        fix: () => remove(`Remove ${value}`, text, range),
      })
    }
    if (principal.entries.length > 1) reportRedundant(principal, text, report)
  }
}

function reportAws({ value }: Entry, report: Report): void {
  const subject = quoted('AWS', value.value)
  switch (awsNameOf(value.value)) {
    case 'everyone':
    case 'account':
    case 'entity':
      return
    case 'unique-id':
      report('deleted-principal', value.range, { subject: value.value })
      return
    case 'group':
      report('group-as-principal', value.range, { subject })
      return
    case 'wildcard':
      report('wildcard-in-principal', value.range, { subject })
      return
    case 'bad-account': {
      const digits = value.value.replace(/-/g, '')
      const fix = isAccountId(digits) ? replaceBy('Remove the dashes', value.range, `"${digits}"`) : undefined
      report('invalid-principal-account', value.range, { subject, fix })
      return
    }
    case 'invalid':
      report('invalid-principal', value.range, { subject })
      return
  }
}

function reportService({ value }: Entry, report: Report): void {
  const name = value.value
  if (isServicePrincipal(name)) return
  if (/[*?]/.test(name)) {
    report('wildcard-in-principal', value.range, { subject: quoted('Service', name) })
    return
  }
  const mended = [
    name.toLowerCase(),
    name.replace(/\.amazon\.com$/, '.amazonaws.com'),
    `${name}.amazonaws.com`,
  ]
    .filter((one) => one !== name)
    .find(isServicePrincipal)
  const fix = mended === undefined ? undefined : replaceBy(`Change to ${mended}`, value.range, `"${mended}"`)
  report('invalid-service-principal', value.range, { subject: name, fix })
}

function reportCanonicalUser({ value }: Entry, kind: PolicyKind, report: Report): void {
  const name = value.value
  if (/[*?]/.test(name)) {
    report('wildcard-in-principal', value.range, { subject: quoted('CanonicalUser', name) })
  } else if (kind !== 'resource') report('canonical-user-outside-s3', value.range)
  else if (!/^[0-9a-f]{64}$/i.test(name)) report('invalid-canonical-user', value.range, { subject: name })
}

function reportFederated({ value }: Entry, report: Report): void {
  const name = value.value
  const { kind } = federatedNameOf(name)
  if (kind === 'wildcard') {
    report('wildcard-in-principal', value.range, { subject: quoted('Federated', name) })
  } else if (kind === 'invalid' || kind === 'unknown') {
    const code = kind === 'invalid' ? 'invalid-federated-principal' : 'unknown-federated-provider'
    report(code, value.range, { subject: name, fix: () => nearestProvider(entryOf(name), value.range) })
  }
}

/** What was meant where somebody pasted an address. */
function entryOf(name: string): string {
  return name.length > 200 ? name : name.replace(/^https?:\/\//i, '').replace(/\/$/, '')
}

function nearestProvider(name: string, range: Entry['value']['range']): Fix | undefined {
  const meant = nearest(name, BUILT_IN_PROVIDERS)
  return meant === null ? undefined : replaceBy(`Change to ${meant}`, range, `"${meant}"`)
}

function reportRedundant(principal: PrincipalElement, text: string, report: Report): void {
  const all = principal.entries.filter(({ type, value }) => type === 'AWS' && value.value === '*')
  const seen = new Set<string>()
  for (const { type, value } of principal.entries) {
    // An account and its root ARN are two names of one thing.
    const account = type === 'AWS' ? /^arn:aws[a-z-]*:iam::(\d{12}):root$/.exec(value.value)?.[1] : undefined
    const name = `${type} ${account ?? value.value}`
    const isCovered = type === 'AWS' && all[0] !== undefined && all[0].value !== value
    if (seen.has(name) || isCovered) {
      report('redundant-principal', value.range, {
        subject: value.value,
        fix: () => removeFromList(text, value.range),
      })
    }
    seen.add(name)
  }
}

/** Only an item of a list can go without its name. */
function removeFromList(text: string, range: Entry['value']['range']): Fix | undefined {
  const before = text.slice(0, range.start).trimEnd()
  const isItem = before.endsWith('[') || before.endsWith(',')
  return isItem ? remove('Remove it', text, range) : undefined
}

const notPrincipalOnlyDenies: Rule = ({ document, kind }, report) => {
  if (kind !== 'resource' && kind !== 'endpoint') return
  for (const { principal, effect } of document.statements) {
    if (principal?.name === 'NotPrincipal' && effect?.value === 'Allow') {
      report('allow-with-not-principal', { start: principal.range.start, end: principal.range.start + 14 })
    }
  }
}

const everyoneIsMeant: Rule = ({ document, kind, text }, report) => {
  if (kind !== 'resource' && kind !== 'trust' && kind !== 'rcp') return
  for (const statement of document.statements) {
    const { principal, effect } = statement
    if (principal === null || principal.name === 'NotPrincipal') continue
    if (kind === 'rcp') {
      if (!principal.everyone && principal.entries.length > 0) {
        const fix = replaceBy('Write "*"', principal.range, '"Principal": "*"')
        report('everyone-needed', principal.range, { fix })
      }
      continue
    }
    if (kind === 'trust' && principal.everyone) {
      const { end } = principal.range
      const range = { start: text.endsWith('"*"', end) ? end - 3 : principal.range.start, end }
      const fix = {
        title: 'Write it under AWS',
        range: principal.range,
        replacement: '"Principal": { "AWS": "*" }',
      }
      report('everyone-in-trust-policy', range, { fix })
    }
    if (effect?.value !== 'Allow' || (statement.condition?.tests.length ?? 0) > 0) continue
    const entry = principal.entries.find(({ type, value }) => type === 'AWS' && value.value === '*')
    const range = entry?.value.range ?? (principal.everyone ? principal.range : null)
    if (range === null) continue
    if (kind === 'resource') report('public-resource-policy', range)
    else if (!principal.everyone) report('trust-open-to-everyone', range)
  }
}

const SOURCE_KEYS: ReadonlySet<string> = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
])

const servicesComeForSomebody: Rule = ({ document, kind }, report) => {
  if (kind !== 'resource') return
  for (const statement of document.statements) {
    if (statement.effect?.value !== 'Allow' || statement.principal?.name !== 'Principal') continue
    const services = statement.principal.entries.filter(({ type }) => type === 'Service')
    if (services.length === 0 || hasTestOf(statement, SOURCE_KEYS)) continue
    for (const { value } of services) report('service-without-source', value.range, { subject: value.value })
  }
}

function hasTestOf(statement: Statement, keys: ReadonlySet<string>): boolean {
  return (statement.condition?.tests ?? []).some(({ key, operator }) => {
    const { ifExists, qualifier } = parseOperatorName(operator.value)
    return !ifExists && qualifier !== 'ForAllValues' && keys.has(key.value.toLowerCase())
  })
}

export const PRINCIPAL_RULES: readonly Rule[] = [
  principalsAreSound,
  notPrincipalOnlyDenies,
  everyoneIsMeant,
  servicesComeForSomebody,
]
