import { catalog, type KeyType, POOL_PREFIX, type PolicyKind, parseOperatorName, readKey } from '@/lib/iam'
import {
  DOCUMENT_ELEMENTS,
  ELEMENTS,
  PRINCIPAL_TYPES,
  partnerOf,
  statementElements,
} from './describe-element'
import { describeKey, isUsualKey, typeName } from './describe-key'
import { describeOperator, familyFits, operatorFits, operatorNames } from './describe-operator'
import { elementPage, OPERATORS_PAGE } from './pages'
import type { PolicyPlace } from './policy-place'
import { proposeName } from './propose'
import { factsOf, keysOf } from './statement-facts'
import type { AssistWorld, Proposal } from './types'

/** Elements of a document, of a statement and of a Principal, with the beginning of their values. */
export function proposeElements(place: PolicyPlace, kind: PolicyKind): readonly Proposal[] {
  const { path, taken } = place
  const [first, second] = path
  const names =
    first === undefined
      ? DOCUMENT_ELEMENTS
      : second === undefined
        ? statementElements(kind)
        : second === 'Principal' || second === 'NotPrincipal'
          ? PRINCIPAL_TYPES
          : []
  return names
    .filter((name) => !taken.includes(name) && !taken.includes(partnerOf(name)))
    .map((name) =>
      proposeName(place, name, SKELETONS[name] ?? '"|"', {
        kind: 'element',
        documentation: ELEMENTS[name],
        link: elementPage(name),
      }),
    )
}

const SKELETONS: Readonly<Record<string, string>> = {
  Version: '"2012-10-17"',
  Statement: '[\n    {\n      "Effect": "Allow"|\n    }\n  ]',
  Principal: '{ "|" }',
  NotPrincipal: '{ "|" }',
  Condition: '{ "|" }',
}

/** Condition operators; first those that compare what the keys under it hold. */
export function proposeOperators(place: PolicyPlace): readonly Proposal[] {
  const current = place.owner?.kind === 'object' ? place.owner.members : []
  const here = current.find(({ nameRange }) => nameRange.start === place.word.range.start - 1)
  const types = here?.value?.kind === 'object' ? here.value.members.map(({ name }) => readKey(name).type) : []
  const names = operatorNames().filter((name) => !place.taken.includes(name))
  const fitting = names.filter((name) => types.every((type) => operatorFits(name, type)))
  const usual = types.length === 0 ? USUAL_OPERATORS.filter((name) => fitting.includes(name)) : []
  // Where there are keys already, what does not compare them would be a mistake.
  const others = types.length === 0 ? names : fitting
  return [...new Set([...usual, ...others])].map((name) =>
    proposeName(place, name, '{ "|": "" }', {
      kind: 'operator',
      documentation: describeOperator(name)?.join('\n\n'),
      link: OPERATORS_PAGE,
    }),
  )
}

const USUAL_OPERATORS = [
  'StringEquals',
  'StringLike',
  'ForAnyValue:StringLike',
  'ForAllValues:StringEquals',
  'Bool',
  'Null',
  'IpAddress',
  'ArnLike',
]

/** Condition keys that requests for the statement's actions may carry, if the operator compares what they hold. */
export function proposeKeys(place: PolicyPlace, kind: PolicyKind, world: AssistWorld): readonly Proposal[] {
  const operator = place.path.at(-1) ?? ''
  const isTaken = (name: string) => place.taken.some((each) => each.toLowerCase() === name.toLowerCase())
  return candidates(place, kind, world)
    .filter(({ name, type }) => !isTaken(name) && familyFits(operator, type))
    .map(({ name, type, detail }) => {
      const { lines, link } = describeKey(name)
      return proposeName(place, name, '"|"', {
        kind: 'key',
        detail: detail ?? (type ? typeName(type).replaceAll('`', '') : undefined),
        documentation: [...lines, ...qualifierHint(operator, type)].join('\n\n'),
        link,
      })
    })
}

interface CandidateKey {
  readonly name: string
  readonly type: KeyType | null
  readonly detail?: string
}

function candidates(place: PolicyPlace, kind: PolicyKind, world: AssistWorld): readonly CandidateKey[] {
  const { actions } = factsOf(place.statement)
  const ofActions = [...(keysOf(actions) ?? [])].map((name) => withoutOpenPart(name))
  const ofSessions = sessionKeys(world)
  const pool = POOL_KEYS.map((name) => ({ name, type: readKey(name).type, detail: 'this identity pool' }))
  const tags = ofSessions
    .filter((name) => name.toLowerCase().startsWith('aws:principaltag/'))
    .map((name) => ({ name, type: 'String' as const, detail: 'tag of a session here' }))
  const own = ofActions.map((name) => ({ name, type: readKey(name).type }))
  const globals = catalog.globalKeys.map(({ name, type }) => ({ name: withoutOpenPart(name), type }))
  const providers = kind === 'trust' ? providerKeys(world) : []
  const all = kind === 'trust' ? [...pool, ...providers, ...own] : [...own, ...pool]
  const rest = [...all, ...globals]
  const usual = rest.filter(({ name }) => isUsualKey(name))
  return uniqueByName([...usual, ...tags, ...rest])
}

const POOL_KEYS = ['aud', 'amr', 'sub'].map((claim) => `${POOL_PREFIX}:${claim}`)

/** Claims of the providers that the roles could trust directly. */
function providerKeys(world: AssistWorld): readonly CandidateKey[] {
  return world.federatedPrincipals
    .filter((name) => name !== POOL_PREFIX && !name.startsWith('arn:'))
    .flatMap((name) => [`${name}:aud`, `${name}:sub`])
    .map((name) => ({ name, type: 'String' as const, detail: 'claim of a provider' }))
}

function sessionKeys({ sessions }: AssistWorld): readonly string[] {
  return [...new Set(sessions.flatMap(({ context }) => Object.keys(context)))]
}

function qualifierHint(operator: string, type: KeyType | null): readonly string[] {
  const { qualifier, base } = parseOperatorName(operator)
  if (!type?.startsWith('ArrayOf') || qualifier !== null || base === 'Null') return []
  return ['It holds several values: the operator needs `ForAnyValue:` or `ForAllValues:` before it.']
}

/** Keys that end in a name of one's own are left open at their end. */
function withoutOpenPart(name: string): string {
  return name.replace(/(?:\$\{[^}]*\}|<[^>]*>).*$/, '')
}

function uniqueByName(keys: readonly CandidateKey[]): readonly CandidateKey[] {
  const found = new Map<string, CandidateKey>()
  for (const key of keys) {
    const name = key.name.toLowerCase()
    if (!found.has(name)) found.set(name, key)
  }
  return [...found.values()]
}
