import type { Statement } from '../ast'
import { coversAction } from '../compile/compile-policy'
import { parseOperatorName } from '../conditions/operators'
import { headOf, type Rule } from './rule'

const COGNITO = 'cognito-identity.amazonaws.com'

/** Operations whose requests never carry `dynamodb:LeadingKeys`, or need not. */
const ACTIONS_WITHOUT_LEADING_KEYS = ['dynamodb:Scan', 'dynamodb:PartiQLSelect']

const forAllValuesIsGuarded: Rule = ({ document }, report) => {
  for (const statement of document.statements) {
    const tests = statement.condition?.tests ?? []
    const holed = tests.find(
      (test) =>
        test.key.value.toLowerCase() === 'dynamodb:leadingkeys' &&
        test.operator.value.startsWith('ForAllValues:'),
    )
    const guarded = tests.some(
      (test) =>
        test.operator.value === 'Null' &&
        test.key.value.toLowerCase() === 'dynamodb:leadingkeys' &&
        test.values.some((value) => value.value.toLowerCase() === 'false'),
    )
    if (!holed || guarded || statement.effect?.value !== 'Allow') continue
    for (const value of statement.action?.name === 'Action' ? statement.action.values : []) {
      const covered = ACTIONS_WITHOUT_LEADING_KEYS.find((action) => coversAction(value.value, action))
      if (covered) report('for-all-values-without-null-check', value.range, { subject: covered })
    }
  }
}

const trustBindsThePool: Rule = ({ document, kind }, report) => {
  if (kind !== 'trust') return
  for (const statement of document.statements) {
    for (const action of statement.action?.values ?? []) {
      if (!/^(sts:(assumerole.*|tagsession|setsourceidentity|\*)|\*)$/i.test(action.value)) {
        report('trust-action-not-assume-role', action.range, { subject: action.value })
      }
    }
    if (statement.effect?.value !== 'Allow' || !namesIdentityPools(statement)) continue
    const actions = statement.action?.values ?? []
    const admits = actions.some((action) => coversAction(action.value, 'sts:AssumeRoleWithWebIdentity'))
    const [only] = actions
    if (!admits && only && /^sts:assumerole/i.test(only.value)) {
      report('trust-wrong-action-for-web-identity', only.range, { subject: only.value })
    }
    const head = statement.principal?.range ?? headOf(statement.range)
    if (admits && !tests(statement, `${COGNITO}:aud`)) report('trust-without-audience', head)
    if (admits && !tests(statement, `${COGNITO}:amr`)) report('trust-without-authentication-state', head)
  }
}

function namesIdentityPools(statement: Statement): boolean {
  return (
    statement.principal?.entries.some(({ type, value }) => type === 'Federated' && value.value === COGNITO) ??
    false
  )
}

/** Binds the key: a positive operator that fails when the key is absent. */
function tests(statement: Statement, key: string): boolean {
  return (statement.condition?.tests ?? []).some((test) => {
    const { base, ifExists, qualifier } = parseOperatorName(test.operator.value)
    const isBinding =
      !ifExists && qualifier !== 'ForAllValues' && /^String(Equals|EqualsIgnoreCase|Like)$/.test(base)
    return isBinding && test.key.value.toLowerCase() === key
  })
}

export const IDENTITY_POOL_RULES: readonly Rule[] = [forAllValuesIsGuarded, trustBindsThePool]
