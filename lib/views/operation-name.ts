import { type Design, type Identity, type Request, resolveRequest } from '@/lib/design'
import type { Json } from '@/lib/simulation'

/** `s3:ListObjectsV2`: the operation that a client calls, which is not always the action that a policy names. */
export function operationName(request: Request): string {
  return `${request.service}:${request.operation}`
}

/** What the client sends, with this identity's id in place of the templates. */
export function operationParameters(design: Design, identity: Identity, request: Request): Json {
  const parameters = Object.entries(resolveRequest(design, identity, request))
  return Object.fromEntries(parameters.filter(([name]) => name !== 'service' && name !== 'operation')) as Json
}

/** How the service names a refusal on the wire. */
export function accessDeniedCode({ service }: Pick<Request, 'service'>): string {
  return service === 's3' ? 'AccessDenied' : 'AccessDeniedException'
}
