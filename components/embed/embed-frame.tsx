'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { namedDesign } from '@/components/late/wanted-in-address'
import { playgroundHref } from '@/components/site/playground-href'
import { Button } from '@/components/ui/button'
import { LateBoundary } from '@/components/ui/late-boundary'
import { type EmbedRequest, type EmbedView, readEmbedRequest } from '@/lib/share'
import { useHostHeight } from './use-host-height'

const LiveEmbed = dynamic(() => import('./live-embed').then((module) => module.LiveEmbed), {
  ssr: false,
  loading: () => <Waiting />,
})

interface EmbedFrameProps {
  /** The title that the poster has unless the address brings one. */
  title: string
  /** Drawn by the server: the mark, and the six steps in words. */
  mark: ReactNode
  steps: ReactNode
}

interface Invitation {
  /** Tells frames of one page apart for those who do not see them. */
  readonly shows: string
  readonly says: string
  readonly does: string
}

const INVITATIONS: Readonly<Record<EmbedView, Invitation>> = {
  flow: {
    shows: 'the six steps',
    says: 'Six steps from a sign-in to an AWS request, and what decides each.',
    does: 'Show the steps',
  },
  matrix: {
    shows: 'who may do what',
    says: 'Who may do what, and why: choose any cell.',
    does: 'Show who may do what',
  },
  cell: {
    shows: 'one answer',
    says: 'Is this request allowed, and which statement decides?',
    does: 'Show the answer',
  },
}

/**
 * A design within another page. A poster first, which weighs next to nothing and takes no wheel and no key of the page
 * around it; the simulation when the reader asks for it.
 */
export function EmbedFrame({ title, mark, steps }: EmbedFrameProps) {
  const [request, setRequest] = useState<EmbedRequest | null>(null)
  const [isLive, setIsLive] = useState(false)
  const content = useRef<HTMLElement>(null)
  useHostHeight(content)

  useEffect(() => {
    const read = () => {
      const asked = readEmbedRequest(location.search, location.hash)
      setRequest(asked)
      if (asked.isLive) setIsLive(true)
    }
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])

  const shown = request?.title ?? title
  const { shows, says, does } = INVITATIONS[request?.view ?? 'flow']
  return (
    <main
      ref={content}
      id="main"
      tabIndex={-1}
      aria-label={`${shown}: ${shows}`}
      className="embed"
      data-live={isLive ? '' : undefined}
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2.5">
        {mark}
        <h1 className="wrap-anywhere min-w-0 flex-1 font-semibold text-lg leading-6">{shown}</h1>
        <a
          href={hrefOf(request)}
          target="_blank"
          rel="noopener"
          className="inline-flex min-h-6 items-center rounded-sm font-medium text-accent text-sm underline decoration-accent/40 underline-offset-2"
        >
          Open in the playground
          <span className="sr-only"> (in a new tab)</span>
        </a>
      </header>
      {isLive && request ? (
        <LateBoundary whenMissing={<Missing />}>
          <LiveEmbed request={request} playground={hrefOf(request)} />
        </LateBoundary>
      ) : (
        <div className="embed-poster flex flex-col items-start gap-3 px-4 py-4">
          <p className="text-base">{says}</p>
          {steps}
          <Button look="primary" onClick={() => setIsLive(true)}>
            {does}
          </Button>
          <p className="text-ink-2 text-xs">A simulation in your browser: nothing is sent anywhere.</p>
        </div>
      )}
    </main>
  )
}

/** The same design and the same selection, in the playground itself. */
function hrefOf(request: EmbedRequest | null): string {
  if (request?.example) return playgroundHref(`open=${namedDesign(request.example)}`)
  const parts = [request?.selection, request?.design && `d=${request.design}`]
  return playgroundHref(parts.filter(Boolean).join('&'))
}

function Waiting() {
  return (
    <p role="status" className="px-4 py-4 text-ink-2 text-sm">
      Working it out …
    </p>
  )
}

function Missing() {
  return (
    <p className="px-4 py-4 text-sm">This could not be loaded. Check the connection and reload the page.</p>
  )
}
