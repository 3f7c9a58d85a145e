import type { ReactNode } from 'react'
import '@/components/docs/docs.css'
import { SearchButton } from '@/components/docs/search-button'
import { LateUpdateNotice } from '@/components/offline/late-update-notice'
import { SiteHeader } from '@/components/site/site-header'
import { AnnouncerProvider } from '@/components/ui/announcer'

export default function DocsLayout({ children }: { children: ReactNode }) {
  return (
    <AnnouncerProvider>
      <SiteHeader current="Docs">
        <SearchButton />
      </SiteHeader>
      {children}
      <LateUpdateNotice />
    </AnnouncerProvider>
  )
}
