import type { Design, Identity } from '@/lib/design'
import type { Party, Step, StepNumber } from '@/lib/simulation'
import { partyName } from './party-names'
import type { SequenceView } from './types'

const PARTIES: readonly (readonly [Party, string])[] = [
  ['app', 'App'],
  ['identity-provider', 'Idp'],
  ['identity-pool', 'Pool'],
  ['sts', 'Sts'],
  ['service', 'Service'],
]

/** What each step says in the picture, when it passes. */
const MESSAGES: Readonly<Record<StepNumber, string>> = {
  1: 'sign in',
  2: 'exchange token for credentials',
  3: 'AssumeRoleWithWebIdentity',
  4: 'temporary credentials',
  5: 'identity id and credentials',
  6: 'signed request',
}

/**
 * The six steps as the text of a Mermaid sequence diagram, one message a step.
 *
 * A refused step is drawn with a cross and says so; a step that was not reached is left out, because
 * nothing was sent. Names come from the design and are escaped, so that no text can end a line.
 */
export function toSequence(
  design: Design,
  identity: Identity | undefined,
  steps: readonly Step[],
): SequenceView {
  const alias = new Map(PARTIES)
  const drawn = steps.filter((step) => step.status !== 'not-reached' && step.status !== 'skipped')
  const names = PARTIES.map(
    ([party, id]) => `  participant ${id} as ${escapeText(partyName(party, design, identity))}`,
  )
  const messages = drawn.map((step) => {
    const arrow = step.status === 'refused' ? '--x' : step.number === 4 || step.number === 5 ? '-->>' : '->>'
    return `  ${alias.get(step.from)}${arrow}${alias.get(step.to)}: ${escapeText(messageOf(step))}`
  })
  const title = `The six steps for ${identity?.name ?? 'nobody'}`
  const stopped = steps.find((step) => step.status === 'refused' || step.status === 'undetermined')
  const description =
    stopped === undefined
      ? 'All steps passed.'
      : `${stopped.status === 'refused' ? 'Refused' : 'It cannot be told what happens'} at step ${stopped.number}.`
  return {
    source: [
      'sequenceDiagram',
      `  accTitle: ${escapeText(title)}`,
      `  accDescr: ${escapeText(description)}`,
      ...names,
      // A guest's picture begins with step 2: numbers are those of the steps, not of the messages.
      `  autonumber ${drawn[0]?.number ?? 1}`,
      ...messages,
      '',
    ].join('\n'),
    messageSteps: drawn.map((step) => step.number),
  }
}

function messageOf(step: Step): string {
  const error = step.calls.map((call) => call.response).find((response) => response?.ok === false)
  if (step.status === 'refused') return error?.ok === false ? `refused, ${error.error.code}` : 'refused'
  if (step.status === 'undetermined') return 'cannot be told'
  const operation = step.number === 6 ? step.calls[0]?.operation : undefined
  return operation ?? MESSAGES[step.number]
}

/** Mermaid reads `;`, `#`, line ends and `%%` as its own; its entities stand for them. */
function escapeText(text: string): string {
  return text
    .replaceAll('#', '#35;')
    .replaceAll(/;(?<!#35;)/g, '#59;')
    .replaceAll(/[\r\n\u2028\u2029]+/g, ' ')
    .replaceAll('%%', '%#8203;%')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;')
    .replaceAll(':', '#58;')
}
