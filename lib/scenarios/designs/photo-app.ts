import type { Design } from '@/lib/design'
import { DEFAULT_DESIGN } from '../default-design'
import { expectations } from './building-blocks'

const USERS = ['ana', 'ben']
const EVERYBODY = [...USERS, 'guest']

/** The design on which the playground opens, with what is expected of it, cell by cell. */
export const PHOTO_APP: Design = {
  ...DEFAULT_DESIGN,
  expectations: expectations({
    'list-own': { allow: USERS, deny: ['guest'] },
    'list-other': { deny: EVERYBODY },
    'list-all': { deny: EVERYBODY },
    'list-look-alike': { deny: EVERYBODY },
    'get-own': { allow: USERS, deny: ['guest'] },
    'put-own': { allow: USERS, deny: ['guest'] },
    'get-other': { deny: EVERYBODY },
    'get-public': { allow: ['guest'], deny: USERS },
    'get-own-row': { allow: USERS, deny: ['guest'] },
    'query-own-rows': { allow: USERS, deny: ['guest'] },
    'put-own-row': { allow: USERS, deny: ['guest'] },
    'get-other-row': { deny: EVERYBODY },
  }),
}
