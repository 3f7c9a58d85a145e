import type { ConditionTest, Statement } from '../ast'
import { catalog } from '../catalog/catalog'
import type { CatalogAction } from '../catalog/types'
import { parseOperatorName } from '../conditions/operators'
import type { Fix } from '../diagnostics/types'
import { MOST_TESTS, placeIn, rewrite } from './mend-values'
import { readAction } from './read-action'
import { type KeyReading, POOL_CLAIMS, POOL_PREFIX, readKey } from './read-key'
import { isOfSession, type Report, type RuleInput, type StatementRule } from './rule'

/** Each key is one that some request has. */
const keysExist: StatementRule = (statement, input, report) => {
  for (const test of statement.condition?.tests ?? []) {
    const key = readKey(test.key.value)
    const subject = key.text
    if (subject.includes('${')) {
      const from = subject.indexOf('${')
      const close = subject.indexOf('}', from)
      const variable = subject.slice(from, close < 0 ? undefined : close + 1)
      const place = placeIn(input.text, test.key, from, variable.length)
      report('variable-in-wrong-element', place, { subject: variable })
    } else if (key.lower === 'aws:arn') {
      const fix = renameKey(statement, test, 'aws:PrincipalArn')
      report('deprecated-global-key', test.key.range, { subject, fix })
    } else if (key.lacksTagKey) {
      report('missing-tag-key', test.key.range, { subject })
    } else if (key.family === 'malformed') {
      report('condition-key-format', test.key.range, { subject })
    } else if (key.family === 'provider') {
      checkProvider(statement, test, key, input, report)
    } else if (!key.isKnown) {
      const meant = meantKey(key, input)
      const code = key.family === 'global' ? 'unknown-global-key' : 'unknown-condition-key'
      const fix = meant === null ? undefined : renameKey(statement, test, meant)
      report(code, test.key.range, { subject, detail: meant ?? '', fix })
    }
  }
}

/** Claims of a provider exist while a role is assumed; a session of a pool keeps those of the pool only. */
function checkProvider(
  statement: Statement,
  test: ConditionTest,
  key: KeyReading,
  input: RuleInput,
  report: Report,
): void {
  const subject = key.text
  // What a trust policy tests is looked at together with its principals.
  if (input.kind === 'trust') return
  if (isMisspelledPool(key)) {
    const meant = POOL_PREFIX + key.text.slice(key.prefix.length)
    const fix = renameKey(statement, test, meant)
    report('unknown-condition-key', test.key.range, { subject, detail: meant, fix })
  } else if (isOfSession(input.kind)) {
    report('provider-claim-not-in-session', test.key.range, { subject })
  }
}

/** `cognito-identity.amazon.com` and the like. */
export function isMisspelledPool({ prefix }: KeyReading): boolean {
  return prefix.startsWith('cognito-identity.') && prefix !== POOL_PREFIX
}

/** The key that was probably meant; the key of a tag stays as it is. */
export function meantKey(key: KeyReading, input: RuleInput): string | null {
  const slash = key.text.indexOf('/')
  const stem = slash < 0 ? key.text : key.text.slice(0, slash + 1)
  const meant = input.suggest(stem, () => candidatesFor(key))
  if (meant === null) return null
  const whole = slash >= 0 && meant.endsWith('/') ? meant + key.text.slice(slash + 1) : meant
  return readKey(whole).isKnown ? whole : null
}

/** The names that stand where this one does. */
function candidatesFor(key: KeyReading): readonly string[] {
  if (key.family === 'global') return catalog.globalKeys.map(({ name }) => withoutTagKey(name))
  if (key.family === 'pool') return POOL_CLAIMS.map((claim) => `${POOL_PREFIX}:${claim}`)
  const service = catalog.service(key.prefix)
  if (service !== null) return service.conditionKeys.map(({ name }) => withoutTagKey(name))
  const rest = key.text.slice(key.prefix.length).replace(/\/.*$/s, '/')
  return ['aws', ...catalog.allPrefixes].map((prefix) => prefix + rest)
}

