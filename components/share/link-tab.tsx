'use client'

import { CircleCheck, Download, FileWarning, Presentation, TriangleAlert } from 'lucide-react'
import { useId, useState } from 'react'
import { presentedAt } from '@/components/present/present-href'
import { usePlayground } from '@/components/store/use-playground'
import { useDesignActions } from '@/components/top-bar/use-design-actions'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import type { ShareLink } from '@/lib/share'
import { QrCode } from './qr-code'
import { useShareLink } from './use-share-link'

/** The link, how long it is and what that means, and the same as a code for phones. */
export function LinkTab() {
  const [hasSelection, setHasSelection] = useState(true)
  const link = useShareLink(hasSelection)
  const fieldId = useId()
  if (link === null || link.fits === 'nowhere') return <TooLong length={link?.url.length ?? null} />
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <label htmlFor={fieldId} className="font-semibold text-sm">
          Link to this design
        </label>
        <div className="flex gap-2">
          <input
            id={fieldId}
            readOnly
            value={link.url}
            onFocus={(event) => event.target.select()}
            className="h-8 min-w-0 flex-1 rounded-md border border-line-strong bg-surface-2 px-2 font-mono text-xs"
          />
          <CopyButton text={link.url} label="Copy the link" words="Copy" />
        </div>
        <Length link={link} />
      </div>
      <label className="flex min-h-6 items-start gap-2 text-sm">
        <input
          type="checkbox"
          checked={hasSelection}
          onChange={(event) => setHasSelection(event.target.checked)}
          className="mt-1 size-3.5 shrink-0 accent-accent"
        />
        <span>
          Open it where I am now: <LookedAt />
        </span>
      </label>
      <QrCode text={link.url} label="The link as a QR code" />
      <p>
        <a
          href={presentedAt(link.url)}
          target="_blank"
          rel="noopener"
          className="inline-flex min-h-6 items-center gap-1.5 rounded-sm font-medium text-accent text-sm underline decoration-accent/40 underline-offset-2"
        >
          <Presentation aria-hidden className="size-4" />
          Present it to a room
          <span className="sr-only"> (in a new tab)</span>
        </a>
      </p>
      <p className="text-ink-2 text-sm">
        The link shows the design as it is now. Whoever opens it works on a copy, and later changes of yours
        do not reach it. The part behind # stays in the browser: the server of this site never sees it.
      </p>
    </div>
  )
}

/** Who, what and which step, in words. */
function LookedAt() {
  const { identityId, requestId, step } = usePlayground((state) => state.selection)
  const design = usePlayground((state) => state.design)
  const identity = design.identities.find(({ id }) => id === identityId)?.name
  const request = design.requests.find(({ id }) => id === requestId)?.name
  const parts = [identity, request && `“${request}”`, `step ${step}`].filter(Boolean)
  return <span className="wrap-anywhere font-medium">{parts.join(', ')}</span>
}

const FITS = {
  everywhere: { Icon: CircleCheck, look: 'text-allow', says: 'fits in chats and mails' },
  browsers: {
    Icon: TriangleAlert,
    look: 'text-warn',
    says: 'browsers open it, but some chats cut messages of this length',
  },
} as const

function Length({ link }: { link: ShareLink }) {
  if (link.fits === 'nowhere') return null
  const { Icon, look, says } = FITS[link.fits]
  return (
    <p className={`flex items-center gap-1.5 text-sm ${look}`}>
      <Icon aria-hidden className="size-4 shrink-0" />
      {link.url.length.toLocaleString('en')} characters: {says}
    </p>
  )
}

function TooLong({ length }: { length: number | null }) {
  const { exportDesign } = useDesignActions()
  return (
    <div className="flex flex-col items-start gap-3 text-sm">
      <p className="flex gap-2">
        <FileWarning aria-hidden className="size-5 shrink-0 text-warn" />
        <span>
          <strong className="block font-semibold">This design is too large for a link.</strong>
          {length !== null && `It would have ${length.toLocaleString('en')} characters. `}
          Send it as a file: the playground opens it with “Open”.
        </span>
      </p>
      <Button look="primary" onClick={exportDesign}>
        <Download aria-hidden />
        Save the design as a file
      </Button>
    </div>
  )
}
