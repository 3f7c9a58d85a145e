import { type CatalogAction, type CompiledStatement, catalog } from '@/lib/iam'
import { atom, type Formula, TRUE } from './formula'
import { RESOURCE } from './key-model'
import { type Item, type Language, languageOf, type SymbolicPattern, textPattern } from './language'
import { ANY, without } from './letters'

/**
 * The actions that these statements can speak to: those that they name, and those of AWS's list that their
 * wildcards cover. Without a wildcard service, only services that are named somewhere are looked at.
 */
export function actionsOf(statements: readonly CompiledStatement[]): readonly string[] {
  const found = new Map<string, string>()
  const add = (name: string, published = catalog.action(name)?.name) => {
    const lower = name.toLowerCase()
    if (!found.has(lower)) found.set(lower, published ?? name)
  }
  const services = new Set<string>()
  let isEverything = false
  for (const { source } of statements) {
    for (const { value } of source.action?.values ?? []) {
      const service = value.slice(0, Math.max(0, value.indexOf(':'))).toLowerCase()
      const isOpen = service === '' || /[*?]/.test(service)
      if (isOpen) isEverything = true
      if (!/[*?]/.test(value) && !isOpen) add(value)
      else if (!isOpen && catalog.service(service)) services.add(service)
      // One that stands for those of services that the list does not describe.
      else
        add(
          `${service.replace(/[*?]/g, 'x') || 'x'}:${value.slice(value.indexOf(':') + 1).replace(/[*?]/g, 'X')}`,
        )
    }
    if (source.action?.name === 'NotAction') isEverything = true
  }
  for (const prefix of isEverything ? catalog.services : services) {
    for (const { name } of catalog.service(prefix)?.actions ?? []) add(name, name)
  }
  return [...found.values()]
}

/** What resources of an action look like, as AWS publishes it; anything when it is not published. */
export function resourceFormula(action: string): Formula {
  const known = catalog.action(action)
  if (!known?.resourceTypes) return TRUE
  const language = languageOfResources(known)
  return language === null ? TRUE : atom({ kind: 'all', key: RESOURCE, language })
}

const languages = new Map<string, Language | null>()

function languageOfResources({ name, service, resourceTypes }: CatalogAction): Language | null {
  const known = languages.get(name)
  if (known !== undefined) return known
  const arns = (resourceTypes ?? []).flatMap(
    (type) => catalog.service(service)?.resourceTypes.find((one) => one.name === type)?.arns ?? [],
  )
  // Actions that cannot be limited to a resource are asked about with a star.
  const patterns = arns.length === 0 ? [textPattern('*')] : arns.map(patternOf)
  const made = languageOf(patterns)
  languages.set(name, made)
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
