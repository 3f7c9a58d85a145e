'use client'

import { useMemo } from 'react'
import { encode } from 'uqr'

/** Longer texts make codes so fine that cameras fail to read them from a screen. */
const READABLE = 1_500

/** A text as a code for cameras: dark on light in both themes, because many cameras read nothing else. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const drawn = useMemo(() => (text.length > READABLE ? null : draw(text)), [text])
  if (drawn === null) {
    return (
      <p className="text-ink-2 text-sm">
        The link is too long for a QR code that a camera reads: those hold {READABLE.toLocaleString('en')}{' '}
        characters.
      </p>
    )
  }
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${drawn.size} ${drawn.size}`}
      shapeRendering="crispEdges"
      className={className ?? 'size-52 shrink-0 rounded-md border border-line'}
    >
      <rect width={drawn.size} height={drawn.size} fill="#ffffff" />
      <path d={drawn.path} fill="#000000" />
    </svg>
  )
}

/** The dark squares as one path: a run of them in a row is one stroke. */
function draw(text: string): { readonly size: number; readonly path: string } {
  const { size, data } = encode(text, { ecc: 'L', border: 4 })
  const path = data.flatMap((row, y) => {
    const line = row.map((isDark) => (isDark ? '1' : '0')).join('')
    return [...line.matchAll(/1+/g)].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`)
  })
  return { size, path: path.join('') }
}
