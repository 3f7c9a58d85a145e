'use client'

import dynamic from 'next/dynamic'
import { type DialogName, openDialog } from '@/components/palette/dialogs'
import { usePlayground } from '@/components/store/use-playground'
import { useDesignActions } from '@/components/top-bar/use-design-actions'

const ExamplesDialog = dynamic(() =>
  import('@/components/top-bar/examples-dialog').then((module) => module.ExamplesDialog),
)
const InspectDialog = dynamic(() =>
  import('@/components/token/inspect-dialog').then((module) => module.InspectDialog),
)
const loadPalette = () =>
  import('@/components/palette/command-palette').then((module) => module.CommandPalette)
const CommandPalette = dynamic(loadPalette)
const ShortcutsDialog = dynamic(() =>
  import('@/components/palette/shortcuts-dialog').then((module) => module.ShortcutsDialog),
)
const FlowsDialog = dynamic(() =>
  import('@/components/flow/flows-dialog').then((module) => module.FlowsDialog),
)
const ShareDialog = dynamic(() =>
  import('@/components/share/share-dialog').then((module) => module.ShareDialog),
)
const IsolationDialog = dynamic(() =>
  import('@/components/isolation/isolation-dialog').then((module) => module.IsolationDialog),
)

/** Fetches the palette before anybody asks for it; whether that works shows when somebody does. */
export function preloadPalette() {
  loadPalette().catch(() => {})
}

/** The dialog that is open. */
export function DialogHost({ name }: { name: DialogName }) {
  const { open } = useDesignActions()
  const designName = usePlayground((state) => state.design.name)
  const lastReadable = usePlayground((state) => state.lastReadable)
  const close = () => openDialog(null)
  switch (name) {
    case 'palette':
      return <CommandPalette onClose={close} />
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />
    case 'examples':
      return <ExamplesDialog openName={designName} onOpen={open} onClose={close} />
    case 'token':
      return <InspectDialog design={lastReadable} onClose={close} />
    case 'flows':
      return <FlowsDialog onClose={close} />
    case 'share':
      return <ShareDialog onClose={close} />
    case 'isolation':
      return <IsolationDialog onClose={close} />
    case 'compare':
      // It needs the results, so it stands with the matrix.
      return null
  }
}
