'use client'

import { useState } from 'react'
import { fileNameOf, saveFile } from '@/components/top-bar/save-file'
import { Button } from '@/components/ui/button'
import { isMissingPart, MISSING_PART } from '@/components/ui/missing-part'

/** What is shown when the program itself is wrong: the work is safe, and there is a way on. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset(): void }) {
  const [says, setSays] = useState('')
  const isMissing = isMissingPart(error)
  const details = [error.name, error.message, error.digest, error.stack].filter(Boolean).join('\n')

  const sayMissing = () => setSays(MISSING_PART)
  const exportDesign = async () => {
    const { encodeDesign, desk, decodeDesign } = await savedWork()
    const work = desk.load(decodeDesign)
    if (work) saveFile(fileNameOf(work.design.name), encodeDesign(work.design))
    setSays(work ? 'Your design was exported.' : 'There is no saved design in this browser.')
  }
  const copy = () =>
    navigator.clipboard.writeText(details).then(
      () => setSays('Copied.'),
      () => setSays('The browser did not allow copying.'),
    )
  const startOver = async () => {
    const { desk, DEFAULT_DESIGN } = await savedWork()
    desk.save({ design: DEFAULT_DESIGN, lastReadable: DEFAULT_DESIGN })
    location.reload()
  }

  return (
    <main id="main" tabIndex={-1} className="page-narrow">
      <h1 className="font-semibold text-2xl">
        {isMissing ? 'A part of the page is missing' : 'Something went wrong'}
      </h1>
      <p>
        {isMissing
          ? 'It could not be loaded. Your saved work is still in this browser. Check the connection, and try again once it is back.'
          : 'This is a fault of the playground, not of your design. Your saved work is still in this browser. Try again; if it happens once more, export your design and start over.'}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={reset}>
          Try again
        </Button>
        <Button onClick={() => exportDesign().catch(sayMissing)}>Export my design</Button>
        <Button onClick={() => startOver().catch(sayMissing)}>Start over with the first design</Button>
      </div>
      <p role="status" className="min-h-6 text-ink-2 text-sm">
        {says}
      </p>
      <details className="rounded-md border border-line bg-surface">
        <summary className="px-3 py-2 font-medium text-sm">Details for a bug report</summary>
        <div className="flex items-start gap-2 border-line border-t p-3">
          <pre className="wrap-anywhere min-w-0 flex-1 whitespace-pre-wrap font-mono text-xs">{details}</pre>
          {/* Our button with a picture would be in the first load of every page. */}
          <Button onClick={copy}>Copy the details</Button>
        </div>
      </details>
    </main>
  )
}

// Loaded when asked for: nobody should pay for an error that does not happen.
async function savedWork() {
  const [{ openDesk }, { decodeDesign, encodeDesign }, { DEFAULT_DESIGN }] = await Promise.all([
    import('@/components/store/open-desk'),
    import('@/lib/design'),
    import('@/lib/scenarios'),
  ])
  return { desk: openDesk(), decodeDesign, encodeDesign, DEFAULT_DESIGN }
}
