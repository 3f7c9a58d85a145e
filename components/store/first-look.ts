import type { Design } from '@/lib/design'
import { documentsOf } from '@/lib/design'
import type { Selection } from '@/lib/store'

/** What the page shows before anybody has chosen anything: one cell explained, and a policy that grants something. */
export function firstLook(design: Design): Selection {
  const documents = documentsOf(design)
  const document = documents.find(({ kind }) => kind === 'identity') ?? documents[0]
  return {
    identityId: design.identities[0]?.id ?? '',
    requestId: design.requests[0]?.id ?? null,
    step: 1,
    documentId: document?.id ?? '',
  }
}
