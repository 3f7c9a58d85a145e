import type { Design } from '@/lib/design'
import { EVERY_SOURCE } from '../every-source'
import { CLASSIC_REPORTS } from './classic-reports'
import { DATA_LAKE } from './data-lake'
import { ENTERPRISE_SAML } from './enterprise-saml'
import { GAME_WITH_GUESTS } from './game-with-guests'
import { IOT_FLEET } from './iot-fleet'
import { KIOSK } from './kiosk'
import { MULTI_TENANT_SAAS } from './multi-tenant-saas'
import { NEWSROOM } from './newsroom'
import { OWN_BACKEND } from './own-backend'
import { PHOTO_APP } from './photo-app'
import { SOCIAL_APP } from './social-app'
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
    design: PHOTO_APP,
    shows: 'Two users and a guest: everyone reaches their own folder and rows only.',
    lookAt: 'Ana and “Get another’s object”: the variable in the policy becomes her own identity id.',
  },
  {
    slug: 'kiosk',
    design: KIOSK,
    shows: 'Nobody signs in: guests only, who leave feedback and cannot read it.',
    lookAt: 'The alarm: the role allows it, and the session of every guest cuts it off.',
  },
  {
    slug: 'game-with-guests',
    design: GAME_WITH_GUESTS,
    shows: 'Guests play at once, and keep their identity when they sign up.',
    lookAt: 'Gus at step 2: he came as a guest, and his saved games are still his.',
  },
  {
    slug: 'social-app',
    design: SOCIAL_APP,
    shows: 'Facebook, Google, Amazon and Apple, with one role that can tell them apart.',
    lookAt: 'Fay and the page for Facebook’s cooks: the way in is a key that a policy can test.',
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
    slug: 'enterprise-saml',
    design: ENTERPRISE_SAML,
    shows: 'A company’s Okta: the department chooses the role, and without one nobody gets in.',
    lookAt: 'Nils at step 3: no rule fits him, and the mapping says Deny.',
  },
  {
    slug: 'iot-fleet',
    design: IOT_FLEET,
    shows: 'Technicians command the machines of their own site, by a session tag.',
    lookAt: 'Mo and the crane of the harbour: the topic in the policy holds his own site.',
  },
  {
    slug: 'own-backend',
    design: OWN_BACKEND,
    shows: 'The app’s own backend vouches for its customers and tags their sessions.',
    lookAt: 'Dora at step 1: her backend asks for the token, with AWS credentials of its own.',
  },
  {
    slug: 'classic-reports',
    design: CLASSIC_REPORTS,
    shows: 'The classic flow on purpose: a program picks its role and narrows its own session.',
    lookAt: 'The guest who asks for the role of signed-in users: only `amr` stops it.',
  },
  {
    slug: 'every-source',
    design: EVERY_SOURCE,
    shows:
      'All kinds of identity providers, guests and an own backend, roles by group and by rule, the classic flow, and two pools that should not get in.',
    lookAt: 'The attacker with a pool of their own, and the old role that lets too many in.',
  },
]
