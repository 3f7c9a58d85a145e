'use client'

import { Modal } from '@/components/ui/modal'

export function FlowsDialog({ onClose }: { onClose(): void }) {
  return (
    <Modal title="Enhanced and classic flow" description="" onClose={onClose}>
      <p />
    </Modal>
  )
}
