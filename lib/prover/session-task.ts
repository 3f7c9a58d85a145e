import { type AuthorizationRequest, type ContextKeys, createRequestContext, type Principal } from '@/lib/iam'
import { type KeyModel, mayBeWorth } from './key-model'
import type { Population } from './populations'
import type { Example } from './prove'
import type { Scene } from './question'
import { sessionKeys } from './session-model'

/** What all questions about requests of a population's sessions have in common. */
export function sessionTask({ shape, policies, hasOpenName }: Population, scene: Scene) {
  return {
    caller: { principal: scene.principal, roleId: shape.roleId },
    hasOpenName,
    hasBoundary: Boolean(policies.boundary),
    keys: sessionKeys(shape, scene.resourceAccount),
  }
}

/** The request of an example, for the engine to decide; null when no request of a session is like that. */
export function requestOf(
  { resource, keys }: Example,
  scene: Scene,
  model: KeyModel,
): AuthorizationRequest | null {
  for (const [name, value] of Object.entries(keys)) {
    const facts = model(name.toLowerCase())
    if (value !== undefined && facts.is === 'never') return null
    if (typeof value === 'string' && !mayBeWorth(value, facts)) return null
  }
  const { action, resourceAccount } = scene
  const principal = namedAs(keys['aws:userid'], scene)
  return { principal, action, resource, resourceAccount, context: createRequestContext(keys) }
}

/** Where the app names the session, it is the same name in `aws:userid`. */
function namedAs(userId: ContextKeys[string], { principal, hasOpenName }: Scene): Principal {
  if (!hasOpenName || principal.kind !== 'assumed-role' || typeof userId !== 'string') return principal
  const name = userId.slice(userId.indexOf(':') + 1)
  return { ...principal, sessionArn: principal.sessionArn.replace(/[^/]*$/, () => name) }
}
