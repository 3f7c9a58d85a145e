'use client'

import { useEffect, useState } from 'react'
import { Notice } from '@/components/late/notice'
import { Button } from '@/components/ui/button'
import { registerWorker, takeOver } from './register-worker'

/** Keeps a copy of the site for times without a connection, and offers a new version when there is one. */
export function UpdateNotice() {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null)
  useEffect(() => registerWorker(setWaiting), [])
  if (!waiting) return null
  return (
    <Notice
      label="New version"
      text="A new version of this site is ready. Your work is saved and will be here again."
      onClose={() => setWaiting(null)}
    >
      <Button look="primary" onClick={() => takeOver(waiting)}>
        Reload now
      </Button>
    </Notice>
  )
}
