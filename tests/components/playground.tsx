import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { simulateDesign, viewsOf } from '@/components/engine/engine'
import { loadEngine } from '@/components/engine/load-engine'
import { firstLook } from '@/components/store/first-look'
import { StoreProvider } from '@/components/store/store-provider'
import { TopBar } from '@/components/top-bar/top-bar'
import { AnnouncerProvider } from '@/components/ui/announcer'
import { FirstVisit } from '@/components/workbench/first-visit'
import { SectionTabs } from '@/components/workbench/section-tabs'
import { Workbench } from '@/components/workbench/workbench'
import { DEFAULT_DESIGN } from '@/lib/scenarios'

/** The page as the server prepares it, with the engine loaded as a browser would a moment later. */
export async function openPlayground() {
  const { simulation, matrix } = await simulateDesign(DEFAULT_DESIGN)
  const { identityId, requestId } = firstLook(DEFAULT_DESIGN)
  const views = viewsOf({ design: DEFAULT_DESIGN, simulation, matrix }, identityId, requestId)
  render(
    <AnnouncerProvider>
      <StoreProvider>
        <TopBar />
        <Workbench
          initial={{ simulation, matrix, views }}
          tabs={<SectionTabs />}
          firstVisit={<FirstVisit />}
        />
      </StoreProvider>
    </AnnouncerProvider>,
  )
  await act(async () => {
    await loadEngine()
    await new Promise((resolve) => setTimeout(resolve, 5))
  })
  return { user: userEvent.setup(), simulation }
}

export const region = (name: string) => screen.getByRole('region', { name })

/** A cell of the matrix, by the words a screen reader says. */
export const cell = (name: RegExp) =>
  within(screen.getByRole('table', { name: /Which requests/ })).getByRole('button', { name })
