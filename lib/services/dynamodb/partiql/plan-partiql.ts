import type { ContextKeys } from '@/lib/iam'
import { accessDeniedMessage } from '@/lib/iam'
import type { ServiceData } from '../../data'
import type { AuthorizationCheck, Caller, Guard, OperationPlan } from '../../plan'
import { counted } from '../../text'
import type { Json } from '../../values'
import { validationError } from '../errors'
import type { PartiqlOperation, StatementText } from '../operations'
import { equalityOn } from '../partition-equality'
import { planFor, planUnreadable } from '../plan-for'
import { attributes, enclosedIn, leadingKeys, NO_RETURN_VALUES, namesOf, OF_INDEX } from '../request-keys'
import { findIndex, partitionValue, tableCheck, tableTarget } from '../table-target'
import { cancelled } from '../transactions'
import { parseStatement } from './parse-statement'
import { runStatement } from './run-statement'
import { attributesOf, type PartiqlStatement } from './statement'

/**
 * How are PartiQL statements authorised and run?
 *
 * Each statement is one authorisation: `dynamodb:PartiQLSelect`, `PartiQLInsert`, `PartiQLUpdate` or
 * `PartiQLDelete`. A SELECT that does not hold the partition key to values is a full table scan and names no
 * leading keys. A statement that can't be read is answered by a ValidationException, without asking policies.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html
 */
export function planPartiql(operation: PartiqlOperation, data: ServiceData, caller: Caller): OperationPlan {
  const texts = statementsOf(operation)
  const statements: PartiqlStatement[] = []
  for (const text of texts) {
    const parsed = parseStatement(text)
    if (!parsed.ok) {
      const message = `Statement wasn't well formed, can't be processed: ${parsed.error}`
      return planUnreadable(data, validationError(message))
    }
    statements.push(parsed.value)
  }
  if (statements.length === 0) {
    return planUnreadable(data, validationError('Member must have length greater than or equal to 1'))
  }
  const common = operation.operation === 'ExecuteTransaction' ? enclosedIn(operation.operation) : {}
  const checks = statements.map((statement): AuthorizationCheck => {
    const check = checkOf(statement, data, caller, common)
    return statements.length > 1 && check.assumption === undefined
      ? { ...check, assumption: 'batch-refused-as-a-whole' }
      : check
  })
  return planFor(data, checks, () => run(operation, statements, data, caller), outsiders(checks, caller))
}

function statementsOf(operation: PartiqlOperation): readonly StatementText[] {
  switch (operation.operation) {
    case 'ExecuteStatement':
      return [operation]
    case 'BatchExecuteStatement':
      return operation.statements
    case 'ExecuteTransaction':
      return operation.transactStatements
  }
}

function checkOf(
  statement: PartiqlStatement,
  data: ServiceData,
  caller: Caller,
  common: ContextKeys,
): AuthorizationCheck {
  const target = tableTarget(statement.table, data, caller)
  if (statement.kind === 'insert') {
    return tableCheck(target, 'PartiQLInsert', {
      ...leadingKeys([partitionValue(target, statement.item)]),
      ...attributes(namesOf(statement.item)),
      ...common,
    })
  }
  const index = statement.kind === 'select' ? findIndex(target.table, statement.index) : undefined
  const partitionKey = index?.partitionKey ?? target.table?.partitionKey
  const values = statement.where ? equalityOn(statement.where, partitionKey) : null
  const isOwnKey = index !== undefined && index.partitionKey !== target.table?.partitionKey
  const keys = leadingKeys(values ?? [], isOwnKey ? OF_INDEX : {})
  const named = attributesOf(statement.where)
  switch (statement.kind) {
    case 'select': {
      const select = {
        ...keys,
        ...attributes(
          (statement.paths ?? []).map(([name]) => name),
          named,
        ),
        'dynamodb:Select': statement.paths
          ? 'SPECIFIC_ATTRIBUTES'
          : statement.index === undefined
            ? 'ALL_ATTRIBUTES'
            : 'ALL_PROJECTED_ATTRIBUTES',
        'dynamodb:FullTableScan': values === null,
        ...NO_RETURN_VALUES,
        ...common,
      }
      return tableCheck(target, 'PartiQLSelect', select, { index: statement.index })
    }
    case 'update': {
      const touched = statement.updates.map(({ path }) => path[0])
      return tableCheck(target, 'PartiQLUpdate', {
        ...keys,
        ...attributes(touched, named),
        'dynamodb:ReturnValues': statement.returning,
        ...common,
      })
    }
    case 'delete':
      return tableCheck(target, 'PartiQLDelete', {
        ...keys,
        ...attributes(named),
        'dynamodb:ReturnValues': statement.returning,
        ...common,
      })
  }
}

/** Tables of other accounts are out of PartiQL's reach. */
function outsiders(checks: readonly AuthorizationCheck[], caller: Caller): readonly Guard[] {
  return checks.flatMap((check, index): readonly Guard[] => {
    if (check.resourceAccount === caller.account) return []
    const { action, resource } = check
    const message = accessDeniedMessage({
      principalArn: caller.arn,
      action,
      resource,
      kind: 'implicit-deny',
      deniedBy: 'resource',
    })
    return [{ check: index, setting: 'partiql-across-accounts', kind: 'implicit-deny', message }]
  })
}

function run(
  operation: PartiqlOperation,
  statements: readonly PartiqlStatement[],
  data: ServiceData,
  caller: Caller,
) {
  let after = data
  const results = statements.map((statement) => {
    const result = runStatement(statement, after, caller)
    if (!result.answer.error) after = result.data
    return result
  })
  const [first] = results
  if (operation.operation === 'ExecuteStatement' && first) return first
  const responses = results.map(({ answer }): Json => {
    if (answer.error)
      return { Error: { Code: answer.error.code.replace(/Exception$/, ''), Message: answer.error.message } }
    const items =
      typeof answer.body === 'object' && answer.body !== null && 'Items' in answer.body
        ? answer.body.Items
        : []
    return Array.isArray(items) && items.length > 0 ? { Item: items[0] } : {}
  })
  const failures = results.map(({ answer }) => (answer.error ? { answer, item: undefined } : null))
  const isFailed = failures.some((failure) => failure !== null)
  if (operation.operation === 'ExecuteTransaction' && isFailed) return { answer: cancelled(failures), data }
  const summary = `200, ${counted(results.length, 'answer')}`
  return { answer: { status: 200, summary, body: { Responses: responses } }, data: after }
}
