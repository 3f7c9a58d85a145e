import { either, type Trilean } from '../match/trilean'

/** The places at which a policy can speak to a request. */
export type LayerKind =
  | 'identity'
  | 'resource'
  | 'trust'
  | 'boundary'
  | 'session'
  | 'scp'
  | 'rcp'
  | 'endpoint'

/** What one layer says: does some statement allow, does some statement deny? */
export interface LayerOutcome {
  readonly kind: LayerKind
  readonly allow: Trilean
  readonly deny: Trilean
}

/** What the policy of the resource says; how strongly it names the caller decides what its grant can do. */
export interface ResourceOutcome extends LayerOutcome {
  readonly kind: 'resource' | 'trust'
  /** In any of the three ways. */
  readonly allow: Trilean
  /** It allows everybody, or this session, user, service or provider by name. */
  readonly direct: Trilean
  /** It allows the caller's role. */
  readonly role: Trilean
  /** It allows the caller's account, which may then decide by its own policies. */
  readonly account: Trilean
}

/** What all layers that apply to a request say. */
export interface Outcomes {
  /** `principal`: a user, role or session with policies of its own. `root`: an account's root user. `outsider`: a service, a token, nobody. */
  readonly caller: 'principal' | 'root' | 'outsider'
  readonly isSameAccount: boolean
  /** Role trust policies and key policies: nothing is allowed unless they have a part in it. */
  readonly needsResourcePolicy: boolean
  /** Every layer that has a say, in the order in which an explicit deny names it: {@link NAMING_ORDER}. */
  readonly layers: readonly LayerOutcome[]
  /** The one of the layers that belongs to the resource; null when the resource has no policy. */
  readonly resource: ResourceOutcome | null
}

/** Which of several layers a refusal names: AWS names one, and does not say which. */
export const NAMING_ORDER: readonly LayerKind[] = [
  ...(['scp', 'rcp', 'endpoint', 'resource', 'trust', 'identity', 'boundary', 'session'] as const),
]

export type DecisionKind = 'allow' | 'implicit-deny' | 'explicit-deny' | 'undetermined'

export interface Verdict {
  readonly kind: DecisionKind
  /** The layer that denied, or that cannot be told. */
  readonly layer: LayerKind | null
}

/**
 * Decides from what the layers say.
 *
 * A sure deny in any layer wins; a deny that cannot be told leaves the request undetermined. Then every gate
 * on the way has to be open: one that surely is not refuses, one that cannot be told leaves it undetermined.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export function combine(outcomes: Outcomes): Verdict {
  const { layers, resource } = outcomes
  const owner = resource?.kind ?? 'resource'
  let unclear: LayerKind | null = null
  for (let index = 0; index < layers.length; index++) {
    const { kind, deny } = layers[index] as LayerOutcome
    if (deny === 'yes') return { kind: 'explicit-deny', layer: kind }
    if (deny === 'unknown') unclear ??= kind
  }
  if (unclear !== null) return { kind: 'undetermined', layer: unclear }

  for (let index = 0; index < layers.length; index++) {
    const layer = layers[index] as LayerOutcome
    const open = gateOf(layer, outcomes)
    if (open === 'no') return { kind: 'implicit-deny', layer: layer.kind }
    // Where the layer itself is sure, it is the resource's policy in its place that cannot be told.
    if (open === 'unknown') unclear ??= layer.allow === 'unknown' ? layer.kind : owner
  }
  const open = resourceGateOf(outcomes)
  if (open === 'yes' && unclear === null) return ALLOWED
  return open === 'no'
    ? { kind: 'implicit-deny', layer: owner }
    : { kind: 'undetermined', layer: unclear ?? owner }
}

const ALLOWED: Verdict = { kind: 'allow', layer: null }

/**
 * Does this layer, by itself or by what stands in for it, let the request pass?
 *
 * In one account a grant by the resource is as good as one by the caller's own policies; if it names the
 * caller itself, boundary and session policies do not limit it. Between accounts nothing stands in.
 */
export function gateOf({ kind, allow }: LayerOutcome, { isSameAccount, resource }: Outcomes): Trilean {
  switch (kind) {
    case 'scp':
    case 'endpoint':
      return allow
    case 'identity':
      return isSameAccount && resource ? either(allow, either(resource.direct, resource.role)) : allow
    case 'boundary':
    case 'session':
      return isSameAccount && resource ? either(allow, resource.direct) : allow
    default:
      // These only forbid here; what the resource has to allow is asked last.
      return 'yes'
  }
}

/** Does the resource's own policy have to allow the request, and does it? */
export function resourceGateOf({ caller, isSameAccount, needsResourcePolicy, resource }: Outcomes): Trilean {
  const isNeeded = caller === 'outsider' || !isSameAccount || needsResourcePolicy
  return isNeeded ? (resource?.allow ?? 'no') : 'yes'
}
