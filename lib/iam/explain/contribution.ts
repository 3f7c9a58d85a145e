import { gateOf, type LayerOutcome, type Outcomes } from '../evaluate/combine'

const LETS_THROUGH = 'allowed, which only lets through what is granted elsewhere'
const UNCLEAR = 'cannot be told'

/**
 * What does this layer add to the decision, in one sentence without its subject?
 *
 * @example
 * contributionOf(identity, outcomes) // 'allowed'
 */
export function contributionOf(layer: LayerOutcome, outcomes: Outcomes): string {
  if (layer.deny === 'yes') return 'an explicit deny, which wins over every allow'
  if (layer.deny === 'unknown') return 'cannot be told whether there is a deny'
  switch (layer.kind) {
    case 'rcp':
      return 'no deny; they never grant anything'
    case 'resource':
    case 'trust':
      return byResource(layer, outcomes)
    case 'identity':
      return layer.allow === 'yes' ? 'allowed' : standIn(layer, outcomes)
    case 'boundary':
    case 'session':
      return layer.allow === 'yes' ? LETS_THROUGH : standIn(layer, outcomes)
    default:
      if (layer.allow === 'unknown') return UNCLEAR
      return layer.allow === 'yes' ? LETS_THROUGH : 'not allowed'
  }
}

function byResource({ allow }: LayerOutcome, outcomes: Outcomes): string {
  const { resource, isSameAccount, caller, needsResourcePolicy } = outcomes
  const isNeeded = caller === 'outsider' || !isSameAccount || needsResourcePolicy
  if (allow === 'unknown') return UNCLEAR
  if (allow === 'no') {
    return isNeeded ? 'not allowed, and nothing else can stand in for it' : 'not allowed here, and not needed'
  }
  if (caller !== 'principal') return 'allowed'
  if (!isSameAccount)
    return 'allowed from the side of the resource: the caller’s own account has to allow it as well'
  if (resource?.direct === 'yes') {
    return 'allowed for the caller itself: no other grant is needed, and boundary and session policies do not limit it'
  }
  if (resource?.role === 'yes') {
    return 'allowed for the caller’s role: no other grant is needed; boundary and session policies still limit it'
  }
  return 'allowed for the caller’s account: the caller’s own policies have to allow it as well'
}

/** Where the layer itself does not allow, its gate may be open through a grant of the resource's policy. */
function standIn(layer: LayerOutcome, outcomes: Outcomes): string {
  const gate = gateOf(layer, outcomes)
  if (gate === 'yes') {
    return layer.kind === 'identity'
      ? 'not allowed here, and not needed: the policy of the resource grants it'
      : 'not allowed here, which does not limit a grant to the caller itself'
  }
  return gate === 'unknown' ? UNCLEAR : 'not allowed'
}
