import { type CatalogAction, type CompiledStatement, catalog, wholeResource } from '@/lib/iam'
import { atom, type Formula } from './formula'
import { RESOURCE } from './key-model'
import { type Item, type Language, languageOf, type SymbolicPattern, textPattern } from './language'
import { ANY, without } from './letters'

/**
 * The actions that these statements can speak to: those that they name, and those of AWS's list that their
 * wildcards cover. Without a wildcard service, only services that are named somewhere are looked at.
 *
 * Of services that the list does not describe, there is an action for each name or wildcard by which any statement
 * speaks of them.
 *
 * @param beside other statements that may speak to the same actions
 */
export function actionsOf(
  statements: readonly CompiledStatement[],
  beside: readonly CompiledStatement[] = [],
): readonly string[] {
  const found = new Map<string, string>()
  const add = (name: string, published = catalog.action(name)?.name) => {
    const lower = name.toLowerCase()
    if (!found.has(lower)) found.set(lower, published ?? name)
  }
  const services = new Set<string>()
  /** Wildcards for actions of services that the list does not describe. */
  const open: string[] = []
  let isEverything = statements.some(({ source }) => source.action?.name === 'NotAction')
  for (const value of valuesIn(statements)) {
    const service = serviceOf(value)
    const isAnyService = service === '' || /[*?]/.test(service)
    if (isAnyService) isEverything = true
    if (!isAnyService && !/[*?]/.test(value)) add(value)
    else if (catalog.service(service)) services.add(service)
    else open.push(value)
  }
  for (const prefix of isEverything ? catalog.services : services) {
    for (const { name } of catalog.service(prefix)?.actions ?? []) add(name, name)
  }
  for (const value of isEverything ? [...open, '*'] : open) add(exampleOf(value))
  for (const value of valuesIn(beside)) {
    if (catalog.service(serviceOf(value))) continue
    const near = open.filter((one) => serviceOf(one) === serviceOf(value))
    if (isEverything || near.length > 0) add(exampleOf(value))
    if (/[*?]/.test(value)) for (const one of near) add(exampleOf(bothOf(one, value)))
  }
  return [...found.values()]
}

function valuesIn(statements: readonly CompiledStatement[]): ReadonlySet<string> {
  return new Set(statements.flatMap(({ source }) => source.action?.values.map(({ value }) => value) ?? []))
}

function serviceOf(action: string): string {
  return action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase()
}

/** An action that the wildcards cover, and others hardly do. */
function exampleOf(action: string): string {
  const service = serviceOf(action).replace(/[*?]/g, 'x') || 'x'
  return `${service}:${action.slice(action.indexOf(':') + 1).replace(/[*?]/g, 'X')}`
}

/** A wildcard that lies within two others, as far as they have anything in common: `Get*` and `*Tags` make `Get*Tags`. */
function bothOf(one: string, other: string): string {
  const [left, right] = [one, other].map((text) => text.split(/[*?]+/)) as [string[], string[]]
  const longer = (at: number) =>
    [left.at(at) ?? '', right.at(at) ?? ''].sort((a, b) => b.length - a.length)[0] as string
  return [longer(0), ...left.slice(1, -1), ...right.slice(1, -1), longer(-1)].join('*')
}

/** What resources of an action look like, as AWS publishes it; a star or any ARN when it is not published. */
export function resourceFormula(action: string): Formula {
  const known = catalog.action(action)
  const language = known?.resourceTypes ? languageOfResources(known) : ANY_RESOURCE
  return atom({ kind: 'all', key: RESOURCE, language })
}

const ANY_RESOURCE = languageOf([textPattern('*'), [...textPattern('arn:'), { kind: 'run', set: ANY }]])

/** Do ARNs of what the action acts on always name a Region and an account? */
export function isRegional(action: string): boolean {
  const known = catalog.action(action)
  const arns = known ? arnsOf(known) : []
  return arns.length > 0 && arns.every((arn) => arn.includes(':${Region}:${Account}:'))
}

function arnsOf({ service, resourceTypes }: CatalogAction): readonly string[] {
  return (resourceTypes ?? []).flatMap(
    (type) => catalog.service(service)?.resourceTypes.find((one) => one.name === type)?.arns ?? [],
  )
}

const languages = new Map<string, Language>()

function languageOfResources(action: CatalogAction): Language {
  const known = languages.get(action.name)
  if (known !== undefined) return known
  const arns = arnsOf(action)
  const made = languageOf(arns.length === 0 ? [textPattern(wholeResource(action.name))] : arns.map(patternOf))
  languages.set(action.name, made)
  return made
}

const NO_SLASH = without(ANY, '/:')

/** `arn:${Partition}:s3:::${BucketName}/${ObjectName}`: placeholders stand for any text, a bucket's for one without a slash. */
function patternOf(arn: string): SymbolicPattern {
  return arn.split(/(\$\{[^}]*\})/).flatMap((part): readonly Item[] => {
    if (part === '${Partition}') return textPattern('aws')
    if (!part.startsWith('${')) return textPattern(part)
    const set = part === '${BucketName}' ? NO_SLASH : ANY
    const isOptional = /Region|Account/.test(part)
    return [...(isOptional ? [] : [{ kind: 'set', set } as const]), { kind: 'run', set }]
  })
}
