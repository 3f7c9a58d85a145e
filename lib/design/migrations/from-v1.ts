import type { Design } from '../schema/design'
import type { DesignV1 } from './schema-v1'

/**
 * A design of the first version as one of the second: everything that it could say means the same today, and
 * what came later is left out, which means what the first version did.
 *
 * The first version knew requests of seven operations and whole roles without boundary; the simulation of the
 * migrated design is that of the old one.
 */
export function migrateFromV1(design: DesignV1): Design {
  return { ...design, version: 2 }
}
