import { type CatalogAction, catalog, type PolicyKind } from '@/lib/iam'
import { describeAction } from './describe-action'
import { ALL_ACTIONS_PAGE, servicePage } from './pages'
import type { PolicyPlace } from './policy-place'
import { proposeValue } from './propose'
import type { AssistWorld, Proposal } from './types'

/** Enough to choose from; typing on narrows it down. */
const MOST_ACTIONS = 150

/** Actions and patterns of actions that go on from what is typed; those that the design's requests need come first. */
export function proposeActions(
  place: PolicyPlace,
  kind: PolicyKind,
  world: AssistWorld,
): readonly Proposal[] {
  const { typed } = place.word
  if (kind === 'trust') return TRUST_ACTIONS.map((name) => proposeAction(place, name, new Set()))
  const colon = typed.indexOf(':')
  return colon < 0
    ? [...proposeKnown(place, world), ...proposeServices(place, world)]
    : proposeOfService(place, typed.slice(0, colon).toLowerCase(), world)
}

const TRUST_ACTIONS = [
  'sts:AssumeRoleWithWebIdentity',
  'sts:TagSession',
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:SetSourceIdentity',
]

/** Before a service is typed: the actions that the design uses, and any whose own name begins so. */
function proposeKnown(place: PolicyPlace, world: AssistWorld): readonly Proposal[] {
  const used = new Set(world.usedActions)
  const named = place.word.typed.length >= 3 ? actionsNamed(place.word.typed) : []
  return [...new Set([...used, ...named])].map((name) => proposeAction(place, name, used))
}

function actionsNamed(typed: string): readonly string[] {
  const wanted = typed.toLowerCase()
  return catalog.services
    .flatMap((prefix) => catalog.service(prefix)?.actions ?? [])
    .filter(({ name, service }) =>
      name
        .slice(service.length + 1)
        .toLowerCase()
        .startsWith(wanted),
    )
    .slice(0, MOST_ACTIONS)
    .map(({ name }) => name)
}

function proposeServices(place: PolicyPlace, { usedActions }: AssistWorld): readonly Proposal[] {
  const used = new Set(usedActions.map((name) => name.slice(0, name.indexOf(':'))))
  const full = catalog.services
  const others = catalog.allPrefixes.filter((prefix) => !full.includes(prefix))
  const services = [...new Set([...used, ...full, ...others])].map((prefix) => {
    const service = catalog.service(prefix)
    return proposeValue(place, `${prefix}:`, {
      kind: 'service',
      detail: used.has(prefix) ? 'used by this design' : service?.title,
      documentation: service ? service.title : 'A service of AWS; its actions are not known here.',
      link: service ? servicePage(service.title) : ALL_ACTIONS_PAGE,
      opensMore: true,
    })
  })
  const everything = proposeValue(place, '*', {
    kind: 'wildcard',
    detail: 'everything',
    documentation: describeAction('*').lines.join('\n\n'),
    link: ALL_ACTIONS_PAGE,
  })
  return [...services, everything]
}

function proposeOfService(place: PolicyPlace, prefix: string, world: AssistWorld): readonly Proposal[] {
  const service = catalog.service(prefix)
  if (!service) return []
  const used = new Set(world.usedActions)
  const { typed } = place.word
  const wanted = typed
    .slice(typed.indexOf(':') + 1)
    .toLowerCase()
    .replace(/[*?].*$/, '')
  const nameOf = (action: CatalogAction) => action.name.slice(prefix.length + 1)
  const begins = service.actions.filter((action) => nameOf(action).toLowerCase().startsWith(wanted))
  const contains = service.actions.filter(
    (action) => wanted.length > 1 && nameOf(action).toLowerCase().indexOf(wanted) > 0,
  )
  const ordered = [
    ...begins.filter(({ name }) => used.has(name)),
    ...begins.filter(({ name }) => !used.has(name)),
    ...contains,
  ].slice(0, MOST_ACTIONS)
  const wildcards = patternsOf(begins.map(nameOf), wanted).map((pattern) =>
    proposeAction(place, `${prefix}:${pattern}`, used),
  )
  return [...ordered.map(({ name }) => proposeAction(place, name, used)), ...wildcards]
}

function proposeAction(place: PolicyPlace, name: string, used: ReadonlySet<string>): Proposal {
  const level = catalog.action(name)?.accessLevel
  const isPattern = name.includes('*')
  const { lines, link } = describeAction(name)
  return proposeValue(place, name, {
    kind: isPattern ? 'wildcard' : 'action',
    detail: used.has(name) ? `${level ?? ''} · used here`.replace(/^ · /, '') : isPattern ? 'pattern' : level,
    documentation: lines.join('\n\n'),
    link,
  })
}

/** Patterns that cover several of these names and go on from what is typed: `Get*`, `GetObject*`. */
function patternsOf(names: readonly string[], wanted: string): readonly string[] {
  const counts = new Map<string, number>()
  for (const name of names) {
    const words = name.match(/[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+/g) ?? []
    const stems = [words[0] ?? '', `${words[0] ?? ''}${words[1] ?? ''}`]
    for (const stem of new Set(stems)) {
      // Two words only once the first is there: else the list would be as long as that of actions.
      const isDeep = stem !== words[0]
      if (stem.toLowerCase().startsWith(wanted) && (!isDeep || wanted.length >= (words[0]?.length ?? 0))) {
        counts.set(stem, (counts.get(stem) ?? 0) + 1)
      }
    }
  }
  const stems = [...counts].filter(([, count]) => count > 1).map(([stem]) => `${stem}*`)
  return wanted === '' ? ['*', ...stems] : stems
}
