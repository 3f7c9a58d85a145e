import { ASSUME_ROLE } from './assume-role'
import { COLUMNS_NOT_ROWS } from './columns-not-rows'
import { GUEST_DOOR } from './guest-door'
import { LIST_IS_NOT_GET } from './list-is-not-get'
import { MEMBERS_LOUNGE } from './members-lounge'
import { MISSING_AWS } from './missing-aws'
import { MY_FOLDER_ONLY } from './my-folder-only'
import { ROWS_NOT_TABLES } from './rows-not-tables'
import { SIX_STEPS } from './six-steps'
import { WHICH_SUB } from './which-sub'
import { WRONG_AUDIENCE } from './wrong-audience'

/** The lessons in teaching order. */
export const LESSON_TEXTS = [
  ...[SIX_STEPS, WRONG_AUDIENCE, ASSUME_ROLE, MISSING_AWS, GUEST_DOOR],
  ...[WHICH_SUB, MY_FOLDER_ONLY, LIST_IS_NOT_GET, ROWS_NOT_TABLES, COLUMNS_NOT_ROWS],
  ...[MEMBERS_LOUNGE],
]
