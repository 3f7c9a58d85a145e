import * as v from 'valibot'
import { fail, type Result, succeed } from '@/lib/base/result'
import { lineAndColumn, type SourceRange } from '@/lib/base/source-range'
import { type JsonMember, type JsonNode, parseJson } from '@/lib/iam'
import { organizationPolicyId, resourcePolicyId } from './documents'
import { migrateFromV1 } from './migrations/from-v1'
import { designSchemaV1 } from './migrations/schema-v1'
import { type Design, designSchema } from './schema/design'

/** Why a text is not a design, and where. */
export interface DesignProblem {
  readonly range: SourceRange
  readonly line: number
  readonly column: number
  /** `roles.0.name`; empty for the whole document. */
  readonly path: string
  readonly message: string
}

/** Larger than any design of use; refused before it is read. */
const MAX_CHARACTERS = 20_000_000

/**
 * Is this text a design, and if not, what is wrong with it and where?
 *
 * The text is not trusted: it may come from a file or a link of unknown origin. Total: any text gives a
 * design or a list of problems, each with its place.
 *
 * @example
 * const opened = decodeDesign(await file.text())
 * if (opened.ok) store.openDesign(opened.value)
 */
export function decodeDesign(text: string): Result<Design, readonly DesignProblem[]> {
  const problem = (range: SourceRange, path: string, message: string): DesignProblem => ({
    range,
    ...lineAndColumn(text, range.start),
    path,
    message,
  })
  if (text.length > MAX_CHARACTERS) {
    return fail([problem({ start: 0, end: 0 }, '', `more than ${MAX_CHARACTERS} characters`)])
  }
  const { root, errors } = parseJson(text)
  if (errors.length > 0 || root === null) {
    const found = errors.map((error) => problem(error.range, '', error.message))
    return fail(found.length > 0 ? found : [problem({ start: 0, end: 0 }, '', 'the text is empty')])
  }
  const lost = unusableNames(root)
  if (lost.length > 0) {
    return fail(
      lost.map((member) => problem(member.nameRange, '', `${quoted(member.name)} cannot be a name here`)),
    )
  }
  const checked = check(toValue(root))
  if (!checked.ok) {
    return fail(
      checked.error.map((issue) => {
        const path = (issue.path ?? []).map((step) => String(step.key))
        return problem(rangeOf(root, path), path.join('.'), wordIssue(issue))
      }),
    )
  }
  const broken = brokenReferences(checked.value)
  if (broken.length > 0) {
    return fail(broken.map(({ path, message }) => problem(rangeOf(root, path), path.join('.'), message)))
  }
  return succeed(checked.value)
}

/** Reads every version that was ever published; what names none of them is measured by today's. */
function check(value: unknown): Result<Design, readonly v.BaseIssue<unknown>[]> {
  if (versionOf(value) === 1) {
    const old = v.safeParse(designSchemaV1, value)
    return old.success ? succeed(migrateFromV1(old.output)) : fail(old.issues)
  }
  const checked = v.safeParse(designSchema, value)
  return checked.success ? succeed(checked.output) : fail(checked.issues)
}

function versionOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined
}

/** What JSON calls the types that the checker names. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  Array: 'a list',
  Object: 'an object',
}

const LONGEST_QUOTE = 80

/** A value in a message: on one line, and no longer than one takes in. */
function quoted(value: string): string {
  const text = value.replace(/^"|"$/gs, '')
  const short = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text
  // Control characters, and line ends that JSON leaves as they are.
  return `\`${short.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').toWellFormed()}\``
}

/** The checker's finding in the words of all other messages. */
function wordIssue({ kind, type, expected, received, message }: v.BaseIssue<unknown>): string {
  if (type === 'strict_object' && expected === 'never') return `unknown field ${quoted(received)}`
  if (received === 'undefined') {
    return type === 'strict_object' && expected ? `${quoted(expected)} is missing` : 'this field is missing'
  }
  if (type === 'iso_timestamp') return `${quoted(received)} is not a time such as 2026-03-02T09:00:00Z`
  if (type === 'min_length') return 'must not be empty'
  if (type === 'max_length') return 'is too long'
  if (type === 'min_value') return `must be at least ${expected?.replace('>=', '')}`
  if (type === 'max_value') return `must be at most ${expected?.replace('<=', '')}`
  if (type === 'integer') return 'must be a whole number'
  // Without words of its own the schema has only the pattern to say.
  if (type === 'regex' && message.startsWith('Invalid format')) {
    return `${quoted(received)} does not match \`${expected}\``
  }
  if (kind === 'validation') return message
  const wanted = (expected ?? '')
    .replace(/^\(|\)$/g, '')
    .split(' | ')
    .map((each) => TYPE_WORDS[each] ?? quoted(each))
  const options = wanted.length > 1 ? `${wanted.slice(0, -1).join(', ')} or ${wanted.at(-1)}` : wanted[0]
  return `${options} is expected here, not ${TYPE_WORDS[received] ?? quoted(received)}`
}

/** Names that JavaScript keeps for itself: checked values leave them out, so they would be lost without a word. */
const UNUSABLE_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

