import { type Design, type Identity, type Request, resolveRequest } from '@/lib/design'
import type { Json } from '@/lib/simulation'

/** `ListObjectsV2`: the operation that a client calls, which is not always the action that a policy names. */
export function operationOf(request: Request): string {
  return request.service === 'other'
    ? request.action.slice(request.action.indexOf(':') + 1)
    : request.operation
}

/** `s3:ListObjectsV2`. */
export function operationName(request: Request): string {
  return request.service === 'other' ? request.action : `${request.service}:${request.operation}`
}

/** The service that is called, by its prefix: `s3`, `lambda`. */
export function serviceOf(request: Request): string {
  return request.service === 'other' ? request.action.slice(0, request.action.indexOf(':')) : request.service
}

/** What the client sends, with this identity's id in place of the templates. */
export function operationParameters(design: Design, identity: Identity, request: Request): Json {
  const parameters = Object.entries(resolveRequest(design, identity, request))
  const isParameter = (name: string) => name !== 'service' && name !== 'operation' && name !== 'action'
  return Object.fromEntries(parameters.filter(([name]) => isParameter(name))) as Json
}
