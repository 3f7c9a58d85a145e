'use client'

import { QrCode } from '@/components/share/qr-code'
import { useShareLink } from '@/components/share/use-share-link'
import { playgroundUrl } from '@/components/site/playground-href'
import { CopyButton } from '@/components/ui/copy-button'
import { Modal } from '@/components/ui/modal'

/** What the room takes along: a code for phones, an address to type, and the design itself as a link. */
export function TakeHome({ onClose }: { onClose(): void }) {
  const link = useShareLink(false)
  const page = playgroundUrl()
  const usable = link !== null && link.fits !== 'nowhere' ? link.url : null
  return (
    <Modal
      title="Take this home"
      description="The code opens this design on a phone or a laptop, without an account. Each person works on a copy."
      isWide
      onClose={onClose}
    >
      <div className="flex min-h-0 flex-wrap items-center gap-6 overflow-y-auto">
        <QrCode
          text={usable ?? page}
          label={usable ? 'The design as a QR code' : 'The playground as a QR code'}
          className="aspect-square h-[min(60vh,26rem)] rounded-md border border-line"
        />
        <div className="flex min-w-0 flex-1 basis-64 flex-col gap-3">
          <div>
            <p className="text-ink-2 text-sm">To type</p>
            <p className="wrap-anywhere font-mono font-semibold text-xl">{shortAddress(page)}</p>
          </div>
          {usable ? (
            <div>
              <p className="pb-1 text-ink-2 text-sm">To send: this very design</p>
              <CopyButton text={usable} label="Copy the link to this design" words="Copy the link" />
            </div>
          ) : (
            <p className="text-sm">This design is too large for a link: hand it out as a file.</p>
          )}
        </div>
      </div>
    </Modal>
  )
}

/** Without what nobody needs to type. */
function shortAddress(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '')
}
