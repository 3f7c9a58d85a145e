import type { PolicyKind } from '@/lib/iam'
import { proposeActions } from './complete-actions'
import { proposeElements, proposeKeys, proposeOperators } from './complete-names'
import {
  proposeConditionValues,
  proposeEffects,
  proposePrincipals,
  proposeResources,
  proposeVersions,
} from './complete-values'
import { proposeVariables } from './complete-variables'
import { type PolicyPlace, placeAt } from './policy-place'
import type { AssistWorld, Proposal } from './types'

/**
 * What could be written here, the likeliest first?
 *
 * Works on half-written text. Every proposal says which piece of the text it takes the place of; an editor narrows
 * the list down to what goes on from what is typed. Empty where there is nothing to propose. Total.
 *
 * @example
 * completionsAt('{"Statement":[{"Effect":"A', 26, 'identity', world)[0]?.insert // 'Allow"'
 */
export function completionsAt(
  text: string,
  offset: number,
  kind: PolicyKind,
  world: AssistWorld,
): readonly Proposal[] {
  const place = placeAt(text, offset)
  if (place === null) return []
  return proposeVariables(text, place, world) ?? proposeAt(place, kind, world)
}

function proposeAt(place: PolicyPlace, kind: PolicyKind, world: AssistWorld): readonly Proposal[] {
  return place.role === 'name' ? proposeNames(place, kind, world) : proposeValues(place, kind, world)
}

function proposeNames(place: PolicyPlace, kind: PolicyKind, world: AssistWorld): readonly Proposal[] {
  const { path } = place
  if (path.length > 0 && path[0] !== 'Statement') return []
  if (path[1] !== 'Condition') return path.length > 2 ? [] : proposeElements(place, kind)
  if (path.length === 2) return proposeOperators(place)
  return path.length === 3 ? proposeKeys(place, kind, world) : []
}

function proposeValues(place: PolicyPlace, kind: PolicyKind, world: AssistWorld): readonly Proposal[] {
  const [document, element] = place.path
  if (document === 'Version') return proposeVersions(place)
  const depth = place.path.length
  const deepest = { Principal: 3, NotPrincipal: 3, Condition: 4 }[element ?? ''] ?? 2
  if (document !== 'Statement' || depth > deepest) return []
  switch (element) {
    case 'Effect':
      return place.isInList ? [] : proposeEffects(place)
    case 'Action':
    case 'NotAction':
      return proposeActions(place, kind, world)
    case 'Resource':
    case 'NotResource':
      return proposeResources(place, world)
    case 'Principal':
    case 'NotPrincipal':
      return proposePrincipals(place, kind, world)
    case 'Condition':
      return depth === 4 ? proposeConditionValues(place, world) : []
    default:
      return []
  }
}
