import type { Design } from '@/lib/design'
import { DEFAULT_DESIGN } from '../default-design'
import { EVERY_SOURCE } from '../every-source'
import { DATA_LAKE } from './data-lake'
import { MULTI_TENANT_SAAS } from './multi-tenant-saas'
import { NEWSROOM } from './newsroom'
import { STAFF_DIRECTORY } from './staff-directory'
import { TWO_ENVIRONMENTS } from './two-environments'

/** A design that ships with the playground. */
export interface GalleryDesign {
  /** Names it in addresses and in lessons; it never changes. */
  readonly slug: string
  readonly design: Design
  /** What it is good for, in one sentence. */
  readonly shows: string
  /** What to look at first. */
  readonly lookAt: string
}

/** The designs to begin from, the simplest first. */
export const DESIGNS: readonly GalleryDesign[] = [
  {
    slug: 'photo-app',
    design: DEFAULT_DESIGN,
    shows: 'Two users and a guest: everyone reaches their own folder and rows only.',
    lookAt: 'Ana and “Get another’s object”: the variable in the policy becomes her own identity id.',
  },
  {
    slug: 'newsroom',
    design: NEWSROOM,
    shows: 'Groups of a user pool choose the role: readers, writers, editors.',
    lookAt: 'Edna is in two groups; the one with the lowest precedence number gives the role.',
  },
  {
    slug: 'multi-tenant-saas',
    design: MULTI_TENANT_SAAS,
    shows: 'One role for all customers; a tag made from a claim keeps their data apart.',
    lookAt: 'Ada and the report of acme-labs: only the slash after the tag keeps her out.',
  },
  {
    slug: 'staff-directory',
    design: STAFF_DIRECTORY,
    shows: 'Some columns of a table for everybody, others for nobody.',
    lookAt: 'Nina and “Read the whole row”: the request has to name its columns.',
  },
  {
    slug: 'two-environments',
    design: TWO_ENVIRONMENTS,
    shows: 'Live and test share an account and a role, and cannot touch each other’s files.',
    lookAt: 'Tess and the live prices: the folder in the policy is the pool that she came through.',
  },
  {
    slug: 'data-lake',
    design: DATA_LAKE,
    shows: 'A bucket in another account: the role and the bucket must both allow.',
    lookAt: 'Ivy and the raw events: her role allows them, the bucket does not name them.',
  },
  {
    slug: 'every-source',
    design: EVERY_SOURCE,
    shows:
      'All kinds of identity providers, guests and an own backend, roles by group and by rule, the classic flow, and two pools that should not get in.',
    lookAt: 'The attacker with a pool of their own, and the old role that lets too many in.',
  },
]
