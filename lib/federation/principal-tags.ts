import { claimOf } from './claims'
import { entryOf, type IdentityPoolConfig } from './pool-config'
import { SAML_NAME, SAML_NAME_IDENTIFIER } from './saml-assertion'
import type { TokenClaim, TokenPayload } from './tokens'

/** The session tags that a login gives, and how they came about. */
export interface PrincipalTags {
  readonly tags: Readonly<Record<string, string>>
  /** The key of the map that applies; null when none does. */
  readonly mapKey: string | null
  /** Tag keys that were not set, because the token lacks the claim or it has no single value. */
  readonly unset: readonly { readonly tag: string; readonly claim: string }[]
  /** What STS will not take about these tags; null when all is well. */
  readonly problem: string | null
  readonly assumptions: readonly string[]
}

const NO_TAGS: PrincipalTags = { tags: {}, mapKey: null, unset: [], problem: null, assumptions: [] }

/** The tags of the default mappings; they cannot be edited. */
const DEFAULTS: Readonly<Record<string, string>> = { client: 'aud', username: 'sub' }
const SAML_DEFAULTS: Readonly<Record<string, string>> = { client: SAML_NAME, username: SAML_NAME_IDENTIFIER }

/**
 * Which session tags does the identity pool put into its token for this login?
 *
 * Each tag takes the value of one claim; a claim that the token lacks sets no tag. AWS looks at the limits
 * only when the session is made: `problem` says what it will refuse.
 *
 * @param keys names of the provider under which its map may stand
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/using-attributes-for-access-control.html
 * @example
 * principalTags({ ...pool, principalTagMaps: { [key]: { tags: { dept: 'custom:dept' } } } }, [key], { 'custom:dept': 'Sales' }).tags
 * // { dept: 'Sales' }
 */
export function principalTags(
  config: IdentityPoolConfig,
  keys: readonly string[],
  claims: TokenPayload,
): PrincipalTags {
  const mapKey = keys.find((key) => entryOf(config.principalTagMaps, key) !== undefined)
  const map = mapKey === undefined ? undefined : entryOf(config.principalTagMaps, mapKey)
  if (mapKey === undefined || map === undefined) return NO_TAGS
  const isSaml = mapKey.includes(':saml-provider/')
  const wanted = map.useDefaults === true ? (isSaml ? SAML_DEFAULTS : DEFAULTS) : (map.tags ?? {})
  const assumptions = map.useDefaults === true && isSaml ? ['saml-default-tags'] : []
  const tags: [string, string][] = []
  const unset: { tag: string; claim: string }[] = []
  for (const [tag, claim] of Object.entries(wanted)) {
    const value = claimOf(claims, claim)
    if (Array.isArray(value) && !assumptions.includes('tags-from-lists')) assumptions.push('tags-from-lists')
    const text = value === undefined ? null : textOf(value)
    if (text === null || text === '') unset.push({ tag, claim })
    else tags.push([tag, text])
  }
  if (tags.some(([, value]) => /[*?]/.test(value))) assumptions.push('wildcards-in-tag-values')
  const problem = tagProblem(tags)
  return { tags: Object.fromEntries(tags), mapKey, unset, problem, assumptions }
}

/** What STS refuses about session tags, other than their size; null when nothing.
 *  @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
export function tagProblem(tags: readonly (readonly [string, string])[]): string | null {
  if (tags.length > 50) return 'A session takes at most 50 tags.'
  const keys = new Set<string>()
  for (const [key, value] of tags) {
    const lower = key.toLowerCase()
    if (keys.has(lower)) return `The tag ${key} stands twice: tag keys do not tell upper from lower case.`
    keys.add(lower)
    if (lower.startsWith('aws:')) return `The tag ${key} has the reserved prefix aws:.`
    if (key.length < 1 || key.length > 128)
      return `The tag key ${key.slice(0, 40)}… is longer than 128 characters.`
    if (value.length > 256) return `The value of the tag ${key} is longer than 256 characters.`
    // `*` and `?` are let through: AWS's guide warns of what they do in policies, though STS's pattern lacks them.
    if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@*?]*$/u.test(key + value)) {
      return `The tag ${key} holds a character that session tags cannot hold.`
    }
  }
  return null
}

function textOf(value: TokenClaim): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!Array.isArray(value)) return null
  const [only] = value
  return value.length === 1 && only !== undefined && !Array.isArray(only) ? textOf(only) : null
}
