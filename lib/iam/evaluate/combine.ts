import type { Trilean } from '../match/trilean'

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

export type DecisionKind = 'allow' | 'implicit-deny' | 'explicit-deny' | 'undetermined'

export interface Verdict {
  readonly kind: DecisionKind
  /** The layer that denied, or that cannot be told. */
  readonly layer: LayerKind | null
}

/**
 * Decides from what the layers say.
 *
 * A sure deny in any layer wins. A deny that cannot be told leaves the request undetermined. Then every
 * layer must allow: one that surely does not refuses, one that cannot be told leaves it undetermined.
 * The order of layers only chooses which one is named; the decision is the same in any order.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 * @example
 * combine([{ kind: 'identity', allow: 'yes', deny: 'no' }, { kind: 'session', allow: 'no', deny: 'no' }])
 * // { kind: 'implicit-deny', layer: 'session' }
 */
export function combine(layers: readonly LayerOutcome[]): Verdict {
  for (const layer of layers) if (layer.deny === 'yes') return { kind: 'explicit-deny', layer: layer.kind }
  for (const layer of layers) if (layer.deny === 'unknown') return { kind: 'undetermined', layer: layer.kind }
  for (const layer of layers) if (layer.allow === 'no') return { kind: 'implicit-deny', layer: layer.kind }
  for (const layer of layers)
    if (layer.allow === 'unknown') return { kind: 'undetermined', layer: layer.kind }
  return layers.length === 0 ? { kind: 'implicit-deny', layer: 'identity' } : { kind: 'allow', layer: null }
}
