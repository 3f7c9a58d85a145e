import { catalog } from '../catalog/catalog'
import type { CatalogAction, CatalogService } from '../catalog/types'
import { compilePattern } from '../match/pattern'
import { remembering } from './remembering'

/** What an entry of `Action` or `NotAction` says. */
export interface ActionReading {
  readonly text: string
  readonly form: 'everything' | 'named' | 'no-service' | 'two-colons' | 'bad-service' | 'variable'
  /** In lower case. */
  readonly service: string
  readonly hasWildcard: boolean
  readonly hasWildcardInService: boolean
  /** What is known of its service; null when nothing is. */
  readonly details: CatalogService | null
  /** The known actions that it covers; null when that cannot be told. */
  readonly covered: readonly CatalogAction[] | null
}

/**
 * What does this entry of an Action element cover?
 *
 * Total. Names ignore case. What a wildcard covers is told for services with details only.
 *
 * @example
 * readAction('s3:Get*').covered?.some(({ name }) => name === 's3:GetObject') // true
 */
export const readAction: (text: string) => ActionReading = remembering(read)

function read(text: string): ActionReading {
  const nothing = { text, service: '', hasWildcard: false, hasWildcardInService: false, details: null }
  if (text === '*') return { ...nothing, form: 'everything', hasWildcard: true, covered: null }
  if (text.includes('${')) return { ...nothing, form: 'variable', covered: null }
  const colon = text.indexOf(':')
  if (colon < 0) return { ...nothing, form: 'no-service', covered: null }
  const service = text.slice(0, colon).toLowerCase()
  const hasWildcardInService = WILDCARD.test(service)
  const hasWildcard = hasWildcardInService || WILDCARD.test(text)
  const base = { text, service, hasWildcard, hasWildcardInService }
  if (text.includes(':', colon + 1)) return { ...base, form: 'two-colons', details: null, covered: null }
  if (NOT_IN_SERVICE.test(service)) return { ...base, form: 'bad-service', details: null, covered: null }
  const details = hasWildcardInService ? null : catalog.service(service)
  return { ...base, form: 'named', details, covered: coveredBy(text, hasWildcard, details) }
}

const WILDCARD = /[*?]/
const NOT_IN_SERVICE = /[^a-z0-9.*?-]/i

function coveredBy(
  text: string,
  hasWildcard: boolean,
  details: CatalogService | null,
): readonly CatalogAction[] | null {
  if (details === null) return null
  if (!hasWildcard) {
    const action = catalog.action(text)
    return action === null ? [] : [action]
  }
  if (text.length === details.prefix.length + 2 && text.endsWith(':*')) return details.actions
  const lower = text.toLowerCase()
  const head = lower.slice(0, lower.search(WILDCARD))
  const pattern = compilePattern(lower, 'action', '2008-10-17').resolve(new Map(), () => {})
  const names = namesOf(details)
  return details.actions.filter((_action, index) => {
    const name = names[index] as string
    return name.startsWith(head) && pattern?.matches(name)
  })
}

const namesByService = new Map<CatalogService, readonly string[]>()

/** The names of a service's actions in lower case. */
function namesOf(details: CatalogService): readonly string[] {
  const known = namesByService.get(details)
  if (known !== undefined) return known
  const names = details.actions.map(({ name }) => name.toLowerCase())
  namesByService.set(details, names)
  return names
}
