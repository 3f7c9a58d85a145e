'use client'

import { useState } from 'react'
import type { Json } from '@/lib/simulation'
import { Button } from './button'
import { colourJson, LONG } from './colour-json'

interface JsonBlockProps {
  value: Json
  /** Names the block: "Request of GetId". */
  label: string
}

/** The body of a call: JSON in colour, or a text. It wraps, so that nothing needs to be scrolled sideways. */
export function JsonBlock({ value, label }: JsonBlockProps) {
  const [isWhole, setIsWhole] = useState(false)
  // A text that is the whole body, such as S3's XML, is shown as it travels.
  const isText = typeof value === 'string'
  const hasLong = !isText && hasLongText(value)
  return (
    <figure aria-label={label} className="min-w-0 rounded-md border border-line bg-surface-2">
      <pre className="wrap-anywhere whitespace-pre-wrap px-3 py-2 font-mono text-ink-2 text-xs leading-5">
        {isText ? value : colourJson(JSON.stringify(value, null, 2), isWhole)}
      </pre>
      {hasLong && (
        <div className="border-line border-t px-2 py-0.5">
          <Button look="link" className="text-xs" onClick={() => setIsWhole((was) => !was)}>
            {isWhole ? 'Shorten long values' : 'Show long values in full'}
          </Button>
        </div>
      )}
    </figure>
  )
}

function hasLongText(value: Json): boolean {
  if (typeof value === 'string') return value.length > LONG
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((inner) => inner !== undefined && hasLongText(inner))
}
