import { catalog } from '../catalog/catalog'
import type { KeyType } from '../catalog/types'
import { remembering } from './remembering'

/** What the name of a condition key says. */
export interface KeyReading {
  readonly text: string
  readonly lower: string
  /** Before the first colon, in lower case. */
  readonly prefix: string
  /**
   * `global`: `aws:...`. `service`: of one service. `pool`: a claim of an identity pool's own token.
   * `provider`: a claim of another identity provider. `other`: a service or family that is not known in detail.
   */
  readonly family: 'global' | 'service' | 'pool' | 'provider' | 'other' | 'malformed'
  readonly isKnown: boolean
  /** Null when not known. */
  readonly type: KeyType | null
  readonly isMultivalued: boolean
  /** It ends in the key of a tag. */
  readonly isTag: boolean
  /** It should end in the key of a tag, and does not. */
  readonly lacksTagKey: boolean
}

export const POOL_PREFIX = 'cognito-identity.amazonaws.com'

/**
 * What is known of this condition key?
 *
 * Total; ignores case.
 *
 * @example
 * readKey('aws:tagkeys').isMultivalued // true
 */
export const readKey: (text: string) => KeyReading = remembering(read)

/** The claims of a pool's token that its sessions keep. @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html */
export const POOL_CLAIMS: readonly string[] = ['aud', 'amr', 'sub']

/** The one of them that is a list. */
const AUTHENTICATION_STATE = `${POOL_PREFIX}:amr`
const TAG = /tag\//

function read(text: string): KeyReading {
  const lower = text.toLowerCase()
  const colon = lower.indexOf(':')
  const prefix = lower.slice(0, Math.max(colon, 0))
  const family = familyOf(prefix, colon, lower.length)
  const base = { text, lower, prefix, family, isTag: TAG.test(lower) }
  switch (family) {
    case 'pool': {
      const isKnown = POOL_CLAIMS.includes(lower.slice(colon + 1))
      const isMultivalued = lower === AUTHENTICATION_STATE
      const type = isKnown ? (isMultivalued ? 'ArrayOfString' : 'String') : null
      return { ...base, isKnown, type, isMultivalued, lacksTagKey: false }
    }
    case 'global':
    case 'service': {
      const key = catalog.conditionKey(lower)
      return {
        ...base,
        isKnown: key !== null,
        type: key?.type ?? null,
        isMultivalued: key?.type.startsWith('ArrayOf') ?? false,
        lacksTagKey: /tag\/?$/.test(lower) && catalog.conditionKey(`${lower.replace(/\/$/, '')}/x`) !== null,
      }
    }
    case 'provider':
    case 'other':
    case 'malformed':
      return {
        ...base,
        isKnown: family !== 'malformed',
        type: null,
        isMultivalued: false,
        lacksTagKey: false,
      }
  }
}

/** Families of keys that no service is named after. */
const OTHER_FAMILIES: ReadonlySet<string> = new Set([
  'saml',
  'cognito-identity-auth',
  'cognito-identity-unauth',
])

function familyOf(prefix: string, colon: number, length: number): KeyReading['family'] {
  if (colon <= 0 || colon === length - 1) return 'malformed'
  if (prefix === 'aws') return 'global'
  if (prefix === POOL_PREFIX) return 'pool'
  if (prefix.includes('.')) return 'provider'
  const service = catalog.service(prefix)
  if (service !== null) return service.isFull ? 'service' : 'other'
  return OTHER_FAMILIES.has(prefix) || catalog.isServicePrefix(prefix) ? 'other' : 'service'
}
