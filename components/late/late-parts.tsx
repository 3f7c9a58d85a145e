'use client'

import dynamic from 'next/dynamic'
import { useEffect } from 'react'
import { UpdateNotice } from '@/components/offline/update-notice'
import { openDialog, useOpenDialog } from '@/components/palette/dialogs'
import { usePaletteKey } from '@/components/palette/use-palette-key'
import { useSingleKeyPresses } from '@/components/palette/use-single-key-presses'
import { isPresenting } from '@/components/store/is-presenting'
import { LateBoundary } from '@/components/ui/late-boundary'
import { MISSING_PART } from '@/components/ui/missing-part'
import { whenTouched } from '@/components/ui/when-touched'
import { DialogHost, preloadPalette } from './dialog-host'
import { LinkNotice } from './link-notice'
import { Notice } from './notice'
import { OpenWanted } from './open-wanted'
import { RivalNotice } from './rival-notice'
import { useStandingButtons } from './standing-buttons'
import { useCurrentSection } from './use-current-section'

const Presenter = dynamic(() => import('@/components/present/presenter').then((module) => module.Presenter))

/** What the page needs beside what it shows at first: it arrives late, and takes no room in the page. */
export function LateParts() {
  const dialog = useOpenDialog()
  // A page that comes anew, after a fault for one, comes without dialogs.
  useEffect(() => () => openDialog(null), [])
  usePaletteKey()
  // Whoever opens the palette types at once: it should be there.
  useEffect(() => void whenTouched().then(preloadPalette), [])
  useSingleKeyPresses()
  useStandingButtons()
  useCurrentSection()
  return (
    <>
      <div className="notices">
        <RivalNotice />
        <LinkNotice />
        <UpdateNotice />
        <OpenWanted />
      </div>
      {isPresenting() && (
        <LateBoundary whenMissing={<MissingNotice />}>
          <Presenter />
        </LateBoundary>
      )}
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
