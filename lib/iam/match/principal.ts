import type { PrincipalElement } from '../ast'
import type { Principal } from '../evaluate/request'
import type { Trilean } from './trilean'

/**
 * Does the Principal element name this caller?
 *
 * Somebody with a web identity token is named by `Federated` with the provider, or by `"*"`. What an `AWS`
 * entry means for such a caller, and callers of every other kind, is not evaluated yet: `unknown`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function matchPrincipal(element: PrincipalElement, caller: Principal): Trilean {
  if (element.name === 'NotPrincipal') return 'unknown'
  if (element.everyone) return 'yes'
  if (caller.kind !== 'federated') return 'unknown'
  let found: Trilean = 'no'
  for (const entry of element.entries) {
    if (entry.type === 'Federated' && entry.value.value === caller.provider) return 'yes'
    if (entry.type === 'AWS' && entry.value.value === '*') found = 'unknown'
  }
  return found
}
