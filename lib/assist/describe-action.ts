import { type ActionReading, type CatalogAction, catalog, readAction } from '@/lib/iam'
import { ALL_ACTIONS_PAGE, servicePage } from './pages'
import type { PageLink } from './types'

/** What there is to say about something. */
export interface Description {
  readonly title: string
  readonly lines: readonly string[]
  readonly link: PageLink | null
}

/** Names that a sentence can list before it gets too long. */
const MOST_NAMES = 6

/**
 * What is this action, or what does this pattern of actions cover, as far as the catalogue knows?
 *
 * Total; ignores case.
 */
export function describeAction(text: string): Description {
  const reading = readAction(text)
  if (reading.form === 'everything') {
    return {
      title: text,
      lines: ['Every action of every service, of today and of the future.'],
      link: ALL_ACTIONS_PAGE,
    }
  }
  const { details, covered } = reading
  const link = details ? servicePage(details.title) : ALL_ACTIONS_PAGE
  const [only] = covered ?? []
  if (covered && only && !reading.hasWildcard) return { ...describeOne(only), link }
  if (covered && covered.length > 0) return { title: text, lines: describePattern(covered), link }
  return { title: text, lines: [sayUnknown(reading)], link }
}

function describeOne(action: CatalogAction): Omit<Description, 'link'> {
  const { name, accessLevel, resourceTypes, conditionKeys, service } = action
  const lines = [`${LEVELS[accessLevel]} (access level ${accessLevel}).`]
  if (resourceTypes) {
    lines.push(
      resourceTypes.length === 0
        ? 'It cannot be limited to resources: Resource must be `*`.'
        : `Can be limited to: ${resourceTypes.map((type) => `${type} ${arnOf(service, type)}`.trim()).join('; ')}.`,
    )
  }
  if (conditionKeys && conditionKeys.length > 0) {
    lines.push(`Condition keys of its own: ${listNames(conditionKeys)}.`)
  }
  return { title: name, lines }
}

const LEVELS: Readonly<Record<CatalogAction['accessLevel'], string>> = {
  Read: 'Reads what a resource holds',
  List: 'Lists what there is',
  Write: 'Changes, creates or deletes',
  Tagging: 'Changes tags and nothing else',
  'Permissions management': 'Changes who may do what',
}

function arnOf(service: string, type: string): string {
  const arn = catalog.service(service)?.resourceTypes.find(({ name }) => name === type)?.arns[0]
  return arn ? `(\`${arn.replace('${Partition}', 'aws')}\`)` : ''
}

function describePattern(covered: readonly CatalogAction[]): readonly string[] {
  const levels = new Map<string, number>()
  for (const { accessLevel } of covered) levels.set(accessLevel, (levels.get(accessLevel) ?? 0) + 1)
  const byLevel = [...levels].map(([level, count]) => `${count} ${level}`).join(', ')
  const count = covered.length === 1 ? 'one action' : `${covered.length} actions`
  return [`Covers ${count} today: ${byLevel}.`, listNames(covered.map(({ name }) => name))]
}

function sayUnknown({ form, details, service }: ActionReading): string {
  if (form === 'no-service') return 'An action is written with its service: `s3:GetObject`.'
  if (form !== 'named') return 'This is not how an action is written: `s3:GetObject`.'
  if (details) return `${details.title} has no such action.`
  return catalog.isServicePrefix(service)
    ? `A service of AWS whose actions the playground does not know in detail.`
    : `AWS has no service with the prefix \`${service}\`.`
}

/** A list of names that stays short. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `\`${name}\``)
  const more = names.length - shown.length
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '')
}
