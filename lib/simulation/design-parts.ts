import { shareStructure } from '@/lib/base/share-structure'
import type { Design, Identity } from '@/lib/design'
import type { ServiceData } from '@/lib/services'

/**
 * A design cut by what reads it, so that an edit reaches only what depends on it.
 *
 * Each part is the very object of the design before when nothing in it has changed.
 */
export interface DesignParts {
  readonly design: Design
  /** All that the steps 1 to 5 know: no requests, no data, no access policies. */
  readonly federation: Design
  /** Whom the templates of requests may mean. */
  readonly people: readonly Pick<Identity, 'id' | 'kind' | 'identityId'>[]
  /** What the services hold before anybody asks. */
  readonly data: ServiceData
}

/** @param previous the parts of the design before the edit */
export function partsOf(design: Design, previous: DesignParts | null): DesignParts {
  return shareStructure(previous, {
    design,
    federation: {
      ...design,
      description: undefined,
      roles: design.roles.map((role) => ({ ...role, policies: [], permissionsBoundary: undefined })),
      buckets: [],
      tables: [],
      resources: [],
      identities: [],
      requests: [],
      expectations: [],
    },
    people: design.identities.map(({ id, kind, identityId }) => ({ id, kind, identityId })),
    data: {
      account: design.account,
      region: design.region,
      buckets: design.buckets,
      tables: design.tables,
    },
  })
}
