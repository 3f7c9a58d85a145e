import { Info, X } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'

interface NoticeProps {
  /** Names it: "Another tab". */
  label: string
  text: string
  onClose?: () => void
  /** Buttons. */
  children?: ReactNode
}

/** A few words above the page that do not interrupt anybody. */
export function Notice({ label, text, onClose, children }: NoticeProps) {
  const announce = useAnnounce()
  useEffect(() => announce(text), [announce, text])
  return (
    <section
      aria-label={label}
      className="flex items-start gap-2 rounded-lg border border-accent/40 bg-surface py-2 pr-2 pl-3 shadow-dialog"
    >
      <Info aria-hidden className="mt-1.5 size-4 shrink-0 text-accent" />
      <div className="flex min-w-0 flex-1 flex-col gap-2 py-1">
        <p className="wrap-anywhere text-sm">{text}</p>
        {children && <div className="flex flex-wrap gap-2">{children}</div>}
      </div>
      {onClose && (
        <Button look="quiet" isIconOnly aria-label={`Close: ${label}`} onClick={onClose}>
          <X aria-hidden />
        </Button>
      )}
    </section>
  )
}