function unusableNames(node: JsonNode): JsonMember[] {
  if (node.kind === 'array') return node.items.flatMap(unusableNames)
  if (node.kind !== 'object') return []
  return node.members.flatMap((member) => [
    ...(UNUSABLE_NAMES.has(member.name) ? [member] : []),
    ...(member.value ? unusableNames(member.value) : []),
  ])
}

/** Names that are used twice where they must tell things apart, and references to what is not there. */
function brokenReferences(design: Design): { path: string[]; message: string }[] {
  const found: { path: string[]; message: string }[] = []
  if (!Number.isFinite(Date.parse(design.now))) {
    found.push({ path: ['now'], message: `${quoted(design.now)} is not a time such as 2026-03-02T09:00:00Z` })
  }
  const unique = (list: string, names: readonly string[], field: string) => {
    names.forEach((name, index) => {
      if (names.indexOf(name) !== index) {
        found.push({ path: [list, String(index), field], message: `${quoted(name)} is used twice` })
      }
    })
  }
  unique(
    'roles',
    design.roles.map((role) => role.name),
    'name',
  )
  unique(
    'providers',
    design.providers.map((provider) => provider.id),
    'id',
  )
  unique(
    'buckets',
    design.buckets.map((bucket) => bucket.name),
    'name',
  )
  unique(
    'identities',
    design.identities.map((identity) => identity.id),
    'id',
  )
  unique(
    'requests',
    design.requests.map((request) => request.id),
    'id',
  )
  design.roles.forEach((role, index) => {
    const names = role.policies.map((policy) => policy.name)
    names.forEach((name, policy) => {
      if (names.indexOf(name) !== policy) {
        const path = ['roles', String(index), 'policies', String(policy), 'name']
        found.push({ path, message: `${quoted(name)} is used twice` })
      }
    })
  })
  found.push(...clashingDocuments(design))
  design.identities.forEach((identity, index) => {
    if (identity.pool !== undefined && !design.otherPools?.some((pool) => pool.id === identity.pool)) {
      const path = ['identities', String(index), 'pool']
      found.push({ path, message: `there is no other pool ${quoted(identity.pool)}` })
    }
    if (identity.kind === 'guest') return
    const [field, wanted] =
      identity.kind === 'user-pool-user' ? ['userPool', identity.userPool] : ['provider', identity.provider]
    const kind = identity.kind.replace(/-user$/, '')
    if (design.providers.some((provider) => provider.id === wanted && provider.kind === kind)) return
    const what = kind === 'user-pool' ? 'user pool' : `${kind} provider`
    found.push({
      path: ['identities', String(index), field ?? ''],
      message: `there is no ${what} ${quoted(wanted)}`,
    })
  })
  design.expectations.forEach((expectation, index) => {
    if (!design.identities.some((identity) => identity.id === expectation.identity)) {
      const path = ['expectations', String(index), 'identity']
      found.push({ path, message: `there is no identity \`${expectation.identity}\`` })
    }
    if (!design.requests.some((request) => request.id === expectation.request)) {
      const path = ['expectations', String(index), 'request']
      found.push({ path, message: `there is no request \`${expectation.request}\`` })
    }
  })
  return found
}

/** Policies whose documents would have one id: an edit could not tell them apart. */
function clashingDocuments(design: Design): { path: string[]; message: string }[] {
  const seen = new Set<string>()
  const clash = (id: string, named: string, path: (string | number)[]) => {
    const isClash = seen.has(id)
    seen.add(id)
    return isClash ? [{ path: path.map(String), message: `${quoted(named)} is used twice` }] : []
  }
  const { organization, resources, tables } = design
  return [
    ...tables.flatMap(({ name, policy }, index) =>
      policy === undefined ? [] : clash(resourcePolicyId('tables', name), name, ['tables', index, 'name']),
    ),
    ...(resources ?? []).flatMap(({ arn }, index) =>
      clash(resourcePolicyId('resources', arn), arn, ['resources', index, 'arn']),
    ),
    ...(['scps', 'rcps'] as const).flatMap((list) =>
      (organization?.[list] ?? []).flatMap((level, depth) =>
        level.flatMap(({ name }, index) =>
          clash(organizationPolicyId(list, depth, name), name, ['organization', list, depth, index, 'name']),
        ),
      ),
    ),
  ]
}

/** The plain value of a JSON tree. Names such as `__proto__` become ordinary properties, never prototypes. */
function toValue(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(
        node.members.map((member) => [member.name, member.value && toValue(member.value)]),
      )
    case 'array':
      return node.items.map(toValue)
    case 'null':
      return null
    default:
      return node.value
  }
}

function rangeOf(root: JsonNode, path: readonly string[]): SourceRange {
  let node = root
  for (const step of path) {
    const next: JsonNode | null | undefined =
      node.kind === 'object'
        ? node.members.find((member) => member.name === step)?.value
        : node.kind === 'array'
          ? node.items[Number(step)]
          : null
    if (!next) break
    node = next
  }
  return node.range
}
