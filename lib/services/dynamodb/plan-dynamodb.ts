import type { ServiceData } from '../data'
import type { Caller, OperationPlan } from '../plan'
import { planBatch } from './batches'
import type { DynamoDbOperation } from './operations'
import { planPartiql } from './partiql/plan-partiql'
import { planSearch } from './search'
import { planGetItem, planWriteItem } from './single-items'
import { planTable } from './tables'
import { planTransaction } from './transactions'

/**
 * Which authorisations does this DynamoDB operation need, with which condition keys, and what does it answer?
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function planDynamoDb(operation: DynamoDbOperation, data: ServiceData, caller: Caller): OperationPlan {
  switch (operation.operation) {
    case 'GetItem':
      return planGetItem(operation, data, caller)
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return planWriteItem(operation, data, caller)
    case 'Query':
    case 'Scan':
      return planSearch(operation, data, caller)
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return planBatch(operation, data, caller)
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return planTransaction(operation, data, caller)
    case 'ExecuteStatement':
    case 'BatchExecuteStatement':
    case 'ExecuteTransaction':
      return planPartiql(operation, data, caller)
    default:
      return planTable(operation, data, caller)
  }
}
