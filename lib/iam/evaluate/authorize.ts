import type { CompiledPolicy, CompiledStatement, NoteAssumption } from '../compile/compiled'
import { combine, type DecisionKind, type LayerKind } from './combine'
import { evaluateLayer, type LayerEvaluation } from './evaluate-policy'
import type { AuthorizationRequest } from './request'

/**
 * All policies that apply to a request. `null`: nothing is attached there. An empty list is attached and
 * grants nothing.
 */
export interface PolicySet {
  readonly identity: readonly CompiledPolicy[] | null
  readonly boundary?: readonly CompiledPolicy[] | null
  readonly session?: readonly CompiledPolicy[] | null
  /** The trust policy of the role, when the action is one of `sts:AssumeRole*` or `sts:TagSession`. */
  readonly trust?: CompiledPolicy | null
  /** Kinds that are attached and not evaluated yet: they leave the decision undetermined. */
  readonly notEvaluated?: readonly LayerKind[]
}

/** The answer to a request, with the statement that settled it. */
export interface Decision {
  readonly kind: DecisionKind
  /** The layer that denied; null for an allow and when nothing denied. */
  readonly deniedBy: LayerKind | null
  /** For `undetermined`: the layer whose word cannot be told. */
  readonly undeterminedIn: LayerKind | null
  /** The statement that allowed, or that denied explicitly; null for an implicit deny. */
  readonly statement: CompiledStatement | null
  /** Ids of the assumptions that the decision rests on. */
  readonly assumptions: readonly string[]
}

const NO_ASSUMPTIONS: readonly string[] = []

/**
 * Decides whether one request is allowed by all the policies that apply to it.
 *
 * A matching deny in any policy wins. Without one, every layer that is attached must allow the request: the
 * identity policies grant it, a permissions boundary and session policies let it through. A request to
 * assume a role with a web identity has no identity policies; the trust policy alone decides.
 *
 * Total: any compiled policies and any request give a decision; nothing is thrown. Order and repeats of
 * policies and statements never change the decision.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 * @example
 * const decision = authorize({ identity: [ownFolderOnly] }, readSomeoneElsesFile)
 * decision.kind // 'implicit-deny'
 */
export function authorize(policies: PolicySet, request: AuthorizationRequest): Decision {
  let assumptions: string[] | null = null
  const note: NoteAssumption = (assumption) => {
    assumptions ??= []
    if (!assumptions.includes(assumption)) assumptions.push(assumption)
  }
  const layers = evaluateLayers(policies, request, note)
  const { kind, layer } = combine(layers)
  const speaking = layers.find((candidate) => candidate.kind === layer)
  return {
    kind,
    deniedBy: kind === 'allow' || kind === 'undetermined' ? null : layer,
    undeterminedIn: kind === 'undetermined' ? layer : null,
    statement:
      kind === 'allow'
        ? (layers[0]?.allowedBy ?? null)
        : kind === 'explicit-deny'
          ? (speaking?.deniedBy ?? null)
          : null,
    assumptions: assumptions ?? NO_ASSUMPTIONS,
  }
}

/** The layers that apply, in the order in which a refusal names them. */
export function evaluateLayers(
  policies: PolicySet,
  request: AuthorizationRequest,
  note: NoteAssumption,
): readonly LayerEvaluation[] {
  const layers: LayerEvaluation[] = []
  const { identity, boundary, session, trust, notEvaluated } = policies
  if (trust !== undefined) {
    layers.push(evaluateLayer('trust', trust === null ? [] : [trust], request, note))
  } else {
    layers.push(evaluateLayer('identity', identity ?? [], request, note))
  }
  if (boundary) layers.push(evaluateLayer('boundary', boundary, request, note))
  if (session) layers.push(evaluateLayer('session', session, request, note))
  for (const kind of notEvaluated ?? []) {
    layers.push({ kind, allow: 'unknown', deny: 'unknown', allowedBy: null, deniedBy: null })
  }
  return layers
}
