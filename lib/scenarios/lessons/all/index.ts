import { ALLOWED_YET_DENIED } from './allowed-yet-denied'
import { ASSUME_ROLE } from './assume-role'
import { BUCKET_SAYS_NO } from './bucket-says-no'
import { CLASSIC_LEFTOVERS } from './classic-leftovers'
import { COLUMNS_NOT_ROWS } from './columns-not-rows'
import { FIRST_MATCH_WINS } from './first-match-wins'
import { GUEST_DOOR } from './guest-door'
import { LEAST_PRIVILEGE_GOLF } from './least-privilege-golf'
import { LIST_IS_NOT_GET } from './list-is-not-get'
import { MEMBERS_LOUNGE } from './members-lounge'
import { MISSING_AWS } from './missing-aws'
import { MISSING_SLASH } from './missing-slash'
import { MY_FOLDER_ONLY } from './my-folder-only'
import { PROMOTE_YOURSELF } from './promote-yourself'
import { ROWS_NOT_TABLES } from './rows-not-tables'
import { SCAN_HOLE } from './scan-hole'
import { SIX_STEPS } from './six-steps'
import { TAGS_NEVER_ARRIVE } from './tags-never-arrive'
import { TWO_GROUPS } from './two-groups'
import { TWO_POOLS } from './two-pools'
import { WHICH_SUB } from './which-sub'
import { WRONG_AUDIENCE } from './wrong-audience'

/** The lessons in teaching order. */
export const LESSON_TEXTS = [
  ...[SIX_STEPS, WRONG_AUDIENCE, ASSUME_ROLE, MISSING_AWS, GUEST_DOOR],
  ...[WHICH_SUB, MY_FOLDER_ONLY, LIST_IS_NOT_GET, ROWS_NOT_TABLES, COLUMNS_NOT_ROWS],
  ...[TAGS_NEVER_ARRIVE, PROMOTE_YOURSELF, FIRST_MATCH_WINS, TWO_GROUPS],
  ...[MEMBERS_LOUNGE, ALLOWED_YET_DENIED, CLASSIC_LEFTOVERS, BUCKET_SAYS_NO, TWO_POOLS],
  ...[LEAST_PRIVILEGE_GOLF],
  ...[MISSING_SLASH, SCAN_HOLE],
]
