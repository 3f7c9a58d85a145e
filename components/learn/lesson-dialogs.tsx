'use client'

import { DialogHost } from '@/components/late/dialog-host'
import { useOpenDialog } from '@/components/palette/dialogs'
import { LateBoundary } from '@/components/ui/late-boundary'

/** Of the playground's dialogs, those that make sense in a lesson: another design in its place does not. */
export function LessonDialogs() {
  const dialog = useOpenDialog()
  if (dialog !== 'flows' && dialog !== 'isolation') return null
  return (
    <LateBoundary whenMissing={null}>
      <DialogHost name={dialog} />
    </LateBoundary>
  )
}
