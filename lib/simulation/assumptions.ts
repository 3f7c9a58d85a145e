import { FEDERATION_ASSUMPTIONS } from '@/lib/federation'
import { type Assumption, IAM_ASSUMPTIONS } from '@/lib/iam'
import { SERVICE_ASSUMPTIONS } from '@/lib/services'

/** Every assumption that a decision can rest on, by id. */
export const ASSUMPTIONS: ReadonlyMap<string, Assumption> = new Map(
  [IAM_ASSUMPTIONS, FEDERATION_ASSUMPTIONS, SERVICE_ASSUMPTIONS]
    .flatMap((catalogue): readonly Assumption[] => Object.values(catalogue))
    .map((assumption) => [assumption.id, assumption]),
)
