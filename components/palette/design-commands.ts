import { presentHref } from '@/components/present/present-href'
import { chooseDesignFile } from '@/components/top-bar/open-design'
import { blankDesign } from '@/lib/design'
import type { Command, CommandContext } from './commands'
import { openDialog } from './dialogs'

/** What can be done with the design as a whole. */
export function designCommands({ store, actions, engine }: CommandContext): readonly Command[] {
  const { history, workOfOtherTabs } = store.getState()
  const group = 'Design'
  const undone = history.past.at(-1)?.label
  const redone = history.future[0]?.label
  const others = engine ? workOfOtherTabs(engine.decodeDesign) : []
  return [
    ...(undone
      ? [{ id: 'undo', group, label: 'Undo', hint: undone, keys: 'Ctrl+Z', run: actions.undo } as const]
      : []),
    ...(redone
      ? [{ id: 'redo', group, label: 'Redo', hint: redone, keys: 'Ctrl+Shift+Z', run: actions.redo } as const]
      : []),
    {
      id: 'examples',
      group,
      label: 'Open an example…',
      keywords: 'scenario template',
      run: () => openDialog('examples'),
    },
    {
      id: 'new',
      group,
      label: 'Start with an empty design',
      keywords: 'new blank nothing scratch',
      run: () => actions.open(blankDesign(store.getState().design)),
    },
    {
      id: 'open',
      group,
      label: 'Open a design from a file…',
      keywords: 'import load',
      run: chooseDesignFile,
    },
    {
      id: 'export',
      group,
      label: 'Export the design',
      keywords: 'save download file json',
      run: actions.exportDesign,
    },
    {
      id: 'share',
      group,
      label: 'Share or take away…',
      keywords: 'link url qr code report markdown csv svg png mermaid zip embed present',
      run: () => openDialog('share'),
    },
    {
      id: 'present',
      group,
      label: 'Present this design to a room',
      keywords: 'projector workshop slides beamer full screen',
      run: async () => location.assign(await presentHref(store.getState())),
    },
    ...others.map(
      ({ design }, index): Command => ({
        id: `other-tab-${index}`,
        group,
        label: `Open the work of another tab: ${design.name}`,
        keywords: 'recent recover lost',
        run: () => actions.open(design),
      }),
    ),
    // Last: what stands first is done by a hasty Enter.
    { id: 'reset', group, label: 'Reset to the first design', run: actions.reset },
  ]
}
