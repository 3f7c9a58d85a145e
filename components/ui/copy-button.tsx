'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useAnnounce } from './announcer'
import { Button } from './button'

interface CopyButtonProps {
  text: string
  label: string
  /** Beside the icon; left out, the icon stands alone. The label contains them. */
  words?: string
}

/** Copies a text, and says whether the browser let it. */
export function CopyButton({ text, label, words }: CopyButtonProps) {
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
    <Button
      look={words ? 'outlined' : 'quiet'}
      isIconOnly={!words}
      aria-label={label}
      title={label}
      onClick={copy}
    >
      {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
      {words}
    </Button>
  )
}
