import type { Command } from './commands'
import { openDialog } from './dialogs'

/** What can be asked about all identities at once. */
export function isolationCommands(): readonly Command[] {
  return [
    {
      id: 'isolation',
      group: 'Page',
      label: 'Isolation: can one identity reach another’s things?',
      keywords: 'prove prover proof counterexample tenant leak scan hole',
      run: () => openDialog('isolation'),
    },
  ]
}