function withoutTagKey(name: string): string {
  const open = name.search(/[<$]/)
  return open < 0 ? name : name.slice(0, open)
}

/** Another key in its place, unless the operator has that one already. */
function renameKey(statement: Statement, { operator, key }: ConditionTest, name: string): Fix | undefined {
  const tests = statement.condition?.tests ?? []
  const lower = name.toLowerCase()
  const isTaken =
    tests.length > MOST_TESTS ||
    tests.some(
      (test) => test.operator.range.start === operator.range.start && test.key.value.toLowerCase() === lower,
    )
  return isTaken || name.endsWith('/') ? undefined : rewrite(`Write ${name}`, key.range, name)
}

/** Keys that only IAM users and sessions of other kinds have. */
const NEVER_IN_POOL_SESSIONS: ReadonlySet<string> = new Set([
  ...['aws:multifactorauthpresent', 'aws:multifactorauthage', 'aws:username'],
])

const keysMakeSenseHere: StatementRule = ({ condition }, { kind }, report) => {
  if (condition === null) return
  let isPaired: boolean | null = null
  for (const { key } of condition.tests) {
    const { lower } = readKey(key.value)
    const subject = key.value
    if (isOfSession(kind) && NEVER_IN_POOL_SESSIONS.has(lower)) {
      report('key-never-in-pool-session', key.range, { subject })
    } else if (kind === 'resource' && (lower === 's3:resourceaccount' || lower === 'aws:resourceaccount')) {
      report('key-irrelevant-in-resource-policy', key.range, { subject })
    } else if (lower === 'aws:vpcsourceip') {
      isPaired ??= condition.tests.some(namesNetwork)
      if (!isPaired) report('missing-paired-key', key.range, { subject, detail: 'aws:SourceVpc' })
    }
  }
}

function namesNetwork({ key }: ConditionTest): boolean {
  return /^aws:(sourcevpc|sourcevpce|sourcevpcarn)$/i.test(key.value)
}

/** An action whose requests never have the key. Keys of the session and the caller go with every action. */
const actionsCarryTheirKeys: StatementRule = ({ action, condition, effect }, { kind, saver }, report) => {
  if (condition === null || action?.name !== 'Action' || kind === 'trust') return
  for (const test of condition.tests.slice(0, MOST_TESTS)) {
    const key = readKey(test.key.value)
    if (key.family !== 'service' || !key.isKnown) continue
    const { base, qualifier, ifExists } = parseOperatorName(test.operator.value)
    // These ask for an absent key on purpose, or have a finding of their own. S3 refuses them all the same.
    const copes = ifExists || base === 'Null' || (qualifier === 'ForAllValues' && effect?.value === 'Allow')
    if (copes && saver !== 's3') continue
    const published = catalog.conditionKey(key.lower)?.name.toLowerCase() ?? ''
    for (const value of action.values) {
      const { covered, hasWildcard, text } = readAction(value.value)
      if (covered === null || covered.length === 0) continue
      if (covered.some((one) => carries(one, published))) continue
      if (hasWildcard && saver === 's3') continue
      report('condition-key-not-for-action', value.range, { subject: text, detail: key.text })
    }
  }
}

const keysByAction = new Map<CatalogAction, ReadonlySet<string> | null>()

function carries(action: CatalogAction, published: string): boolean {
  let keys = keysByAction.get(action)
  if (keys === undefined) {
    keys = action.conditionKeys && new Set(action.conditionKeys.map((name) => name.toLowerCase()))
    keysByAction.set(action, keys)
  }
  return keys === null || keys.has(published)
}

export const CONDITION_KEY_RULES: readonly StatementRule[] = [
  keysExist,
  keysMakeSenseHere,
  actionsCarryTheirKeys,
]
