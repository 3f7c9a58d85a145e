'use client'

import dynamic from 'next/dynamic'

const UpdateNotice = dynamic(() => import('./update-notice').then((module) => module.UpdateNotice), {
  ssr: false,
})

/** The notice for pages that have no corner for notices of their own. It comes late. */
export function LateUpdateNotice() {
  return (
    <div className="fixed right-3 bottom-3 left-3 z-30 ml-auto max-w-md print:hidden">
      <UpdateNotice />
    </div>
  )
}
