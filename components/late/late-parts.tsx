'use client'

import { useEffect } from 'react'
import { openDialog, useOpenDialog } from '@/components/palette/dialogs'
import { usePaletteKey } from '@/components/palette/use-palette-key'
import { useSingleKeyPresses } from '@/components/palette/use-single-key-presses'
import { LateBoundary, MISSING_PART } from '@/components/ui/late-boundary'
import { DialogHost, preloadPalette } from './dialog-host'
import { LinkNotice } from './link-notice'
import { Notice } from './notice'
import { OpenWanted } from './open-wanted'
import { RivalNotice } from './rival-notice'
import { useStandingButtons } from './standing-buttons'

/** What the page needs beside what it shows at first: it arrives late, and takes no room in the page. */
export function LateParts() {
  const dialog = useOpenDialog()
  // A page that comes anew, after a fault for one, comes without dialogs.
  useEffect(() => () => openDialog(null), [])
  usePaletteKey()
  // Whoever opens the palette types at once: it should be there.
  useEffect(() => {
    const timer = setTimeout(preloadPalette, 1_500)
    return () => clearTimeout(timer)
  }, [])
  useSingleKeyPresses()
  useStandingButtons()
  return (
    <>
      <div className="notices">
        <RivalNotice />
        <LinkNotice />
        <OpenWanted />
      </div>
      {dialog && (
        <LateBoundary key={dialog} whenMissing={<MissingNotice />}>
          <DialogHost name={dialog} />
        </LateBoundary>
      )}
    </>
  )
}

function MissingNotice() {
  return (
    <div className="notices">
      <Notice label="Missing part" text={MISSING_PART} onClose={() => openDialog(null)} />
    </div>
  )
}
