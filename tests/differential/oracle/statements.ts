import { testCondition } from './operators'
import { type Caller, type Grades, namedBy } from './principals'
import {
  type Answer,
  all,
  any,
  asList,
  isObject,
  isReadable,
  type Json,
  keyOf,
  not,
  type SpecRequest,
  sure,
} from './terms'
import { fits, type Lookup, type PlaceRules, patternOf } from './wildcard-regexp'

/** What documents say about a request: iam-evaluation.md sections 1.1 to 1.7 and 2.1. */

export interface Asked {
  readonly request: SpecRequest
  readonly caller: Caller
  readonly hasBoundary: boolean
}

/** What the policies of one kind say together. */
export function gather(name: string, documents: readonly Json[], asked: Asked) {
  const statements = documents.flatMap((document) => readDocument(document, name, asked))
  const one = (effect: string, part: keyof Says) =>
    any(statements.map((each) => answerOf(each, effect, part)))
  return {
    name,
    deny: one('Deny', 'applies'),
    allow: one('Allow', 'applies'),
    direct: one('Allow', 'direct'),
    role: one('Allow', 'role'),
  }
}

interface Says {
  readonly applies: Answer
  readonly direct: Answer
  readonly role: Answer
}
type Statement = Says & { readonly effect: string | null }

/** A statement whose effect cannot be read may say either. */
function answerOf(statement: Statement, effect: string, part: keyof Says): Answer {
  if (statement.effect === null) return statement[part] === 'no' ? 'no' : 'unknown'
  return statement.effect === effect ? statement[part] : 'no'
}

const UNREADABLE: Statement = { effect: null, applies: 'unknown', direct: 'unknown', role: 'unknown' }

function readDocument(document: Json, kind: string, asked: Asked): Statement[] {
  const isSound =
    isObject(document) &&
    Object.keys(document).every((name) => ['Version', 'Id', 'Statement'].includes(name)) &&
    [undefined, '2008-10-17', '2012-10-17'].includes(document.Version) &&
    ['string', 'undefined'].includes(typeof document.Id) &&
    document.Statement !== undefined &&
    asList(document.Statement).length > 0
  if (!isSound) return [UNREADABLE]
  const variables = document.Version === '2012-10-17' ? 'filled' : 'plain'
  return asList(document.Statement).map((one) => readStatement(one, kind, variables, asked))
}

const ELEMENTS = [
  ...['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource'],
  'Condition',
]
/** Kinds of policies by what they take; both lists: iam-evaluation.md section 1.7. */
const WITH_PRINCIPAL = ['resource', 'trust', 'rcp']
const RESOURCE_OPTIONAL = ['resource', 'endpoint']

function readStatement(
  one: Json,
  kind: string,
  variables: PlaceRules['variables'],
  { request, caller, hasBoundary }: Asked,
): Statement {
  if (!isObject(one)) return UNREADABLE
  const count = (...names: string[]) => names.filter((name) => one[name] !== undefined).length
  const principals = count('Principal', 'NotPrincipal')
  const resources = count('Resource', 'NotResource')
  const effect = ['Allow', 'Deny'].includes(one.Effect) ? (one.Effect as string) : null
  const takesPrincipal = WITH_PRINCIPAL.includes(kind) || kind === 'endpoint'
  const isSound =
    effect !== null &&
    Object.keys(one).every((name) => ELEMENTS.includes(name)) &&
    ['string', 'undefined'].includes(typeof one.Sid) &&
    count('Action', 'NotAction') === 1 &&
    (kind === 'trust'
      ? resources === 0
      : resources === 1 || (resources === 0 && RESOURCE_OPTIONAL.includes(kind))) &&
    (WITH_PRINCIPAL.includes(kind) ? principals === 1 : principals <= (kind === 'endpoint' ? 1 : 0))

  const lookup: Lookup = (key) => {
    const value = keyOf(request, key)
    if (value === undefined) return null
    if (!isReadable(value)) return 'unreadable-key'
    return Array.isArray(value) ? null : String(value)
  }
  const rest = all([
    isSound ? 'yes' : 'unknown',
    isListed(one.Action, one.NotAction, (text) => {
      const rules: PlaceRules = { wildcards: true, isArn: false, variables: 'none' }
      const pattern = patternOf(text.toLowerCase(), rules, lookup)
      return sure(typeof pattern !== 'string' && fits(pattern, request.action.toLowerCase()))
    }),
    kind === 'trust' || resources === 0
      ? 'yes'
      : isListed(one.Resource, one.NotResource, (text) => {
          const pattern = patternOf(text, { wildcards: true, isArn: true, variables }, lookup)
          if (typeof pattern === 'string') return pattern === 'missing' ? 'no' : 'unknown'
          return sure(fits(pattern, request.resource, true))
        }),
    testBlock(one.Condition, variables, request, lookup),
  ])
  const named: Grades = takesPrincipal
    ? namedBy(one, kind, caller, hasBoundary)
    : { direct: 'yes', role: 'no', account: 'no' }
  return {
    effect,
    applies: all([rest, any([named.direct, named.role, named.account])]),
    direct: all([rest, named.direct]),
    role: all([rest, named.role]),
  }
}

/** Action or NotAction, Resource or NotResource. */
function isListed(listed: Json, unlisted: Json, test: (text: string) => Answer): Answer {
  const values = asList(listed ?? unlisted)
  const isBroken = values.length === 0 || values.some((text) => typeof text !== 'string')
  if (isBroken || (listed !== undefined && unlisted !== undefined)) return 'unknown'
  const found = any(values.map(test))
  return listed !== undefined ? found : not(found)
}

function testBlock(
  block: Json,
  variables: PlaceRules['variables'],
  request: SpecRequest,
  lookup: Lookup,
): Answer {
  if (block === undefined) return 'yes'
  const operators = isObject(block) ? Object.entries(block as Record<string, Json>) : []
  const isSound =
    isObject(block) &&
    operators.every(([, keys]) => isObject(keys) && Object.values(keys as object).every(isReadable))
  if (!isSound) return 'unknown'
  return all(
    operators.flatMap(([operator, keys]) =>
      Object.entries(keys as Record<string, Json>).map(([key, values]) =>
        testCondition(operator, keyOf(request, key), asList(values), variables, lookup),
      ),
    ),
  )
}
