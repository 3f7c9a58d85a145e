import type { Metadata } from 'next'
import { simulateDesign, viewsOf } from '@/components/engine/engine'
import { pageMetadata } from '@/components/site/page-metadata'
import { firstLook } from '@/components/store/first-look'
import { StoreProvider } from '@/components/store/store-provider'
import { TopBar } from '@/components/top-bar/top-bar'
import { AnnouncerProvider } from '@/components/ui/announcer'
import { FirstVisit } from '@/components/workbench/first-visit'
import { SectionTabs } from '@/components/workbench/section-tabs'
import { Workbench } from '@/components/workbench/workbench'
import { DEFAULT_DESIGN } from '@/lib/scenarios'
import { toPlain } from '@/lib/simulation'

export const metadata: Metadata = {
  ...pageMetadata({
    title: 'Identity Pool Playground',
    description:
      'Simulates how Amazon Cognito identity pools turn sign-ins into AWS credentials, and shows which requests succeed and exactly why.',
    path: '/',
    picture: 'playground',
  }),
  title: { absolute: 'Identity Pool Playground' },
}

export default async function Page() {
  // At build time: the page holds the whole flow, the matrix and an explanation before any script runs.
  const simulated = await simulateDesign(DEFAULT_DESIGN)
  const { matrix } = simulated
  const simulation = toPlain(simulated.simulation)
  const { identityId, requestId } = firstLook(DEFAULT_DESIGN)
  const views = viewsOf({ design: DEFAULT_DESIGN, simulation, matrix }, identityId, requestId)
  return (
    <AnnouncerProvider>
      <StoreProvider>
        <TopBar />
        <Workbench
          initial={{ simulation, matrix, views }}
          tabs={<SectionTabs />}
          firstVisit={<FirstVisit />}
        />
      </StoreProvider>
    </AnnouncerProvider>
  )
}
