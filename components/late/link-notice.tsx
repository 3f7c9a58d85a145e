'use client'

import { useEffect, useState } from 'react'
import { engineOnceThere } from '@/components/engine/load-engine'
import { usePlayground, usePlaygroundStore } from '@/components/store/use-playground'
import { Button } from '@/components/ui/button'
import { encodeDesign } from '@/lib/design'
import { readFragment, toFragment } from '@/lib/store'
import { Notice } from './notice'
import { carriesDesign, readSharedDesign, type SharedDesign } from './shared-design'
import { unknownInAddress } from './unknown-address'

/** The address follows the selection when it has rested for so long, in milliseconds: browsers limit how often. */
const FOLLOW_AFTER = 200

/** What there is to say about a link. */
type Told =
  | { readonly kind: 'ignored'; readonly what: readonly string[] }
  | { readonly kind: 'opened'; readonly name: string; readonly hadWork: boolean }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'unknown'; readonly what: string }

/**
 * Keeps address and selection in step: a link is followed when the page has its design, or brings one along, and from
 * then on the address names what is shown. It makes no entries of history: Back leads to where the person was before
 * the page.
 */
export function LinkNotice() {
  const store = usePlaygroundStore()
  const [told, setTold] = useState<Told | null>(null)
  const close = () => setTold(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    let written = ''
    /** An address with a design that is still being read: it must not be written over before. */
    let reading = ''
    /** Stays in the address as long as it is what is shown: a reload or a bookmark leads back to it. */
    let shared: SharedDesign | null = null
    const write = () => {
      const { selection, editor, design } = store.getState()
      if (shared?.design !== design) shared = null
      written = `#${toFragment(selection, editor.tab)}${shared ? `&d=${shared.text}` : ''}`
      // The state is the router's own: it must not take this for a way to another page.
      history.replaceState(history.state, '', written)
      // As the browser spells it.
      written = location.hash
    }
    const tellUnknown = () => {
      const what = unknownInAddress(location, (id) => document.getElementById(id) !== null)
      if (what !== null) setTold({ kind: 'unknown', what })
    }
    /** Shows what the address names, and tells what the design does not have of it. */
    const show = (): readonly string[] => {
      const { design, choose, chooseTab } = store.getState()
      const read = readFragment(location.hash, design)
      if (read === null) {
        tellUnknown()
        return []
      }
      choose(read.selection)
      if (read.tab) chooseTab(read.tab)
      return read.ignored
    }
    const open = async () => {
      const { hash } = location
      reading = hash
      const read = await readSharedDesign(hash)
      if (reading === hash) reading = ''
      // Another link may have been asked for meanwhile.
      if (isGone || location.hash !== hash) return
      if (!read.ok) {
        setTold({ kind: 'refused', why: read.error })
        return write()
      }
      const { design, history: before, hasSavedWork, openShared } = store.getState()
      const hadWork = hasSavedWork() || before.past.length > 0
      shared = read.value
      if (encodeDesign(design) === encodeDesign(shared.design)) shared = { ...shared, design }
      else {
        openShared(shared.design)
        setTold({ kind: 'opened', name: shared.design.name, hadWork })
      }
      const what = show()
      // The way back to one's own work is worth more than that a name is unknown.
      if (what.length > 0) setTold((last) => last ?? { kind: 'ignored', what })
      write()
    }
    const follow = () => {
      if (location.hash === written) return
      // Who goes on at once, back for instance, comes to what was written before: that is to be followed too.
      written = location.hash
      clearTimeout(timer)
      setTold(null)
      if (carriesDesign(location.hash)) return void open()
      const what = show()
      if (what.length === 0) return
      setTold({ kind: 'ignored', what })
      write()
    }
    // Saved work comes back with the engine; a link means that work.
    if (location.hash) {
      engineOnceThere().then(
        () => !isGone && follow(),
        () => {},
      )
    } else tellUnknown()
    const stopWatching = store.subscribe((state, previous) => {
      const isSame =
        state.selection === previous.selection &&
        state.editor.tab === previous.editor.tab &&
        (shared === null || state.design === previous.design)
      if (isSame) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        // Another address has been gone to meanwhile: it is about to be followed, and must not be written over.
        const { hash } = location
        const isBeingRead = hash !== '' && hash === reading
        if (!isBeingRead && (hash === '' || hash === written)) write()
      }, FOLLOW_AFTER)
    })
    addEventListener('hashchange', follow)
    return () => {
      isGone = true
      clearTimeout(timer)
      stopWatching()
      removeEventListener('hashchange', follow)
    }
  }, [store])

  switch (told?.kind) {
    case 'ignored':
      return (
        <Notice
          label="This link"
          text={`This link names ${told.what.join(' and ')}. The design has no such thing, so it was left out.`}
          onClose={close}
        />
      )
    case 'opened':
      return <OpenedNotice {...told} onClose={close} />
    case 'unknown':
      return (
        <Notice
          label="This address"
          text={`This page does not know what “${told.what}” in the address means, so your design is as it was.`}
          onClose={close}
        />
      )
    case 'refused':
      return <Notice label="This link" text={`${told.why} Your own design is unchanged.`} onClose={close} />
    default:
      return null
  }
}

interface OpenedNoticeProps {
  name: string
  hadWork: boolean
  onClose(): void
}

/** Says where the design comes from, and the way back. */
function OpenedNotice({ name, hadWork, onClose }: OpenedNoticeProps) {
  const store = usePlaygroundStore()
  // Once the person works on it, the way back is among the steps of undo.
  const isUnchanged = usePlayground((state) => state.savedState === 'from-link')
  const text = hadWork
    ? `“${name}” came with a link. Your own work is kept, and undo brings it back.`
    : `“${name}” came with a link. It is saved in this browser once you change it.`
  return (
    <Notice label="This link" text={text} onClose={onClose}>
      {hadWork && isUnchanged && (
        <Button
          onClick={() => {
            store.getState().undo()
            onClose()
          }}
        >
          Back to my work
        </Button>
      )}
    </Notice>
  )
}
