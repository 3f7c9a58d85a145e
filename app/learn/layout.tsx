import type { ReactNode } from 'react'
import { LateUpdateNotice } from '@/components/offline/late-update-notice'

export default function LearnLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <LateUpdateNotice />
    </>
  )
}
