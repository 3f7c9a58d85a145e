import { type AuthorizationRequest, createRequestContext } from '@/lib/iam'
import { type KeyModel, mayBeWorth } from './key-model'
import type { Population } from './populations'
import type { Example } from './prove'
import type { Scene } from './question'
import { sessionKeys } from './session-model'

/** What all questions about requests of a population's sessions have in common. */
export function sessionTask({ shape, policies, hasOpenName }: Population, scene: Scene) {
  return {
    caller: { principal: scene.principal },
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
  const { principal, action, resourceAccount } = scene
  return { principal, action, resource, resourceAccount, context: createRequestContext(keys) }
}
