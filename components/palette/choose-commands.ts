import { documentsOf } from '@/lib/design'
import type { StepNumber } from '@/lib/simulation'
import type { Command, CommandContext } from './commands'

const STEPS: readonly StepNumber[] = [1, 2, 3, 4, 5, 6]

/** Everything that can be looked at: steps, identities, requests, policies. */
export function chooseCommands({ store, engine, announce }: CommandContext): readonly Command[] {
  const { design, selection, chooseStep, chooseIdentity, chooseCell, chooseDocument } = store.getState()
  const chosen = (isChosen: boolean) => (isChosen ? { hint: 'chosen now' } : {})
  return [
    ...STEPS.map(
      (number): Command => ({
        id: `step-${number}`,
        group: 'Step',
        label: `Step ${number}${engine ? `: ${engine.blankStep(number).title}` : ''}`,
        keys: String(number),
        ...chosen(selection.step === number),
        run: () => chooseStep(number),
      }),
    ),
    ...design.identities.map(
      ({ id, name }): Command => ({
        id: `identity-${id}`,
        group: 'Identity',
        label: `Sign in as ${name}`,
        keywords: id,
        ...chosen(id === selection.identityId),
        run: () => {
          chooseIdentity(id)
          announce(`${name} is chosen.`)
        },
      }),
    ),
    ...design.requests.map(
      ({ id, name }): Command => ({
        id: `request-${id}`,
        group: 'Request',
        label: name,
        keywords: id,
        ...chosen(id === selection.requestId),
        run: () => chooseCell(selection.identityId, id, 6),
      }),
    ),
    ...documentsOf(design).map(
      ({ id, title, owner }): Command => ({
        id: `document-${id}`,
        group: 'Policy',
        label: `${title} of ${owner}`,
        keywords: 'edit document',
        ...chosen(id === selection.documentId),
        run: () => chooseDocument(id),
      }),
    ),
  ]
}
