import { type Assumption, IAM_ASSUMPTIONS } from '../assumptions'
import type { LayerKind } from '../evaluate/combine'
import type { Trilean } from '../match/trilean'
import type { ElementExplanation, Explanation, LayerExplanation, StatementExplanation } from './explain'

/** What each place at which policies are attached is called, on every screen. */
export const LAYER_TITLES = {
  identity: 'Identity policies',
  resource: 'Resource policy',
  trust: 'Trust policy',
  boundary: 'Permissions boundary',
  session: 'Session policies',
  scp: 'Service control policies',
  rcp: 'Resource control policies',
  endpoint: 'VPC endpoint policy',
} as const satisfies Readonly<Record<LayerKind, string>>

const DECISIONS = {
  allow: 'ALLOW',
  'implicit-deny': 'DENY (implicit: an allow is missing)',
  'explicit-deny': 'DENY (explicit: a statement forbids it)',
  undetermined: 'UNDETERMINED',
} as const

const MARKS: Readonly<Record<Trilean, string>> = { yes: '+', no: '-', unknown: '?' }

/**
 * An explanation as lines of text, for the command line, for copying and for screen readers.
 *
 * @example
 * explanationToText(explain(policies, request)).split('\n')[0] // 'ALLOW s3:GetObject on arn:aws:s3:::b/k'
 */
export function explanationToText(explanation: Explanation): string {
  const { decision, request, message, layers } = explanation
  const lines = [`${DECISIONS[decision.kind]}: ${request.action} on ${request.resource}`]
  const summary = summarize(explanation)
  if (summary) lines.push(summary)
  if (message) lines.push(`AWS says: ${message}`)
  for (const layer of layers) {
    lines.push('', `${layerTitle(layer)}: ${layer.says}`)
    for (const policy of layer.policies) {
      lines.push(`  ${policy.name}${policy.unreadable ? ' (cannot be read)' : ''}`)
      for (const statement of policy.statements) {
        lines.push(
          `    ${MARKS[statement.outcome]} ${statementTitle(statement)}, ${statement.effect ?? 'no effect'}`,
        )
        for (const element of statement.elements) {
          lines.push(`      ${MARKS[element.outcome]} ${element.name}: ${element.says}`)
          for (const variable of element.variables)
            lines.push(`          \${${variable.name}} is ${variable.value ?? 'missing'}`)
        }
      }
    }
  }
  if (decision.assumptions.length > 0) lines.push('', ...decision.assumptions.flatMap(sayAssumption))
  return `${lines.join('\n')}\n`
}

/** The reason in one or two sentences, for people who have not read a policy before. */
export function summarize({ decision, request, focus, layers }: Explanation): string {
  const where = focus ? `${statementTitle(focus.statement)} of ${focus.statement.policyName}` : ''
  if (decision.kind === 'allow') {
    const hole = focus?.statement.elements.find((element) => element.vacuous)
    if (!focus) return 'Allowed: the root user of the account needs no policy.'
    return hole ? `Allowed by ${where}, but only because ${hole.says}.` : `Allowed by ${where}.`
  }
  if (decision.kind === 'explicit-deny') return `Denied by ${where}. An explicit deny wins over every allow.`
  if (decision.kind === 'undetermined') {
    if (focus?.element) return `It cannot be told: in ${where}, ${focus.element.says}.`
    const unreadable = layers.flatMap((layer) => layer.policies).find((policy) => policy.unreadable)
    return `It cannot be told, because ${unreadable?.name ?? 'a policy'} cannot be read.`
  }
  const layer = layers.find((candidate) => candidate.kind === decision.deniedBy)
  const nobody = `No statement of the ${layerInSentence(decision.deniedBy ?? 'identity')} allows \`${request.action}\``
  if (!focus || !layer) return `${nobody}: there is no statement at all.`
  const action = focus.statement.elements.find((element) => element.part === 'action')
  if (action?.outcome === 'no') return `${nobody}. The nearest is ${where}: ${action.says}.`
  const here = layer.kind === 'trust' ? 'with this token' : 'on this resource and in this context'
  return `${nobody} ${here}. The nearest is ${where}: ${sayElement(focus.element)}.`
}

/** The title in the middle of a sentence: "identity policies", "VPC endpoint policy". */
function layerInSentence(kind: LayerKind): string {
  const title = LAYER_TITLES[kind]
  return title.startsWith('VPC') ? title : title.charAt(0).toLowerCase() + title.slice(1)
}

/** What a layer is called; levels of an organisation are counted from its root. */
export function layerTitle({ kind, level }: Pick<LayerExplanation, 'kind' | 'level'>): string {
  return level === null ? LAYER_TITLES[kind] : `${LAYER_TITLES[kind]}, level ${level + 1}`
}

function sayAssumption(id: string): string[] {
  const known: Assumption | undefined = Object.hasOwn(IAM_ASSUMPTIONS, id)
    ? IAM_ASSUMPTIONS[id as keyof typeof IAM_ASSUMPTIONS]
    : undefined
  return [`Assumes ${id}${known ? `: ${known.says}` : ''}`, ...(known ? [`    see ${known.source}`] : [])]
}

/** `statement 2` or `statement 2 "OwnFolder"`. */
export function statementTitle(statement: Pick<StatementExplanation, 'index' | 'sid'>): string {
  return `statement ${statement.index + 1}${statement.sid ? ` "${statement.sid}"` : ''}`
}

function sayElement(element: ElementExplanation | null): string {
  return element === null ? 'it does not apply' : `${element.name} fails, because ${element.says}`
}
