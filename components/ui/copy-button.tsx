'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useAnnounce } from './announcer'
import { Button } from './button'

/** Copies a text, and says whether the browser let it. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const announce = useAnnounce()
  const [isCopied, setIsCopied] = useState(false)

  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), 2500)
    return () => clearTimeout(timer)
  }, [isCopied])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setIsCopied(true)
      announce('Copied.')
    } catch {
      announce('The browser did not allow copying.')
    }
  }
  return (
    <Button look="quiet" isIconOnly aria-label={label} title={label} onClick={copy}>
      {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
    </Button>
  )
}
