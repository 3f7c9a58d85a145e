import type { Design } from '@/lib/design'
import { type CellView, type ExampleView, formatNamed } from '@/lib/prover'
import type { GoalReason } from './check-goal'
import type { IsolatedGoal, Proof } from './prove-isolation'

/**
 * Why is the prover's answer not the one that the goal asks for?
 *
 * What is unknown is neither proved nor refuted: it meets no goal and no claim. One way through is enough for a
 * counterexample; for a proof every cell has to be proved, and there has to be one.
 */
export function isolatedReasons({ question, verdict }: IsolatedGoal, proof: Proof | null): GoalReason[] {
  if (proof === null) return [{ text: `No question of isolation is called “${question}”.` }]
  const cells = proof.cells.map(({ cell }) => cell)
  if (cells.length === 0)
    return [{ text: 'The identity pool gives nobody a role, so there is nothing to prove.' }]
  const through = cells.filter((cell) => cell.verdict === 'counterexample')
  const unknown = cells.filter((cell) => cell.verdict === 'unknown')
  if (verdict === 'counterexample') {
    if (through.length > 0) return []
    return unknown.length > 0 ? unknown.map(sayUnknown) : [{ text: 'It is proved: no request gets through.' }]
  }
  return [...through.map(sayThrough), ...unknown.map(sayUnknown)]
}

function sayThrough({ example }: CellView): GoalReason {
  if (example === null) return { text: 'A request gets through.' }
  const { action, resource, context, statement } = example
  const carries = context.map(({ key, value }) => `, \`${key}\`: \`${joined(value)}\``).join('')
  const text = `${sayAsker(example)} reaches what belongs to ${sayOwner(example)}: \`${action}\` on \`${joined(resource)}\`${carries}.`
  return { text, ...(statement && { why: `${statement.title} allows it.` }) }
}

function sayAsker({ asker }: ExampleView): string {
  return asker.length === 0 ? 'Anybody' : `Somebody with ${sayValues(asker)}`
}

/** Of two who differ in one key it is enough to name it once. */
function sayOwner({ asker, owner }: ExampleView): string {
  if (owner.length === 0) return 'somebody else'
  const [[key, value] = ['', '']] = owner
  const isSame = owner.length === 1 && asker.length === 1 && asker[0]?.[0] === key
  return isSame ? `\`${value}\`` : sayValues(owner)
}

function sayValues(values: ExampleView['asker']): string {
  return values.map(([key, value]) => `\`${key}\` = \`${value}\``).join(', ')
}

/** The text itself: all readings of it have the same letters. */
function joined([parts = []]: ExampleView['resource']): string {
  return parts.map(({ text }) => text).join('')
}

function sayUnknown({ reasons }: CellView): GoalReason {
  return { text: `Nobody can tell, and that is no proof. ${reasons.join(' ')}` }
}

/** "For any two identities: neither can read or list the other’s “customer folders”". */
export function sayIsolated(
  { question, operations, formats, verdict }: IsolatedGoal,
  design: Design,
): string {
  const what = `${(operations ?? ['reach']).join(' or ')} the other’s “${question}”`
  const who =
    verdict === 'proved' ? 'For any two identities: neither can' : 'There are two identities of which one can'
  const looks = Object.entries(formats ?? {}).map(
    ([key, id]) => `where \`${key}\` is ${formatNamed(id, design).says}`,
  )
  return [`${who} ${what}`, ...looks].join(', ')
}
