import type { Operation } from './types'

const READING = /^(Get|Head|List|Query|Scan|BatchGet|TransactGet|Describe|Select)/

/**
 * Does this operation, by its name, leave everything as it was? Statements of PartiQL may write.
 *
 * @example
 * onlyReads({ service: 's3', operation: 'GetObject' }) // true
 */
export function onlyReads(
  request: Pick<Exclude<Operation, { service: 'other' }>, 'service' | 'operation'> | { service: 'other' },
): boolean {
  return request.service === 'other' || READING.test(request.operation)
}
